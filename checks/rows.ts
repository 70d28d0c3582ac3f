/** The law of rows: every door says who may pass, has an address of its own, and a page that is read changes nothing. */

import { isHouseCode } from './plan.ts';
import type { Source } from './source.ts';
import { callsOf, nameOf, part, parts, placeOf, stringOf } from './syntax.ts';

type Row = { place: string; kind: string; keys: string[]; method: string; path: string | undefined };

/** Kinds of rows that may change something. */
const changing = ['act', 'group', 'wire'];
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Every row of a route table that lacks something or that stands in another's way. */
export function rows(sources: readonly Source[]): string[] {
  const all = sources.filter(({ path }) => isHouseCode(path) && path.startsWith('src/')).flatMap(rowsIn);
  const first = new Map<string, string>();
  return all.flatMap((row) => {
    const wrongs: string[] = [];
    const address = `${row.method.toUpperCase()} ${row.path ?? '(computed)'}`;
    if (!row.keys.includes('may')) wrongs.push(`${row.place} ${address} does not say who may`);
    if (row.path === undefined) wrongs.push(`${row.place} writes its address where nobody can read it`);
    if (row.method === 'get' && row.keys.includes('does'))
      wrongs.push(`${row.place} ${address} is read and yet does something`);
    if (!changing.includes(row.kind) && row.method !== 'get')
      wrongs.push(`${row.place} ${address} is a ${row.kind} and yet not read`);
    if ((row.kind === 'act' || row.kind === 'group') && row.method === 'get')
      wrongs.push(`${row.place} ${address} is ${row.kind === 'act' ? 'an act' : 'a group'} behind GET`);
    const same = address.replace(/:\w+/g, ':');
    if (row.path !== undefined && first.has(same))
      wrongs.push(`${row.place} ${address} stands already at ${first.get(same)}`);
    else first.set(same, row.place);
    return wrongs;
  });
}

function rowsIn(source: Source): Row[] {
  return callsOf(source, ['page', 'act', 'group', 'raw', 'wire']).flatMap(
    ({ name, isMethod, args, node }): Row[] => {
      if (isMethod || args[0]?.type !== 'ObjectExpression') return [];
      const properties = parts(args[0], 'properties');
      const keys = properties.flatMap((property) => nameOf(part(property, 'key')) ?? []);
      const named = (key: string) => properties.find((property) => nameOf(part(property, 'key')) === key);
      const address =
        name === 'wire'
          ? named('at')
          : properties.find((property) => methods.includes(nameOf(part(property, 'key')) ?? ''));
      const method =
        name === 'wire'
          ? (stringOf(part(named('method'), 'value')) ?? '').toLowerCase()
          : (nameOf(part(address, 'key')) ?? (name === 'act' || name === 'group' ? 'post' : 'get'));
      return [
        { place: placeOf(source, node), kind: name, keys, method, path: stringOf(part(address, 'value')) },
      ];
    },
  );
}
