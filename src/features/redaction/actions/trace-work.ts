/** Everything about one work that may tell whose it is: its words, its files, and what became of each. */

import type { EntryAtCall } from '../../entry/entry.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import type { Veil } from '../redaction.ts';
import { type Trace, tracesOfFile, tracesOfWords } from '../trace.ts';
import { rangesOf } from './find-blanks.ts';

type Traced = Pick<EntryAtCall, 'title' | 'summary' | 'answers' | 'link' | 'files'>;

export async function traceWork(room: Pick<MediaRoom, 'files'>, entry: Traced, veil: Veil): Promise<Trace[]> {
  const answers = Object.values(entry.answers ?? {}).map((answer) => JSON.stringify(answer));
  const words = { ...entry, answers: answers.join('\n') };
  const found = tracesOfWords(words, veil);
  for (const { file } of entry.files) {
    if (file.state !== 'kept') continue;
    found.push(...(await tracesOfFile(file, veil.names, rangesOf(room.files, file))));
  }
  return found;
}
