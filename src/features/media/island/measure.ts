/**
 * A file is looked at in the browser, before its first byte is sent: by the same guard, readers and rules that the
 * server asks again. What cannot be read here stays unknown, and the server decides.
 */

import type { Language } from '../../../kernel/text.ts';
import type { RangeReader } from '../box-guard.ts';
import { measureFilm, type TrackReader } from '../film.ts';
import { containers, type Measured, sniff } from '../media.ts';
import { readPictureHead } from '../picture-head.ts';
import { type FileRule, judgeFile, sayFinding } from '../rule.ts';
import { sayTrouble, type Trouble } from '../saying.ts';

const readerMs = 6000;
const playerMs = 5000;
const heldBytes = 4096;

/** What was found, and why the server would not take the file at all. */
export type Looked = { measured: Partial<Measured>; trouble?: Trouble };
/** One line beside the chosen file. `advised` fails an advice, and keeps nobody out. */
export type FileLine = { words: string; standing: 'meets' | 'fails' | 'advised' | 'unknown' };

/** What can be measured here; a file that is none of ours has no container. */
export async function measureInBrowser(file: File): Promise<Partial<Measured>> {
  return (await lookAtFile(file)).measured;
}

/** Looks at a file: kind, wholeness, length, size. */
export async function lookAtFile(file: File): Promise<Looked> {
  const sizeBytes = file.size;
  if (sizeBytes === 0) return { measured: { sizeBytes }, trouble: 'empty' };
  const read = rangesOf(file);
  const container = sniff(await read(0, Math.min(4100, sizeBytes)));
  if (!container) return { measured: { sizeBytes }, trouble: 'kind-unknown' };
  const { kind } = containers[container];
  const known = { container, sizeBytes, notes: [] };
  if (kind === 'document') return { measured: known };
  if (kind === 'picture') {
    const head = await inTime(readerMs, readPictureHead(read, container, sizeBytes));
    return { measured: { ...known, ...(head ?? (await askPicture(file))) } };
  }
  const measured = await inTime(readerMs, measureFilm(read, container, sizeBytes, loadReader));
  if (typeof measured === 'object') return { measured };
  if (measured === 'truncated' || measured === 'hostile') return { measured: known, trouble: measured };
  const played = await askPlayer(file, kind);
  // The reader may have failed because the browser is old: only what its player cannot play either is broken.
  const isBroken = measured === 'unreadable' && played.durationSeconds === undefined;
  return { measured: { ...known, ...played }, trouble: isBroken ? 'unreadable' : undefined };
}

/** Every line to be said beside a chosen file: what each rule finds, or why the file cannot be taken. */
export async function tellFile(
  file: File,
  asked: { rules: readonly FileRule[]; sizeBytesMax: number },
  language: Language,
): Promise<FileLine[]> {
  const { measured, trouble } = await lookAtFile(file);
  const container = measured.container ? containers[measured.container].name : file.name;
  const failed = (which: Trouble): FileLine => ({
    words: sayTrouble(which, language, { container, sizeBytesMax: asked.sizeBytesMax }),
    standing: 'fails',
  });
  const large = asked.sizeBytesMax > 0 && file.size > asked.sizeBytesMax ? [failed('too-large')] : [];
  if (trouble) return [failed(trouble), ...large];
  const findings = judgeFile(asked.rules, measured as Measured);
  const lines = findings.map((finding): FileLine => {
    const isAdvice = finding.standing === 'fails' && finding.rule.force === 'should';
    return { words: sayFinding(finding, language), standing: isAdvice ? 'advised' : finding.standing };
  });
  return [...large, ...lines];
}

/** The reader is an asset of its own: no page carries it until a film is chosen. */
async function loadReader(): Promise<TrackReader> {
  return (await import('../reader.ts')).readTracks;
}

/** Small reads come from a piece that is held: a film may have thousands of boxes, each a few bytes from the last. */
function rangesOf(file: File): RangeReader {
  let [at, held] = [0, new Uint8Array(0)];
  return async (from, to) => {
    if (from >= at && to <= at + held.length) return held.subarray(from - at, to - at);
    const piece = file.slice(from, Math.max(to, from + heldBytes));
    const bytes = new Uint8Array(await new Response(piece).arrayBuffer());
    if (bytes.length <= heldBytes) [at, held] = [from, bytes];
    return bytes.subarray(0, to - from);
  };
}

/** Whatever takes too long or breaks has told nothing. */
function inTime<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms);
    work.then(resolve, () => resolve(undefined));
  });
}

/** An old browser's own player tells length and size, where the reader could not. */
function askPlayer(file: File, kind: 'video' | 'audio'): Promise<Partial<Measured>> {
  const player = document.createElement(kind);
  return ask(file, (address, tell) => {
    player.preload = 'metadata';
    player.onerror = () => tell({});
    player.onloadedmetadata = () => {
      const picture =
        player instanceof HTMLVideoElement && player.videoWidth > 0
          ? { width: player.videoWidth, height: player.videoHeight }
          : {};
      tell(Number.isFinite(player.duration) ? { durationSeconds: player.duration, ...picture } : picture);
    };
    player.src = address;
  });
}

function askPicture(file: File): Promise<Partial<Measured>> {
  const picture = new Image();
  return ask(file, (address, tell) => {
    picture.onerror = () => tell({});
    picture.onload = () => tell({ width: picture.naturalWidth, height: picture.naturalHeight });
    picture.src = address;
  });
}

async function ask(
  file: File,
  start: (address: string, tell: (found: Partial<Measured>) => void) => void,
): Promise<Partial<Measured>> {
  const address = URL.createObjectURL(file);
  const found = await inTime(
    playerMs,
    new Promise<Partial<Measured>>((tell) => {
      start(address, tell);
    }),
  );
  URL.revokeObjectURL(address);
  return found ?? {};
}
