/** What people do to works before they send them in again: pictures, films, sounds and texts, changed one way at a time. */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { type Drawn, drawPicture, randomOf } from './drawn.ts';

type Change = (from: string, to: string, seed: number) => Promise<unknown>;

const jpeg = { quality: 78 };

/** A mark across the picture: a bar of light and a sign in a corner. */
function mark(width: number, height: number): Buffer {
  const rgba = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isLetter = Math.abs(y - height / 2) < height * 0.08 && Math.floor(x / (width / 18)) % 2 === 0;
      const isSign = x > width * 0.76 && y > height * 0.84 && x < width * 0.97 && y < height * 0.96;
      if (isLetter) rgba.set([255, 255, 255, 190], (y * width + x) * 4);
      if (isSign) rgba.set([200, 30, 20, 255], (y * width + x) * 4);
    }
  }
  return rgba;
}

async function crop(from: string, to: string, seed: number, share: number): Promise<unknown> {
  const { width, height } = await sharp(from).metadata();
  const random = randomOf(seed + 500);
  const [w, h] = [Math.round(width * share), Math.round(height * share)];
  const [left, top] = [Math.floor(random() * (width - w)), Math.floor(random() * (height - h))];
  return sharp(from).extract({ left, top, width: w, height: h }).jpeg(jpeg).toFile(to);
}

export const pictureChanges: Record<string, Change> = {
  recompress: (from, to) => sharp(from).jpeg({ quality: 30 }).toFile(to),
  resize: (from, to) => sharp(from).resize(260).jpeg(jpeg).toFile(to),
  watermark: async (from, to) => {
    const { width, height } = await sharp(from).metadata();
    const input = mark(width, height);
    return sharp(from)
      .composite([{ input, raw: { width, height, channels: 4 } }])
      .jpeg(jpeg)
      .toFile(to);
  },
  mirror: (from, to) => sharp(from).flop().jpeg(jpeg).toFile(to),
  border: (from, to, seed) =>
    sharp(from)
      .extend({
        top: 30,
        bottom: 30 + seed * 3,
        left: 24,
        right: 24,
        background: seed % 2 ? '#000' : '#f4f0e6',
      })
      .jpeg(jpeg)
      .toFile(to),
  crop90: (from, to, seed) => crop(from, to, seed, 0.9),
  crop75: (from, to, seed) => crop(from, to, seed, 0.75),
  crop60: (from, to, seed) => crop(from, to, seed, 0.6),
};

export function savePicture({ rgb, width, height }: Drawn, to: string): Promise<unknown> {
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toFile(to);
}

const ffmpeg = (...args: string[]) =>
  execFileSync('ffmpeg', ['-nostdin', '-v', 'error', '-y', '-threads', '1', ...args]);
const film = ['-an', '-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

/** A film of a seed: four drawn scenes of five seconds, each slowly come nearer. */
export async function saveFilm(dir: string, seed: number): Promise<string> {
  const to = path.join(dir, `film-${seed}.mp4`);
  for (let scene = 0; scene < 4; scene++)
    await savePicture(drawPicture(9000 + seed * 4 + scene, 480, 270), path.join(dir, `scene-${scene}.jpg`));
  const zoom = "zoompan=z='1+0.004*mod(on,50)':x='iw/2-iw/zoom/2':y='ih/2-ih/zoom/2':d=50:s=320x180:fps=10";
  ffmpeg('-start_number', '0', '-i', path.join(dir, 'scene-%d.jpg'), '-vf', zoom, ...film, '-crf', '22', to);
  return to;
}

export const filmChanges: Record<string, (from: string, to: string) => unknown> = {
  reencode: (from, to) => ffmpeg('-i', from, '-vf', 'scale=224:-2,fps=8', ...film, '-crf', '36', to),
  trim: (from, to) => ffmpeg('-ss', '6.3', '-i', from, '-t', '9', ...film, '-crf', '28', to),
  letterbox: (from, to) =>
    ffmpeg('-i', from, '-vf', 'pad=iw:ih+60:0:30,hflip,eq=brightness=0.04', ...film, '-crf', '30', to),
};

/** A song of a seed: notes of a scale with overtones, a beat and breath, forty seconds. */
export function saveSong(dir: string, seed: number): string {
  const [rate, seconds] = [16_000, 40];
  const random = randomOf(7000 + seed);
  const scale = [0, 2, 4, 7, 9, 12, 14, 16].map((step) => 196 * 2 ** ((step + (seed % 5)) / 12));
  const notes = Array.from({ length: seconds * 4 }, () => scale[Math.floor(random() * scale.length)]!);
  const samples = Buffer.alloc(rate * seconds * 2);
  for (let at = 0; at < rate * seconds; at++) {
    const t = at / rate;
    const [note, into] = [notes[Math.floor(t * 4)]!, (t * 4) % 1];
    const tone = [1, 0.5, 0.25].reduce(
      (sum, loud, n) => sum + loud * Math.sin(2 * Math.PI * note * (n + 1) * t),
      0,
    );
    const bass = Math.sin(2 * Math.PI * (notes[Math.floor(t)]! / 2) * t);
    const value = 0.25 * tone * (1 - into) + 0.2 * bass + 0.05 * (random() - 0.5);
    samples.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 30_000), at * 2);
  }
  const raw = path.join(dir, `song-${seed}.raw`);
  const to = path.join(dir, `song-${seed}.wav`);
  writeFileSync(raw, samples);
  ffmpeg('-f', 's16le', '-ar', String(rate), '-ac', '1', '-i', raw, to);
  return to;
}

export const songChanges: Record<string, (from: string, to: string) => unknown> = {
  mp3: (from, to) => ffmpeg('-i', from, '-b:a', '48k', `${to}.mp3`),
  offset: (from, to) => ffmpeg('-ss', '9.7', '-i', from, '-t', '22', '-b:a', '96k', `${to}.mp3`),
  aac: (from, to) => ffmpeg('-i', from, '-af', 'volume=0.5,lowpass=4000', '-b:a', '40k', `${to}.mp3`),
};

const signs = [
  ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严',
];

/** A text of a seed: sentences of common signs, and two phrases that everybody writes. */
export function writeText(seed: number): string[] {
  const random = randomOf(4000 + seed);
  const sentence = () =>
    Array.from(
      { length: 12 + Math.floor(random() * 18) },
      () => signs[Math.floor(random() * signs.length)]!,
    ).join('');
  return [
    '为深入学习贯彻党的精神大力弘扬劳模精神劳动精神工匠精神',
    ...Array.from({ length: 9 }, sentence),
    '凝聚起广大职工团结奋斗的磅礴力量',
  ];
}

export const textChanges: Record<string, (sentences: readonly string[], seed: number) => string> = {
  reorder: (sentences) => [...sentences].reverse().join('；'),
  edit: (sentences, seed) => {
    const random = randomOf(seed);
    return [...sentences.join('，')]
      .map((sign) => (random() < 0.12 ? signs[Math.floor(random() * signs.length)]! : sign))
      .join('');
  },
  excerpt: (sentences, seed) =>
    [
      ...writeText(seed + 5000).slice(1, 6),
      ...sentences.slice(3, 7),
      ...writeText(seed + 6000).slice(1, 4),
    ].join(' '),
};
