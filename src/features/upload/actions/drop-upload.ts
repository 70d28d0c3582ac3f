/** Dropping an upload: at once for everybody who looks; its bytes go right after, or with the next sweep. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Doing } from '../../../platform/db.ts';
import { markDropped } from '../store.ts';
import type { Upload } from '../upload.ts';

export async function dropUpload(doing: Doing, upload: Upload): Promise<Outcome<Upload>> {
  const isDropped = await markDropped(doing, upload.id);
  return isDropped ? done({ ...upload, state: 'dropped' }) : refuse('upload.is-taken');
}
