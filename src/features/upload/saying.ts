/** How a sending is said on the page: how far, how long still, what can be done. For the browser and the server. */

import { type Language, speaker } from '../../kernel/text.ts';
import { saySize } from '../media/measure.ts';
import { roundedLeft } from './piece.ts';
import { text } from './text.ts';

export type SendingState = 'queued' | 'sending' | 'waiting' | 'paused' | 'done' | 'refused' | 'dropped';
export type Progress = { sentBytes: number; sizeBytes: number; secondsLeft?: number };

/** 12 MB of 48.3 MB. */
export function saySoFar({ sentBytes, sizeBytes }: Progress, language: Language): string {
  return speaker(text, language)('sending.so-far', { sent: saySize(sentBytes), size: saySize(sizeBytes) });
}

/** Being sent · 12 MB of 48.3 MB · about 2 min left. */
export function sayStand(state: SendingState, progress: Progress, language: Language): string {
  const say = speaker(text, language);
  const words = [say(`sending.${state}`)];
  if (state !== 'done' && state !== 'dropped') words.push(saySoFar(progress, language));
  if (state === 'sending' && progress.secondsLeft !== undefined) {
    const { unit, count } = roundedLeft(progress.secondsLeft);
    words.push(say('sending.left', { left: say(`left.${unit}`, { count }) }));
  }
  return words.join(' · ');
}

/** What a button says. */
export function sayVerb(verb: 'pause' | 'resume' | 'cancel', language: Language): string {
  return speaker(text, language)(verb);
}

/** Why a chosen file is not the one that was begun. */
export function sayOther(language: Language): string {
  return speaker(text, language)('go-on.other');
}

/** What is cancelled, for those who do not see the row. */
export function sayCancel(name: string, language: Language): string {
  return speaker(text, language)('cancel.file', { name });
}
