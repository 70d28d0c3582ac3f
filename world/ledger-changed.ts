/** Changing the published files of a ledger in every single way, and recounting many folders in Python at once. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Files = Map<string, string | Uint8Array>;
export type Said = {
  findings: { code: string; first: number; count: number }[];
  totals: unknown;
  state: string;
};

/** The other implementation on many folders at once: one process, as starting Python takes longest. */
export function recountedInPython(all: readonly Files[]): (Said | 'unreadable')[] {
  const place = mkdtempSync(path.join(tmpdir(), 'recount-'));
  try {
    const folders = all.map((files, index) => {
      const folder = path.join(place, String(index));
      mkdirSync(folder);
      for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
      return folder;
    });
    const program = `
import json, sys
sys.path.insert(0, 'bin')
sys.dont_write_bytecode = True
from recount import Recount
for folder in sys.argv[1:]:
    try:
        print(json.dumps(Recount(folder).go(None)))
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        print('"unreadable"')`;
    const ran = spawnSync('python3', ['-c', program, ...folders], { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (ran.status !== 0) throw new Error(ran.stderr);
    return ran.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Said | 'unreadable');
  } finally {
    rmSync(place, { recursive: true });
  }
}

const textOf = (file: string | Uint8Array | undefined) =>
  typeof file === 'string' ? file : new TextDecoder().decode(file);
/** What is evidence of a ledger: all but the list of files. */
export const evidence = (files: Files) => [...files.keys()].filter((name) => name !== 'index.json').sort();

export type Change = { kind: string; file: number; at: number; by: number };

/** The files after a change; nothing where it changed nothing. */
export function changed(files: Map<string, string>, { kind, file, at, by }: Change): Files | undefined {
  const names = evidence(files);
  const name = names[file % names.length]!;
  const text = files.get(name)!;
  const after: Files = new Map(files);
  const bytes = new TextEncoder().encode(text);
  const lines = text.split('\n').slice(0, -1);
  const line = at % lines.length;
  const write = (made: readonly string[]) => after.set(name, made.map((one) => `${one}\n`).join(''));
  if (kind === 'byte') {
    bytes[at % bytes.length]! += by;
    after.set(name, bytes);
  } else if (kind === 'line-gone') write(lines.filter((_, index) => index !== line));
  else if (kind === 'line-doubled')
    write(lines.flatMap((one, index) => (index === line ? [one, one] : [one])));
  else if (kind === 'lines-swapped') {
    const other = by % lines.length;
    write(lines.map((one, index) => lines[index === line ? other : index === other ? line : index] ?? one));
  } else if (kind === 'file-gone') after.delete(name);
  else if (kind === 'cut') after.set(name, bytes.slice(0, at % bytes.length));
  else {
    const other = names[by % names.length]!;
    after.set(name, files.get(other)!);
    after.set(other, text);
  }
  return names.every((one) => after.has(one) && textOf(after.get(one)) === files.get(one))
    ? undefined
    : after;
}
