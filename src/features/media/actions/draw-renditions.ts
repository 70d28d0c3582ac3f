/** Renditions are drawn from a picture by libvips. Runs only in the probe's child process, never in a server. */

import sharp from 'sharp';
import type { RenditionName } from '../media.ts';
import { closeOtherLoaders, openPicture, type PictureReason, reasonOf } from './measure-picture.ts';

export type DrawnRendition = {
  name: RenditionName;
  width: number;
  height: number;
  container: 'webp' | 'jpeg';
  base64: string;
};

const edges = { wide: 1600, small: 480 } as const;

/** A region that nobody shall see, in percent of the upright picture: black, or so coarse that nothing can be read. */
export type Covered = { x: number; y: number; w: number; h: number; way: 'box' | 'blur' };

/** How many cells of a blurred region are left from side to side. */
const cells = 5;

/** Draws what the public sees: upright, in sRGB, without place, camera or author (AC-093), and regions covered. */
export async function drawRenditions(
  path: string,
  covers: readonly Covered[] = [],
): Promise<DrawnRendition[] | PictureReason> {
  closeOtherLoaders();
  try {
    const drawn: DrawnRendition[] = [];
    for (const name of ['wide', 'small'] as const) {
      const edge = edges[name];
      const upright = openPicture(path)
        .autoOrient()
        .resize(edge, edge, { fit: 'inside', withoutEnlargement: true });
      const { data, info } = await upright.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
      const raw = { width: info.width, height: info.height, channels: info.channels };
      const shown = covers.length > 0 ? await coverRegions(data, raw, covers) : data;
      const again = () => sharp(shown, { raw });
      const webp = await again().webp({ quality: 80, effort: 3 }).toBuffer();
      const jpeg = await again()
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 80, mozjpeg: true })
        .toBuffer();
      const size = { width: info.width, height: info.height };
      drawn.push({ name: `${name}.webp`, ...size, container: 'webp', base64: webp.toString('base64') });
      drawn.push({ name: `${name}.jpg`, ...size, container: 'jpeg', base64: jpeg.toString('base64') });
    }
    return drawn;
  } catch (error) {
    return reasonOf(error);
  }
}

type Raw = { width: number; height: number; channels: 1 | 2 | 3 | 4 };

/** Pixels with the regions gone: what is beneath is in none of the bytes that leave here. */
async function coverRegions(data: Buffer, raw: Raw, covers: readonly Covered[]): Promise<Buffer> {
  const patches = await Promise.all(
    covers.map(async ({ way, ...region }) => {
      const left = Math.min(raw.width - 1, Math.floor((region.x / 100) * raw.width));
      const top = Math.min(raw.height - 1, Math.floor((region.y / 100) * raw.height));
      const width = Math.min(raw.width - left, Math.ceil((region.w / 100) * raw.width) + 1);
      const height = Math.min(raw.height - top, Math.ceil((region.h / 100) * raw.height) + 1);
      if (way === 'box') {
        const black = { width, height, channels: 3 as const, background: '#000000' };
        return { input: { create: black }, left, top };
      }
      const coarse = await sharp(data, { raw })
        .extract({ left, top, width, height })
        .resize(Math.min(width, cells), Math.min(height, cells), { fit: 'fill' })
        .removeAlpha()
        .png()
        .toBuffer();
      const input = await sharp(coarse)
        .resize(width, height, { fit: 'fill', kernel: 'nearest' })
        .png()
        .toBuffer();
      return { input, left, top };
    }),
  );
  const { data: covered, info } = await sharp(data, { raw })
    .composite(patches)
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels === raw.channels) return covered;
  const trimmed = sharp(covered, {
    raw: { width: info.width, height: info.height, channels: info.channels },
  });
  return (raw.channels < 4 ? trimmed.removeAlpha() : trimmed.ensureAlpha()).raw().toBuffer();
}
