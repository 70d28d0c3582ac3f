/**
 * The child process that decodes a picture for its prints: `print-child <path>`, one line of JSON, then gone. It has no
 * secrets, may read this one file, and may be killed at any moment.
 */

import { lookAtPicture, written } from '../features/resemblance/actions/look-at-picture.ts';

process.stdout.write('ready\n');
const looked = await lookAtPicture(process.argv[2]!);
const answer =
  typeof looked === 'string' ? { ok: false, reason: looked } : { ok: true, looked: written(looked) };
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
