/** How fast the database takes the rows of a table alone: a twin of it, filled in batches by one client. */

import pg from 'pg';

const batchRows = 1000;
/** Batches on their way at a time: the next is made while one is written. */
const atOnce = 2;

type Column = { name: string; type: string };

/** Rows a second into a twin with the same keys, checks and foreign keys; each batch durable by itself. */
export async function copyRows(url: string, table: string, secondsMax = 5): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: atOnce + 1 });
  try {
    const columns = await makeTwin(pool, table);
    const names = columns.map((column) => `"${column.name}"`).join(', ');
    const arrays = columns.map((column, i) => `$${i + 1}::${column.type}[]`).join(', ');
    const { rows } = await pool.query<(string | null)[]>({
      text: `select ${columns.map((column) => `"${column.name}"::text`).join(', ')} from ${table} limit 200000`,
      rowMode: 'array',
    });
    const statement = `insert into bench_twin (${names}) overriding system value select * from unnest(${arrays})`;
    const batches: (string | null)[][][] = [];
    for (let at = 0; at < rows.length; at += batchRows)
      batches.push(columns.map((_, i) => rows.slice(at, at + batchRows).map((row) => row[i]!)));
    const began = performance.now();
    let written = 0;
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (performance.now() - began < secondsMax * 1000) {
          const batch = batches.shift();
          if (!batch) return;
          await pool.query({ name: 'batch', text: statement, values: batch });
          written += batch[0]!.length;
        }
      }),
    );
    return written / ((performance.now() - began) / 1000);
  } finally {
    await pool.end();
  }
}

async function makeTwin(pool: pg.Pool, table: string): Promise<Column[]> {
  await pool.query(`create table bench_twin (like ${table} including all)`);
  const keys = await pool.query<{ says: string }>(
    `select pg_get_constraintdef(oid) as says from pg_constraint where contype = 'f' and conrelid = $1::regclass`,
    [table],
  );
  for (const { says } of keys.rows) await pool.query(`alter table bench_twin add ${says}`);
  const { rows } = await pool.query<Column>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [table],
  );
  return rows;
}
