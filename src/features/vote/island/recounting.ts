/** Recounting in the browser: the same recount as on the console, with a bar, a way to stop, and its result as a table. */

import type { Language, Values } from '../../../kernel/text.ts';
import { parseCheckpoint } from '../ledger/checkpoint.ts';
import { parseReceipt } from '../ledger/receipt.ts';
import { recount } from '../ledger/recount.ts';
import type { Recounted } from '../ledger/walk.ts';
import { readerAt } from '../reading.ts';
import { type RecountSentence, sayFinding, sayRecount } from '../saying.ts';

const language: Language = document.documentElement.lang.startsWith('en') ? 'en' : 'zh';
const say = (key: RecountSentence, about: Values = {}) => sayRecount(key, about, language);

const figures = ['raw', 'retracted', 'quarantined', 'void', 'effective'] as const;
type Parts = Record<'button' | 'stop' | 'status' | 'result', HTMLElement> & {
  meter: HTMLMeterElement;
  file: HTMLInputElement;
};

/** Shows what works with scripts, and listens. */
export function wakeRecount(box: HTMLElement): void {
  const part = <T extends HTMLElement>(name: string) => box.querySelector<T>(`[data-part=${name}]`)!;
  const parts: Parts = {
    ...{ button: part('start'), stop: part('stop'), status: part('status'), result: part('result') },
    ...{ meter: part<HTMLMeterElement>('meter'), file: part<HTMLInputElement>('file') },
  };
  part('off').hidden = true;
  if (typeof BigInt === 'undefined') {
    parts.status.textContent = say('recount.old-browser');
    return;
  }
  part('on').hidden = false;
  parts.button.addEventListener('click', () => void run(box.dataset.recount!, parts));
}

async function run(address: string, parts: Parts): Promise<void> {
  const { button, stop, status, result, meter } = parts;
  result.textContent = '';
  status.className = '';
  const kept = await keptOf(parts.file.files?.[0]);
  if (kept === 'strange') {
    status.textContent = say('recount.keep.strange');
    return;
  }
  let isStopped = false;
  const onStop = () => {
    isStopped = true;
  };
  stop.addEventListener('click', onStop);
  [button.hidden, stop.hidden, meter.hidden] = [true, false, false];
  try {
    const { digest } = await import('../digest.ts');
    const done = await recount({
      ...{ reader: readerAt(address, (at, how) => fetch(at, how)), digest, ...kept },
      onProgress: ({ events, of }) => {
        [meter.max, meter.value] = [of, events];
        status.textContent = say('recount.at-work', { events, of });
      },
      rest: async () => {
        await new Promise((next) => setTimeout(next));
        if (isStopped) throw new Stopped();
      },
    });
    if ('unreadable' in done) status.textContent = say('recount.unreadable', { name: done.unreadable });
    else show(done, parts, Object.keys(kept).length > 0);
  } catch (error) {
    const name = error instanceof Error ? error.message : String(error);
    status.textContent = error instanceof Stopped ? say('recount.stopped') : say('recount.offline', { name });
  } finally {
    stop.removeEventListener('click', onStop);
    [button.hidden, stop.hidden, meter.hidden] = [false, true, true];
    button.textContent = say('recount.again');
  }
}

class Stopped extends Error {}

/** A file somebody kept: a checkpoint or a receipt, whichever it is. */
async function keptOf(file: File | undefined) {
  if (!file) return {};
  const kept = await new Response(file).text();
  if (parseCheckpoint(kept)) return { checkpoint: kept };
  return parseReceipt(kept) ? { receipt: kept } : ('strange' as const);
}

function show(done: Recounted, { status, result }: Parts, hasKept: boolean): void {
  const { findings, last, totals } = done;
  const isFine = findings.length === 0;
  if (!isFine) status.textContent = say('recount.differs', { count: findings.length });
  else status.textContent = say(totals ? 'recount.equal' : 'recount.sound');
  // The result says it to the eye, the status to those who listen.
  status.className = 'visually-hidden';
  const note = element('div', '', `note is-${isFine ? 'good' : 'bad'}`);
  note.append(element('p', status.textContent ?? ''));
  if (isFine && hasKept) note.append(element('p', say('recount.kept')));
  if (!isFine) note.append(listOf(findings.map((finding) => sayFinding(finding, language))));
  const { events, checkpoints } = done;
  const facts = [`${say('recount.sizes', { events, checkpoints })} · ${say(`recount.state.${done.state}`)}`];
  if (last)
    facts.push(say('recount.stated', { number: last.number, size: last.size, at: new Date(last.at) }));
  if (last && events > last.size) facts.push(say('recount.beyond', { count: events - last.size }));
  result.append(note, listOf(facts));
  if (totals) result.append(totalsTable(done, totals));
  else if (last && !last.final) result.append(shownTable(done, last.shown));
}

function totalsTable({ poll }: Recounted, totals: NonNullable<Recounted['totals']>): HTMLElement {
  const heads = [say('recount.work'), ...figures.map((one) => say(`recount.${one}`)), say('recount.reasons')];
  const rows = poll.works.map(({ id, title }) => {
    const one = totals[id]!;
    const reasons = Object.keys(one.reasons).map((rule) => `${rule} ${one.reasons[rule]}`);
    return [title, ...figures.map((name) => String(one[name])), reasons.join(', ') || '–'];
  });
  return table(say('recount.result'), heads, rows);
}

function shownTable({ poll }: Recounted, shown: { at: string; totals: Record<string, number> }): HTMLElement {
  const caption = say('recount.shown', { at: new Date(shown.at) });
  const rows = poll.works.map(({ id, title }) => [title, String(shown.totals[id] ?? 0)]);
  return table(caption, [say('recount.work'), say('recount.effective')], rows);
}

/** As the house draws its tables: on a phone each row is a card with its heads. */
function table(caption: string, heads: readonly string[], rows: readonly string[][]): HTMLElement {
  const wrap = element('div', '', 'table-wrap');
  const made = document.createElement('table');
  const head = made.createTHead().insertRow();
  const align = (index: number) => (index === 0 ? '' : 'is-end');
  made.createCaption().textContent = caption;
  heads.forEach((words, index) => {
    const cell = element('th', words, align(index)) as HTMLTableCellElement;
    cell.scope = 'col';
    head.append(cell);
  });
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    row.forEach((words, index) => {
      const cell = element('td', '', align(index));
      cell.dataset.head = heads[index];
      cell.append(element('div', words));
      line.append(cell);
    });
  }
  wrap.append(made);
  return wrap;
}

function listOf(lines: readonly string[]): HTMLElement {
  const list = document.createElement('ul');
  list.append(...lines.map((line) => element('li', line)));
  return list;
}

function element(tag: 'p' | 'div' | 'li' | 'th' | 'td', words: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = words;
  if (className) made.className = className;
  return made;
}
