/** Looking at a picture: its prints, from its grey values. The decoding runs only in a child process that may be killed. */

import {
  closeOtherLoaders,
  openPicture,
  type PictureReason,
  reasonOf,
} from '../../media/actions/measure-picture.ts';
import { keypointsOf, packed } from '../print/keypoint.ts';
import {
  bytesOf,
  detailOf,
  type Hash,
  hashFrom,
  type Luma,
  leastDetail,
  mirrored,
  shrink,
  trimmed,
  variantsOf,
  wavesOf,
  wholeOf,
} from '../print/picture.ts';

/** Part 0 is the whole, 1 the whole without its border; each in all eight turned forms. */
export type LookedPart = { part: number; hashes: Hash[] };
export type Looked = { parts: LookedPart[]; keypoints: Uint8Array; mirrored: Uint8Array };

/** Large enough for its corners, small enough to be quick. */
export const lookedEdge = 400;

/** Every print of a picture; no hashes where there is too little to see. */
export function printsOf(luma: Luma): Looked {
  const inner = trimmed(luma);
  const boxes = [wholeOf(luma), inner];
  const parts = boxes.flatMap((box, part): LookedPart[] => {
    const small = box && shrink(luma, box);
    if (!small || detailOf(small) < leastDetail) return [];
    return [{ part, hashes: variantsOf(wavesOf(small)) }];
  });
  return { parts, keypoints: packed(keypointsOf(luma)), mirrored: packed(keypointsOf(mirrored(luma))) };
}

/** In the child: decodes, upright, in grey, within its bounds. */
export async function lookAtPicture(path: string): Promise<Looked | PictureReason> {
  closeOtherLoaders();
  try {
    const { data, info } = await openPicture(path)
      .autoOrient()
      .resize(lookedEdge, lookedEdge, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return printsOf({ width: info.width, height: info.height, data: new Uint8Array(data) });
  } catch (error) {
    return reasonOf(error);
  }
}

/** As one line of JSON, and back. */
export function written(looked: Looked): object {
  return {
    parts: looked.parts.map(({ part, hashes }) => ({
      part,
      hashes: hashes.map((hash) => Buffer.from(bytesOf(hash)).toString('base64')),
    })),
    keypoints: Buffer.from(looked.keypoints).toString('base64'),
    mirrored: Buffer.from(looked.mirrored).toString('base64'),
  };
}
export function read(told: {
  parts: { part: number; hashes: string[] }[];
  keypoints: string;
  mirrored: string;
}): Looked {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
  return {
    parts: told.parts.map(({ part, hashes }) => ({
      part,
      hashes: hashes.map((hash) => hashFrom(bytes(hash))),
    })),
    keypoints: bytes(told.keypoints),
    mirrored: bytes(told.mirrored),
  };
}
