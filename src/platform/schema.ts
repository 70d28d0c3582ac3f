/** The whole model on one page: what a database's tables are, read from the database itself. */

import pg from 'pg';

type Column = { name: string; type: string; not_null: boolean; default: string | null; identity: string };
type Table = {
  name: string;
  comment: string | null;
  columns: Column[];
  constraints: string[];
  indexes: string[];
};

const question = `
  select c.relname as name, obj_description(c.oid) as comment,
    (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'not_null', a.attnotnull,
        'default', pg_get_expr(d.adbin, d.adrelid), 'identity', a.attidentity) order by a.attnum)
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(pg_get_constraintdef(k.oid) order by k.contype desc, k.conname), '[]')
      from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n') as constraints,
    (select coalesce(json_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid::regclass::text), '[]')
      from pg_index i where i.indrelid = c.oid
        and not exists (select from pg_constraint k where k.conindid = i.indexrelid)) as indexes
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname <> 'migration_done'
  order by c.relname`;

/** The tables of a database as one readable page of SQL; pg-boss's own schema is left out. */
export async function describeSchema(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const tables = (await client.query<Table>(question)).rows;
    const head =
      '-- The whole model on one page, written by `./bin/tongxin schema`; a test proves it true. Change it by migrations.\n';
    return `${head}\n${tables.map(describeTable).join('\n')}`;
  } finally {
    await client.end();
  }
}

function describeTable(table: Table): string {
  const columns = table.columns.map((c) => {
    const identity = c.identity ? ' generated always as identity' : '';
    const fallback = c.default === null ? '' : ` default ${c.default}`;
    return `  ${c.name} ${c.type}${c.not_null ? ' not null' : ''}${identity}${fallback}`;
  });
  const lines = [...columns, ...table.constraints.map((text) => `  ${lower(text)}`)].join(',\n');
  const comment = table.comment ? `-- ${table.comment}\n` : '';
  const indexes = table.indexes.map((text) => `${lower(text.replace('public.', ''))};\n`).join('');
  return `${comment}create table ${table.name} (\n${lines}\n);\n${indexes}`;
}

function lower(text: string): string {
  return text.replace(
    /\b(PRIMARY KEY|FOREIGN KEY|REFERENCES|UNIQUE|CHECK|ON DELETE CASCADE|CREATE|INDEX|ON|USING|WHERE)\b/g,
    (word) => word.toLowerCase(),
  );
}
