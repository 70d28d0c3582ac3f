/** The prints of a picture, asked of a child process: what cannot be decoded is told, and never reaches this process. */

import { z } from 'zod';
import { runBounded } from '../../../platform/bounded-child.ts';
import { type Looked, read } from './look-at-picture.ts';

const base64 = z.base64();
const answer = z.union([
  z.strictObject({ ok: z.literal(false), reason: z.string().max(40) }),
  z.strictObject({
    ok: z.literal(true),
    looked: z.strictObject({
      parts: z
        .array(
          z.strictObject({
            part: z.number().int().min(0).max(15),
            hashes: z.array(base64.length(44)).length(8),
          }),
        )
        .max(16),
      keypoints: base64,
      mirrored: base64,
    }),
  }),
]);

/** The prints, or why there are none. Throws only when the child cannot begin, which is our fault. */
export async function printPicture(childPath: string, path: string): Promise<Looked | string> {
  const end = await runBounded({
    childPath,
    args: [path],
    sees: [path],
    timeoutMs: 20_000,
    memoryMb: 256,
    outputBytesMax: 262_144,
  });
  const [ready, line] = end.output.split('\n');
  if (ready !== 'ready' && !end.wasKilled)
    throw new Error(`no prints can be made: ${end.complaint.slice(0, 500)}`);
  if (end.wasKilled) return 'too-slow';
  const told = answer.safeParse(parsed(line));
  if (!told.success) return 'unreadable';
  return told.data.ok ? read(told.data.looked) : told.data.reason;
}

function parsed(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '');
  } catch {
    return undefined;
  }
}
