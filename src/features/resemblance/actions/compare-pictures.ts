/** Comparing pictures: near hashes are proof enough; who shares corners is a candidate, proven by how they lie, or dropped. */

import type { EntryId, FileId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import { cornersOf } from '../print/corner.ts';
import { fitOf, inliersMin } from '../print/fit.ts';
import { unpacked } from '../print/keypoint.ts';
import { type Variant, variants } from '../print/picture.ts';
import type { ScanAsk, ScanHit } from '../print/scan.ts';
import type { Likeness } from '../resemblance.ts';
import { findKeypoints, type KeptPrint, listPrintsById } from '../store/print.ts';
import type { Looked } from './look-at-picture.ts';
import type { Scan } from './open-scan.ts';

/** Two pictures with so few different bits are one picture, saved anew; chance alone gives about 128 ± 8. */
export const sureDistance = 40;
export const candidatesMax = 60;
const hitsMax = 300;

type Asked = ScanAsk & { variant: Variant };
export type PictureHits = { near: ScanHit[][]; same: ScanHit[]; mirrored: ScanHit[] };

/** The whole, and the whole without its border, each in all eight turned forms. */
export function pictureAsks(looked: Looked): Asked[] {
  return looked.parts.flatMap(({ hashes }) =>
    hashes.map((hash, number) => ({ hash, distanceMax: sureDistance, variant: variants[number]! })),
  );
}

/** Both ways of finding, over everything there is. */
export async function searchPicture(scan: Scan, looked: Looked): Promise<PictureHits> {
  const corners = [looked.keypoints, looked.mirrored].map((bytes) => cornersOf(unpacked(bytes)));
  const near = await scan.search('picture', pictureAsks(looked), hitsMax);
  const [same, mirrored] = await scan.match(corners, candidatesMax);
  return { near, same: same!, mirrored: mirrored! };
}

type Own = { entryId: EntryId; fileId: FileId; looked: Looked };
const keyOf = (print: KeptPrint): string => print.entryId + print.fileId;

/** Every other picture this one resembles, with why. */
export async function comparePicture(tx: Tx, own: Own, hits: PictureHits): Promise<Likeness[]> {
  const ids = [...hits.near.flat(), ...hits.same, ...hits.mirrored].map((hit) => hit.id);
  const prints = await listPrintsById(tx, ids, own.entryId);
  const found = nearOnes(own, hits.near, prints);
  for (const variant of ['same', 'mirrored'] as const) {
    const here = unpacked(variant === 'same' ? own.looked.keypoints : own.looked.mirrored);
    for (const { id } of hits[variant]) {
      const print = prints.get(id);
      if (!print || found.has(keyOf(print))) continue;
      const bytes = await findKeypoints(tx, print.entryId, print.fileId);
      const fit = bytes && fitOf(here, unpacked(bytes));
      if (!fit || fit.inliers < inliersMin) continue;
      const files = { first: own.fileId, second: print.fileId };
      const { inliers, scale } = fit;
      const score = Math.min(0.9, 0.4 + inliers / 120);
      const evidence = { kind: 'picture', files, variant, inliers, scale } as const;
      found.set(keyOf(print), { otherId: print.entryId, score, evidence });
    }
  }
  return [...found.values()];
}

/** The nearest of each other picture. */
function nearOnes(
  own: Own,
  hits: readonly ScanHit[][],
  prints: ReadonlyMap<number, KeptPrint>,
): Map<string, Likeness> {
  const found = new Map<string, Likeness>();
  pictureAsks(own.looked).forEach(({ variant }, number) => {
    for (const { id, distance } of hits[number] ?? []) {
      const print = prints.get(id);
      const score = 1 - distance / 128;
      if (!print || (found.get(keyOf(print))?.score ?? 0) >= score) continue;
      const files = { first: own.fileId, second: print.fileId };
      const evidence = { kind: 'picture', files, distance, variant } as const;
      found.set(keyOf(print), { otherId: print.entryId, score, evidence });
    }
  });
  return found;
}
