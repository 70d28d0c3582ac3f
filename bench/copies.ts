/**
 * Copies among a million: `bin/bench copies [--pictures 1000000] [--works 10]`. The million are generated prints, not
 * pictures; the works are drawn and written by formulas, changed as people change them, and searched for among all. The last
 * line is `{searchMs, recallRecompress, recallWatermark, recallMirror, recallBorder, recallCrop, recallVideo, …, falseMatches}`.
 */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { filmAsks, frameHitsMax } from '../src/features/resemblance/actions/compare-films.ts';
import {
  candidatesMax,
  pictureAsks,
  sureDistance,
} from '../src/features/resemblance/actions/compare-pictures.ts';
import { type Looked, lookAtPicture } from '../src/features/resemblance/actions/look-at-picture.ts';
import { overCopy, readFrames, readSound } from '../src/features/resemblance/actions/read-film.ts';
import { CornerRow, cornersKept, cornersOf } from '../src/features/resemblance/print/corner.ts';
import { type FrameHit, fitFilms } from '../src/features/resemblance/print/film.ts';
import { fitOf, inliersMin } from '../src/features/resemblance/print/fit.ts';
import { unpacked } from '../src/features/resemblance/print/keypoint.ts';
import { HashRow } from '../src/features/resemblance/print/scan.ts';
import { fitTexts, shinglesOf } from '../src/features/resemblance/print/shingle.ts';
import { fitSounds, soundHashes } from '../src/features/resemblance/print/sound.ts';
import {
  filmChanges,
  pictureChanges,
  saveFilm,
  savePicture,
  saveSong,
  songChanges,
  textChanges,
  writeText,
} from './corpus/changed.ts';
import { drawPicture, randomOf } from './corpus/drawn.ts';

const { values } = parseArgs({
  options: { pictures: { type: 'string', default: '1000000' }, works: { type: 'string', default: '10' } },
});
const [million, works] = [Number(values.pictures), Number(values.works)];
const filmCount = Math.max(2, Math.min(5, Math.round(works / 3)));
const dir = mkdtempSync(path.join(os.tmpdir(), 'copies-'));
const begun = performance.now();
const say = (words: string) =>
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(5)} s  ${words}`);

/** How many were found of how many asked, and how often something else was called alike. */
class Score {
  found = 0;
  asked = 0;
  wrong = 0;
  count(isFound: boolean, wrong: number): void {
    this.asked++;
    if (isFound) this.found++;
    this.wrong += wrong;
  }
  get recall(): number {
    return this.asked === 0 ? 0 : Math.round((this.found / this.asked) * 1000) / 1000;
  }
}
const median = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function looked(file: string): Promise<Looked> {
  const found = await lookAtPicture(file);
  if (typeof found === 'string') throw new Error(`${file}: ${found}`);
  return found;
}

/** The works first, then generated prints up to the number asked for. */
function fill(originals: readonly Looked[]): { hashes: HashRow; corners: CornerRow } {
  const random = randomOf(1);
  const [hashes, corners] = [new HashRow(million + 64), new CornerRow(million * cornersKept + 4096)];
  for (const [id, each] of originals.entries()) {
    for (const { hashes: all } of each.parts) hashes.append([id], all[0]!);
    corners.append(id, cornersOf(unpacked(each.keypoints), cornersKept));
  }
  const block = 10_000;
  const words = new Uint32Array(block * 8);
  for (let from = originals.length; from < million; from += block) {
    for (let i = 0; i < words.length; i++) words[i] = random() * 4_294_967_296;
    const count = Math.min(block, million - from);
    hashes.append(
      Float64Array.from({ length: count }, (_, at) => from + at),
      words,
    );
  }
  // Corners of real pictures with every fourth bit drawn anew: as alike as corners of unrelated pictures are.
  const pool = originals.flatMap((each) => [...cornersOf(unpacked(each.keypoints), cornersKept)]);
  for (let id = originals.length; id < million; id++) {
    const own = new Uint32Array(cornersKept);
    for (let k = 0; k < cornersKept; k++) {
      const flipped = (random() * 4_194_304) & (random() * 4_194_304);
      const word = (pool[Math.floor(random() * pool.length)]! >>> 4) ^ flipped;
      own[k] = ((word << 4) | Math.floor(random() * 16)) >>> 0;
    }
    corners.append(id, own);
  }
  return { hashes, corners };
}

async function measurePictures(
  scores: Record<string, Score>,
): Promise<{ searchMs: number; wholeMs: number }> {
  const originals: Looked[] = [];
  // Half as many again are only there to be taken for a copy.
  for (let seed = 0; seed < Math.ceil(works * 1.5); seed++) {
    const file = path.join(dir, `picture-${seed}.jpg`);
    await savePicture(drawPicture(seed, 480, 360), file);
    originals.push(await looked(file));
  }
  const { hashes, corners } = fill(originals);
  say(
    `${hashes.size.toLocaleString('en')} hashes and ${corners.size.toLocaleString('en')} × ${cornersKept} corner words; ${originals.length} of them are drawn pictures`,
  );
  const [times, wholes]: [number[], number[]] = [[], []];
  const ask = (query: Looked): number[] => {
    const before = performance.now();
    const near = new Set(pictureAsks(query).flatMap((one) => hashes.search(one, 300).map((hit) => hit.id)));
    if (near.size > 0) return [...near];
    const found: number[] = [];
    for (const bytes of [query.keypoints, query.mirrored]) {
      const here = unpacked(bytes);
      for (const { id } of corners.search(cornersOf(here), candidatesMax)) {
        const there = originals[id] && unpacked(originals[id].keypoints);
        if (there && (fitOf(here, there)?.inliers ?? 0) >= inliersMin) found.push(id);
      }
    }
    wholes.push(performance.now() - before);
    return found;
  };
  for (const [name, change] of Object.entries(pictureChanges)) {
    const score = new Score();
    scores[name] = score;
    for (let seed = 0; seed < works; seed++) {
      const to = path.join(dir, 'changed.jpg');
      await change(path.join(dir, `picture-${seed}.jpg`), to, seed);
      const query = await looked(to);
      const before = performance.now();
      hashes.search({ hash: query.parts[0]!.hashes[0]!, distanceMax: sureDistance }, 300);
      times.push(performance.now() - before);
      const found = new Set(ask(query));
      score.count(found.has(seed), [...found].filter((id) => id !== seed).length);
    }
    say(`pictures ${name.padEnd(11)} ${score.found} of ${score.asked}, others ${score.wrong}`);
  }
  const strangers = new Score();
  scores.strangers = strangers;
  for (let seed = 0; seed < 6; seed++) {
    const file = path.join(dir, 'stranger.jpg');
    await savePicture(drawPicture(800_000 + seed, 480, 360), file);
    strangers.count(true, ask(await looked(file)).length);
  }
  say(`pictures never seen  ${strangers.asked}, called alike ${strangers.wrong}`);
  return { searchMs: median(times), wholeMs: median(wholes) };
}

async function measureFilms(score: Score): Promise<void> {
  const work = path.join(dir, 'work');
  mkdirSync(work, { recursive: true });
  const row = new HashRow(110_000);
  const frames: { film: number; atMs: number }[] = [];
  const read = async (file: string) => {
    const found = await overCopy(work, file, readFrames);
    if (typeof found === 'string') throw new Error(`${file}: ${found}`);
    return found;
  };
  const files: string[] = [];
  for (let number = 0; number < filmCount; number++) {
    files.push(await saveFilm(dir, number));
    for (const { atMs, hash } of await read(files[number]!)) {
      row.append([frames.length], hash);
      frames.push({ film: number, atMs });
    }
  }
  const random = randomOf(2);
  for (let id = frames.length; id < 100_000; id++)
    row.append(
      [id],
      Uint32Array.from({ length: 8 }, () => random() * 4_294_967_296),
    );
  for (const [name, change] of Object.entries(filmChanges)) {
    for (const [number, file] of files.entries()) {
      const to = path.join(dir, 'changed.mp4');
      change(file, to);
      const asks = filmAsks(await read(to));
      const hits = new Map<number, FrameHit[]>();
      for (const ask of asks) {
        for (const { id, distance } of row.search(ask, frameHitsMax)) {
          const frame = frames[id];
          if (!frame) continue;
          const own = hits.get(frame.film) ?? [];
          own.push({ atMs: ask.atMs, thereMs: frame.atMs, distance, variant: ask.variant });
          hits.set(frame.film, own);
        }
      }
      const found = [...hits].filter(([, own]) => fitFilms(own, asks.length / 2)).map(([film]) => film);
      score.count(found.includes(number), found.filter((film) => film !== number).length);
    }
    say(`films ${name.padEnd(11)} ${score.found} of ${score.asked} so far, others ${score.wrong}`);
  }
}

async function measureSounds(score: Score): Promise<void> {
  const work = path.join(dir, 'work');
  const read = async (file: string) => (await overCopy(work, file, readSound)) ?? new Uint32Array();
  const files = Array.from({ length: filmCount + 2 }, (_, seed) => saveSong(dir, seed));
  const prints: Uint32Array[] = [];
  for (const file of files) prints.push(await read(file));
  const known = prints.map((print) => new Set(soundHashes(print)));
  for (const [name, change] of Object.entries(songChanges)) {
    for (const [number, file] of files.entries()) {
      const to = path.join(dir, 'changed');
      change(file, to);
      const own = await read(`${to}.mp3`);
      const hashes = soundHashes(own);
      const found = prints.flatMap((print, at) => {
        const common = hashes.filter((hash) => known[at]!.has(hash)).length;
        return common >= 4 && fitSounds(own, print) ? [at] : [];
      });
      score.count(found.includes(number), found.filter((at) => at !== number).length);
    }
    say(`sounds ${name.padEnd(10)} ${score.found} of ${score.asked} so far, others ${score.wrong}`);
  }
}

function measureTexts(score: Score): void {
  const [count, tooCommon] = [2000, 100];
  const texts = Array.from({ length: count }, (_, seed) => writeText(seed).join('，'));
  const holders = new Map<number, number[]>();
  for (const [at, text] of texts.entries())
    for (const hash of shinglesOf(text)) holders.set(hash, [...(holders.get(hash) ?? []), at]);
  for (const [name, change] of Object.entries(textChanges)) {
    for (let seed = 0; seed < 100; seed++) {
      const own = change(writeText(seed), seed);
      const common = new Map<number, number>();
      for (const hash of shinglesOf(own)) {
        const all = holders.get(hash) ?? [];
        if (all.length <= tooCommon) for (const at of all) common.set(at, (common.get(at) ?? 0) + 1);
      }
      const found = [...common].filter(([at, n]) => n >= 3 && fitTexts(own, texts[at]!)).map(([at]) => at);
      score.count(found.includes(seed), found.filter((at) => at !== seed).length);
    }
    say(
      `texts ${name.padEnd(11)} ${score.found} of ${score.asked} so far among ${count}, others ${score.wrong}`,
    );
  }
}

try {
  const scores: Record<string, Score> = {};
  const { searchMs, wholeMs } = await measurePictures(scores);
  const [video, audio, text] = [new Score(), new Score(), new Score()];
  await measureFilms(video);
  await measureSounds(audio);
  measureTexts(text);
  const crops = ['crop90', 'crop75', 'crop60'].map((name) => scores[name]!);
  const part = (list: Score[]) =>
    Math.round(
      (list.reduce((sum, one) => sum + one.found, 0) / list.reduce((sum, one) => sum + one.asked, 0)) * 1000,
    ) / 1000;
  say(
    `one hash against all ${searchMs.toFixed(1)} ms; a picture not found by it, with its corners, ${wholeMs.toFixed(0)} ms`,
  );
  say(
    `corpus: ${works} pictures × ${Object.keys(pictureChanges).length} changes, ${filmCount} films, ${filmCount + 2} songs, 2000 texts; all generated, none photographed`,
  );
  const wrong = [...Object.values(scores), video, audio, text].reduce((sum, one) => sum + one.wrong, 0);
  console.log(
    JSON.stringify({
      searchMs: Math.round(searchMs * 10) / 10,
      recallRecompress: part([scores.recompress!, scores.resize!]),
      recallWatermark: scores.watermark!.recall,
      recallMirror: scores.mirror!.recall,
      recallBorder: scores.border!.recall,
      recallCrop: part(crops),
      recallVideo: video.recall,
      recallAudio: audio.recall,
      recallText: text.recall,
      falseMatches: wrong,
    }),
  );
} finally {
  rmSync(dir, { recursive: true, force: true });
}
