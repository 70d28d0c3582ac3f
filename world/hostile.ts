/** The hostile corpus: files made on purpose to break whatever opens them. The same files on every machine. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chance, type HostileFile, type Seed } from './hostile/bytes.ts';
import { hostileDisguises } from './hostile/disguises.ts';
import { hostileFilms } from './hostile/films.ts';
import { makeSeeds } from './hostile/seeds.ts';
import { hostileSounds } from './hostile/sounds.ts';
import { heic, hostileStills } from './hostile/stills.ts';

export type { HostileFile, Seed };

const damagedEach = 26;

/**
 * Makes the corpus. `mediaDir` holds honest films, a song and photos of the demo world, `address` is where nobody may
 * ever knock, `more` are further seeds: as many containers as the machine can make.
 */
export async function makeHostile(
  mediaDir: string,
  address: string,
  more: readonly Seed[] = makeSeeds(),
): Promise<HostileFile[]> {
  const seed = async (name: string): Promise<Seed> => ({ name, bytes: await readFile(join(mediaDir, name)) });
  const [film, longer] = [await seed('film-2m10.mp4'), await seed('film-5m12.mp4')];
  const [song, photo] = [await seed('song-3m.mp3'), await seed('picture-dawn.jpg')];
  const grid = await seed('picture-grid.jpg');
  const phone = { name: 'phone.heic', bytes: heic() };
  const seeds = [film, longer, song, photo, grid, phone, ...more];
  return [
    ...hostileFilms(film.bytes, address),
    ...hostileSounds(song.bytes),
    ...hostileStills(photo.bytes),
    ...hostileDisguises(address),
    ...seeds.flatMap(truncated),
    ...seeds.flatMap(damaged),
  ];
}

/** Writes it into a folder, numbered, so that no name meets another. */
export async function writeHostile(dir: string, files: readonly HostileFile[]): Promise<string[]> {
  await mkdir(dir, { recursive: true });
  const paths = files.map((file, i) => join(dir, `${String(i).padStart(3, '0')}-${file.name}`));
  for (const [i, file] of files.entries()) await writeFile(paths[i]!, file.bytes);
  return paths;
}

/** Cut off at an eighth, at a half, and one byte before the end. */
function truncated({ name, bytes }: Seed): HostileFile[] {
  const cuts = [Math.floor(bytes.length / 8), Math.floor(bytes.length / 2), bytes.length - 1];
  return cuts.map((length) => ({
    name: `cut-${length}-${name}`,
    bytes: bytes.subarray(0, length),
    plays: 'AC-092, AC-094',
    expects: 'any',
  }));
}

/** Bitten in many ways: bytes, runs, pieces exchanged, pieces lost, pieces doubled. */
function damaged({ name, bytes }: Seed, which: number): HostileFile[] {
  return Array.from({ length: damagedEach }, (_, round) => ({
    name: `hurt-${round}-${name}`,
    bytes: hurt(bytes, chance(which * 1000 + round), round),
    plays: 'AC-094',
    expects: 'any',
  }));
}

function hurt(whole: Buffer, next: (below: number) => number, round: number): Buffer {
  // Half of the bites go where the tables are: at either end.
  const place = (): number => {
    if (round % 2 === 0) return next(bytes.length);
    const near = next(Math.min(bytes.length, 6000));
    return next(2) === 0 ? near : bytes.length - 1 - near;
  };
  let bytes = Buffer.from(whole);
  const ways: (() => void)[] = [
    () => {
      bytes[place()] = next(256);
    },
    () => {
      const at = place();
      bytes[at] = bytes[at]! ^ (1 << next(8));
    },
    () => {
      const at = place();
      bytes.fill(next(2) === 0 ? 0 : 255, at, Math.min(bytes.length, at + 1 + next(64)));
    },
    () => {
      const [from, to, length] = [place(), place(), 1 + next(256)];
      bytes.copy(bytes, Math.min(from, bytes.length - 1), to, Math.min(bytes.length, to + length));
    },
    () => {
      const at = place();
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + next(32))]);
    },
    () => {
      const at = place();
      bytes = Buffer.concat([
        bytes.subarray(0, at),
        bytes.subarray(at, at + 1 + next(32)),
        bytes.subarray(at),
      ]);
    },
  ];
  for (let bite = 0; bite < 4 + next(40) && bytes.length > 64; bite++) ways[next(ways.length)]!();
  return bytes;
}
