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

/** Draws what the public sees: upright, in sRGB, without place, camera or author (AC-093). */
export async function drawRenditions(path: string): Promise<DrawnRendition[] | PictureReason> {
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
      const again = () => sharp(data, { raw });
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
