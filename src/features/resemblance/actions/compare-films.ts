/** Comparing films: frames of every second second against all frames there are, then where they agree in time. */

import type { EntryId, FileId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/db.ts';
import { askedStepMs, type FrameHit, fitFilms, frameDistanceMax } from '../print/film.ts';
import type { ScanAsk, ScanHit } from '../print/scan.ts';
import type { Likeness } from '../resemblance.ts';
import { listPrintsById } from '../store/print.ts';
import type { ReadFrame } from './read-film.ts';

type Asked = ScanAsk & { atMs: number; variant: 'same' | 'mirrored' };
/** What many films show, a title or a plain wall, proves nothing. */
export const frameHitsMax = 400;

export function filmAsks(frames: readonly ReadFrame[]): Asked[] {
  return frames
    .filter((frame) => frame.atMs % askedStepMs === 0)
    .flatMap(({ atMs, hash, mirrored }): Asked[] => [
      { hash, distanceMax: frameDistanceMax, atMs, variant: 'same' },
      { hash: mirrored, distanceMax: frameDistanceMax, atMs, variant: 'mirrored' },
    ]);
}

type Other = { otherId: EntryId; fileId: FileId; hits: FrameHit[] };

/** Every other film this one resembles, with where. */
export async function compareFilm(
  tx: Tx,
  own: { entryId: EntryId; fileId: FileId; frames: readonly ReadFrame[] },
  hits: readonly ScanHit[][],
): Promise<Likeness[]> {
  const asks = filmAsks(own.frames);
  const prints = await listPrintsById(
    tx,
    hits.flat().map((hit) => hit.id),
    own.entryId,
  );
  const others = new Map<string, Other>();
  asks.forEach(({ atMs, variant }, number) => {
    for (const { id, distance } of hits[number] ?? []) {
      const print = prints.get(id);
      if (!print) continue;
      const key = print.entryId + print.fileId;
      const other = others.get(key) ?? { otherId: print.entryId, fileId: print.fileId, hits: [] };
      other.hits.push({ atMs, thereMs: print.atMs, distance, variant });
      others.set(key, other);
    }
  });
  return [...others.values()].flatMap(({ otherId, fileId, hits: own_ }): Likeness[] => {
    const fit = fitFilms(own_, asks.length / 2);
    if (!fit) return [];
    const { score, ...told } = fit;
    return [
      { otherId, score, evidence: { kind: 'video', files: { first: own.fileId, second: fileId }, ...told } },
    ];
  });
}
