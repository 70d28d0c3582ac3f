/** The word "held": a file as the feature above holds it, with what is needed to decide who may change its subtitles. */

import type { PersonId } from '../../kernel/id.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { MediaFile } from '../media/media.ts';

export type Held = {
  file: MediaFile;
  /** What the work is called, and the page it stands on. */
  title: string;
  back: string;
  /** The address at which the file is served to this reader. */
  base: string;
  unitPath: TreePath;
  /** Who sent it in. */
  ownerId?: PersonId;
  /** Whether who sent it in may still change it. */
  isOpen: boolean;
};
