/** The published files of a poll, fetched from where they stand: for the browser and the console. */

import type { Reader } from './ledger/file.ts';
import { checkpointNameOf, objectOf } from './ledger/line.ts';

type Fetch = (address: string, init?: { cache?: 'no-cache' }) => Promise<Answer>;
type Answer = { ok: boolean; status: number; arrayBuffer: () => Promise<ArrayBuffer> };

/** A reader of the files under an address. What is missing is nothing; what the network refuses is an error. */
export function readerAt(address: string, fetches: Fetch): Reader {
  const base = address.replace(/\/$/, '');
  const read = async (name: string) => {
    const answer = await fetches(`${base}/${name}`, { cache: 'no-cache' });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`${base}/${name}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };
  return { read, names: async () => namesOf(await read('index.json')) };
}

/** The names an index tells; a hint, nothing is believed of it. */
function namesOf(bytes: Uint8Array | undefined): string[] {
  const index = objectOf(new TextDecoder().decode(bytes ?? new Uint8Array())) ?? {};
  const { events, contents, checkpoints } = index;
  const lines = [events, contents].flatMap((names) => (Array.isArray(names) ? names.map(String) : []));
  return typeof checkpoints === 'number' && checkpoints > 0
    ? [...lines, checkpointNameOf(checkpoints)]
    : lines;
}
