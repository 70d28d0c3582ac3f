/** What may come in at the doors of renditions: which thing again, and subtitles as text or as a file. */

import { choice, prose, shape, whole } from '../../platform/form.ts';
import { jobKinds } from './job.ts';

export const JobAsk = shape({ kind: choice(jobKinds) });

const languages = ['zh', 'en'] as const;
/** Longer texts come as a file. */
const textMax = 60_000;

export const CaptionText = shape({
  language: choice(languages),
  version: whole(0, 1_000_000),
  text: prose(textMax),
});
export const CaptionFile = shape({ language: choice(languages), version: whole(0, 1_000_000) });
export const CaptionRemoval = shape({ language: choice(languages), version: whole(0, 1_000_000) });
