/** Proof that a full disk makes no half film: on a small disk of its own, where this machine lets one be mounted. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { canFilm, film, scene, useMaking } from '../../../world/filming.ts';
import { useWorld } from '../../../world/fixture.ts';
import { done } from '../../kernel/verdict.ts';
import { workJob } from './actions/work-job.ts';
import { askAgain } from './store/job.ts';
import { listRenditions } from './store.ts';

vi.setConfig({ testTimeout: 120_000 });

const world = useWorld();
const machine = { kind: 'machine' } as const;
const never = new AbortController().signal;
const dir = mkdtempSync(join(tmpdir(), 'tongxin-disk-'));
const { room, keep, ask, only, jobs } = useMaking(world, dir);
const small = join(dir, 'small');
const isMounted = (() => {
  try {
    mkdirSync(small);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1000k', 'tmpfs', small], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

afterAll(() => {
  if (isMounted) execFileSync('umount', [small]);
  rmSync(dir, { recursive: true });
});

describe.runIf(canFilm)('a full disk', () => {
  test.runIf(isMounted)(
    'F-10 AC-101 half a film is never told: it waits for another attempt, and fails in words',
    async () => {
      const bytes = film('a.mp4', [
        ...scene('640x360', 12),
        ...['-c:v', 'mpeg4', '-b:v', '200k', '-q:v', '20', '-c:a', 'aac', '-b:a', '32k'],
      ]);
      expect(bytes.length).toBeLessThan(800_000);
      const file = await keep(bytes, 'mp4');
      await ask(file);
      await only(file, 'film');
      const full = { ...room(), workDir: join(small, 'work') };
      for (let round = 0; round < 3; round++) {
        await sql`update rendition_job set lease_until = null`.execute(world.owner);
        await workJob(full, never);
        expect(await world.read((tx) => listRenditions(tx, file.id))).toEqual([]);
      }
      const failed = (await jobs(file)).film!;
      expect([failed.state, failed.attempts]).toEqual(['failed', 3]);
      expect(['disk-full', 'not-proven']).toContain(failed.problem);
      expect(readdirSync(join(small, 'work'))).toEqual([]);
      await world.doing(machine, async (doing) => done(await askAgain(doing.tx, failed.id, 5)));
      await workJob(room(), never);
      expect((await jobs(file)).film!.state).toBe('done');
    },
  );
});
