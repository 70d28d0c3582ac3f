/** What may come in at the doors of redaction. */

import type { FileId } from '../../kernel/id.ts';
import { choice, id, line, points, shape } from '../../platform/form.ts';
import { coverWays, phraseMax } from './redaction.ts';

export const PhraseMarking = shape({ kind: choice(['hide', 'keep']), phrase: line(phraseMax) });
export const PictureCovering = shape({
  file: id<FileId>(),
  x: points(0, 100),
  y: points(0, 100),
  w: points(0, 100),
  h: points(0, 100),
  way: choice(coverWays),
});
export const FileMarking = shape({ file: id<FileId>(), kind: choice(['withhold', 'clear']) });
export const MarkRemoving = shape({});
