/**
 * Files that anybody may fetch: folders of small files, written whole or not at all, under `published/`. A folder that
 * another takes the place of is kept beside, under `published-aside/`, where nobody fetches anything.
 */

import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

export type PublishedFile = { bytes: Uint8Array<ArrayBuffer>; etag: string };

/** A set of files that was set aside: its number from 1, the folder it lies in, and what was noted of it. */
export type SetAside = { number: number; place: string; note: string };

export class Published {
  private readonly dir: string;
  private readonly asideDir: string;

  constructor(dataDir: string) {
    this.dir = path.join(dataDir, 'published');
    this.asideDir = path.join(dataDir, 'published-aside');
  }

  /** Sizes of a folder's files by name; none where there is no folder. */
  async list(folder: string): Promise<Map<string, number>> {
    const dir = this.placeOf(folder);
    const names = await readdir(dir).catch(noneWhereNothingIs);
    const sizes = await Promise.all(
      names.filter(isName).map(async (name) => [name, (await stat(path.join(dir, name))).size] as const),
    );
    return new Map(sizes);
  }

  /** Puts a file there at once: whoever fetches it sees the old or the new one, also after a crash. */
  async write(folder: string, name: string, text: string): Promise<void> {
    if (!isName(name)) throw new Error(`${name} is no name of a published file`);
    const dir = this.placeOf(folder);
    await mkdir(dir, { recursive: true });
    const made = path.join(dir, `.${name}.${randomBytes(6).toString('hex')}`);
    const file = await open(made, 'wx', 0o644);
    try {
      await file.writeFile(text);
      await file.sync();
      await file.close();
      await rename(made, path.join(dir, name));
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(made, { force: true });
      throw error;
    }
    await keep(dir);
  }

  /** A file with its mark for caches; nothing where there is none of this name. */
  async read(folder: string, name: string): Promise<PublishedFile | undefined> {
    if (!isName(name)) return undefined;
    const file = path.join(this.placeOf(folder), name);
    try {
      const { size, mtimeMs } = await stat(file);
      const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
      return { bytes: new Uint8Array(await readFile(file)), etag };
    } catch {
      return undefined;
    }
  }

  /** The text of a file for whoever acts on it: nothing where there is none; one that cannot be read is an error. */
  async readText(folder: string, name: string): Promise<string | undefined> {
    if (!isName(name)) throw new Error(`${name} is no name of a published file`);
    try {
      return await readFile(path.join(this.placeOf(folder), name), 'utf8');
    } catch (error) {
      if (isNothingThere(error)) return undefined;
      throw error;
    }
  }

  /** What was set aside of a folder, in its order. */
  async listAside(folder: string): Promise<SetAside[]> {
    const dir = placeIn(this.asideDir, folder);
    const numbers = (await readdir(dir).catch(() => []))
      .filter((name) => /^[1-9]\d*$/.test(name))
      .map(Number);
    const asides = numbers.map(async (number): Promise<SetAside[]> => {
      const place = path.join(dir, String(number), 'files');
      if (!(await stat(place).catch(() => undefined))) return [];
      const note = await readFile(path.join(dir, String(number), 'note.txt'), 'utf8').catch(() => '');
      return [{ number, place, note }];
    });
    return (await Promise.all(asides)).flat().sort((a, b) => a.number - b.number);
  }

  /**
   * Makes a whole set of files where nobody sees it; `claim` takes the number under which a folder will be kept aside,
   * with a note, and `settle` then puts the set in its place. For a moment nothing is there: whoever fetches sees the old
   * set or the new one, never of both.
   */
  async prepare(folder: string, writes: (made: Published) => Promise<void>): Promise<Prepared> {
    const dataDir = path.join(this.asideDir, `.made-${randomBytes(6).toString('hex')}`);
    const made = new Published(dataDir);
    const forget = () => rm(dataDir, { recursive: true, force: true });
    try {
      await writes(made);
    } catch (error) {
      await forget();
      throw error;
    }
    const claim = (note: string) => this.claimAside(folder, note);
    const settle = (aside: SetAside) => this.exchange(folder, made.placeOf(folder), aside);
    return { claim, settle, forget };
  }

  /** Clears away sets that somebody who was killed was making; a set that is being made is younger. */
  async forgetLeftovers(): Promise<void> {
    for (const name of await readdir(this.asideDir).catch(noneWhereNothingIs)) {
      if (!name.startsWith('.made-')) continue;
      const dir = path.join(this.asideDir, name);
      const made = await stat(dir).catch(() => undefined);
      if (made && Date.now() - made.mtimeMs > leftoverMs) await rm(dir, { recursive: true, force: true });
    }
  }

  private async claimAside(folder: string, note: string): Promise<SetAside> {
    const dir = placeIn(this.asideDir, folder);
    const number = ((await readdir(dir).catch(() => [])).map(Number).sort((a, b) => b - a)[0] ?? 0) + 1;
    const aside = path.join(dir, String(number));
    await mkdir(dir, { recursive: true });
    // Whoever else is about to do the same has taken this number, or finds it taken.
    await mkdir(aside);
    await writeFile(path.join(aside, 'note.txt'), `${note}\n`, { flush: true });
    return { number, place: path.join(aside, 'files'), note };
  }

  private async exchange(folder: string, made: string, { place }: SetAside): Promise<void> {
    await stat(made);
    await rename(this.placeOf(folder), place);
    await rename(made, this.placeOf(folder));
    for (const one of [place, this.placeOf(folder)]) await keep(path.dirname(one));
  }

  private placeOf(folder: string): string {
    return placeIn(this.dir, folder);
  }
}

/** A set of files that waits for its place: `settle` puts it there, `forget` clears away what is left of it. */
export type Prepared = {
  claim: (note: string) => Promise<SetAside>;
  settle: (aside: SetAside) => Promise<void>;
  forget: () => Promise<void>;
};

const leftoverMs = 3_600_000;

function isNothingThere(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** A folder that is not there holds nothing; one that cannot be read may hold anything. */
function noneWhereNothingIs(error: unknown): string[] {
  if (isNothingThere(error)) return [];
  throw error;
}

function placeIn(dir: string, folder: string): string {
  const place = path.join(dir, folder);
  if (!place.startsWith(`${dir}${path.sep}`)) throw new Error(`${folder} leads out of what is published`);
  return place;
}

/** Makes what a folder names outlast a loss of power. */
async function keep(dir: string): Promise<void> {
  const kept = await open(dir, 'r');
  await kept.sync().finally(() => kept.close());
}

/** One step, no dot in front: nothing leads to another folder. */
function isName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]*\.[a-z]+$/.test(name);
}
