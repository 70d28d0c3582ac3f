/** A file that is being sent, as a row of the page: how far it is, and buttons to pause, go on and cancel. */

import type { Language } from '../../../kernel/text.ts';
import { type Progress, type SendingState, sayCancel, sayStand, sayVerb } from '../saying.ts';
import { type Sending, type SendingAsk, startUpload } from './start-upload.ts';

const language: Language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';

export type UploadRow = { row: HTMLElement; sending: Sending };

/** Begins sending and draws the row into a list or a box; it stays there until the page removes it. */
export function showUpload(into: HTMLElement, file: File, purpose: string, ask: SendingAsk): UploadRow {
  const row = document.createElement(/^(UL|OL)$/.test(into.tagName) ? 'li' : 'div');
  row.className = 'upload-row';
  const [name, meter, stand] = [named('strong', file.name), document.createElement('meter'), named('p')];
  meter.className = 'meter';
  meter.max = file.size;
  meter.setAttribute('aria-label', file.name);
  stand.setAttribute('role', 'status');
  stand.className = 'hint';
  let progress: Progress = { sentBytes: 0, sizeBytes: file.size };
  let trouble = '';
  let state: SendingState = 'queued';
  const tell = () => {
    meter.value = progress.sentBytes;
    const words = trouble || sayStand(state, progress, language);
    if (stand.textContent !== words) stand.textContent = words;
  };
  const turn = button(sayVerb('pause', language), () =>
    sending.state === 'paused' ? sending.resume() : sending.pause(),
  );
  const cancel = button(sayVerb('cancel', language), () => sending.drop());
  cancel.setAttribute('aria-label', sayCancel(file.name, language));
  row.append(name, meter, stand, turn, cancel);
  into.append(row);
  const sending = startUpload(file, purpose, {
    ...ask,
    onProgress: (now) => {
      progress = now;
      tell();
      ask.onProgress?.(now);
    },
    onState: (now) => {
      state = now;
      if (now === 'sending') trouble = '';
      turn.hidden = !['queued', 'sending', 'waiting', 'paused'].includes(now);
      cancel.hidden = now === 'done' || now === 'dropped';
      turn.textContent = sayVerb(now === 'paused' ? 'resume' : 'pause', language);
      tell();
      ask.onState?.(now);
    },
    onTrouble: (what) => {
      trouble = what.sentence ?? '';
      tell();
      ask.onTrouble?.(what);
    },
  });
  tell();
  return { row, sending };
}

function named(tag: 'strong' | 'p', words = ''): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

function button(words: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'button is-calm';
  element.textContent = words;
  element.addEventListener('click', act);
  return element;
}
