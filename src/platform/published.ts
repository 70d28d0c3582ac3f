/** Files that anybody may fetch: folders of small files, written whole or not at all, under `published/`. */

import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

export type PublishedFile = { bytes: Uint8Array<ArrayBuffer>; etag: string };

export class Published {
  private readonly dir: string;

  constructor(dataDir: string) {
    this.dir = path.join(dataDir, 'published');
  }

  /** Sizes of a folder's files by name; none where there is no folder. */
  async list(folder: string): Promise<Map<string, number>> {
    const dir = this.placeOf(folder);
    const names = await readdir(dir).catch(() => []);
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
    const kept = await open(dir, 'r');
    await kept.sync().finally(() => kept.close());
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

  private placeOf(folder: string): string {
    const place = path.join(this.dir, folder);
    if (!place.startsWith(`${this.dir}${path.sep}`))
      throw new Error(`${folder} leads out of what is published`);
    return place;
  }
}

/** One step, no dot in front: nothing leads to another folder. */
function isName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]*\.[a-z]+$/.test(name);
}
