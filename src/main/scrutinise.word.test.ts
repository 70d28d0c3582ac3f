/** Trying the detector on files of votes from the console: what is said, and how it ends. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(os.tmpdir(), 'scrutinise-'));
afterAll(() => rmSync(folder, { recursive: true }));

const source = path.join(import.meta.dirname, 'scrutinise.ts');
const program = `import { scrutiniseFile } from ${JSON.stringify(source)}; process.exit(scrutiniseFile(process.argv[1], process.argv.slice(2)));`;
function run(options: string[], input = '') {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--no-warnings', '--input-type=module', '-e', program, '--', ...options],
    { input, encoding: 'utf8', maxBuffer: 1e8 },
  );
  return { status, stdout, stderr };
}

/** Honest votes from home at leisure, and a program's. */
function votes(): string[] {
  const honest = Array.from({ length: 400 }, (_, n) => ({
    ...{
      id: `h${n}`,
      at: 1_777_600_000 + n * 1607,
      work: `w${n % 8}`,
      organisation: `o${n % 8}`,
      voter: `p${n}`,
      tier: 'T2',
    },
    ...{
      address: `10.0.${n % 250}.1`,
      region: n % 4 === 0 ? 'far' : `home${n % 8}`,
      agent: `ua${(n * 7) % 23}`,
    },
    ...{
      dwellMs: 9000 + ((n * 7919) % 60_000),
      via: n % 5 === 0 ? 'direct' : 'gallery',
      voterSince: 1_760_000_000 - n * 5000,
    },
  }));
  const bought = Array.from({ length: 80 }, (_, n) => ({
    ...{
      id: `b${n}`,
      at: 1_777_700_000 + n * 9 + (n % 2),
      work: 'w1',
      organisation: 'o1',
      voter: `q${n}`,
      tier: 'T0',
    },
    ...{
      address: '198.51.100.7',
      region: 'elsewhere',
      agent: 'curl',
      dwellMs: 400 + n,
      via: 'direct',
      voterSince: 1_777_699_000 + n,
    },
  }));
  return [...honest, ...bought].map((vote) => JSON.stringify(vote));
}
const written = (lines: string[]) => {
  const file = path.join(folder, `${lines.length}.ndjson`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};

describe('the command', () => {
  it('says what it would set aside and why, in both languages, and ends well', () => {
    const { status, stdout } = run([written(votes())]);
    expect(status).toBe(0);
    expect(stdout).toContain('80 votes (16.7%) would be set aside');
    expect(stdout).toContain('look honest: 400 other votes');
    expect(stdout).toContain('同类投票中');
    expect(stdout).toMatch(/w1\t130\t80\t50/);
  });

  it('as JSON names every vote, from the standard input too, and ends its sentence in a pipe', () => {
    const { status, stdout } = run(['-', '--json'], votes().join('\r\n'));
    const said = JSON.parse(stdout);
    expect([status, said.votes, said.quarantined, said.untouched, said.badLines]).toEqual([
      0, 480, 80, 400, 0,
    ]);
    const ids = said.suspicions.flatMap((one: { votes: string[] }) => one.votes);
    expect(new Set(ids)).toEqual(new Set(Array.from({ length: 80 }, (_, n) => `b${n}`)));
    expect(said.suspicions[0].kinds.length).toBeGreaterThanOrEqual(2);
  });

  it('names bad lines by number and judges nothing; with --lenient it leaves them out', () => {
    const lines = votes();
    const broken = [lines[0]!, '{"id":', ...lines.slice(1), '{"id":"x","at":"noon"}', lines[5]!];
    const strict = run([written(broken)]);
    expect([strict.status, strict.stdout]).toEqual([1, '']);
    expect(strict.stderr).toContain('Line 2 is not JSON');
    expect(strict.stderr).toContain('Line 482: “at” is missing');
    expect(strict.stderr).toContain('Line 483: the id h5 has come before');
    const lenient = run([written(broken), '--lenient', '--json']);
    const said = JSON.parse(lenient.stdout);
    expect([lenient.status, said.votes, said.quarantined, said.badLines]).toEqual([0, 480, 80, 3]);
  });

  it('a file that is not there ends with 2, an empty one with 1', () => {
    expect(run([path.join(folder, 'nowhere')]).status).toBe(2);
    expect(run(['-'], '\n').status).toBe(1);
  });
});
