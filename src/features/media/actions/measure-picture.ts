/** A picture is measured by libvips. Runs only in the probe's child process, never in a server. */

import sharp from 'sharp';
import { type Container, type Measured, picturePixelsMax } from '../media.ts';

export type PictureReason = 'truncated' | 'too-many-pixels' | 'unreadable';

const readable: readonly Container[] = ['jpeg', 'png', 'webp'];

/** Only three loaders stay open: SVG, PDF, TIFF and the rest cannot be reached by any disguise (AC-091). */
export function closeOtherLoaders(): void {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
  sharp.cache(false);
  sharp.concurrency(1);
}

/** Opens a picture within its limits; of a moving one, its first image. */
export const openPicture = (path: string) =>
  sharp(path, { limitInputPixels: picturePixelsMax, failOn: 'truncated', sequentialRead: true, pages: 1 });

/** Measures a picture as it will be shown, and decodes it once to the end to be sure that the end is there. */
export async function measurePicture(
  path: string,
  container: Container,
  sizeBytes: number,
): Promise<Measured | PictureReason> {
  closeOtherLoaders();
  try {
    const facts = await openPicture(path).metadata();
    if (facts.width * facts.height > picturePixelsMax) return 'too-many-pixels';
    if (!readable.includes(container) || facts.format !== container) return 'unreadable';
    await openPicture(path).resize(32, 32, { fit: 'inside' }).raw().toBuffer();
    const { width, height } = facts.autoOrient;
    const notes = (facts.pages ?? 1) > 1 ? ['animated'] : [];
    return { container, sizeBytes, width, height, notes };
  } catch (error) {
    return reasonOf(error);
  }
}

/** What libvips complained of, as one of our reasons. */
export function reasonOf(error: unknown): PictureReason {
  const words = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(words)) return 'too-many-pixels';
  return /premature|truncat|end of (file|image|stream|input)|unexpected end|read error/i.test(words)
    ? 'truncated'
    : 'unreadable';
}
