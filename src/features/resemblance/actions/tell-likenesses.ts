/** Telling what was found: each new pair is written once and announced once; nothing is decided here. */

import type { EntryId } from '../../../kernel/id.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import { kinds, type Likeness, worthTelling } from '../resemblance.ts';
import { listCompared, savePair } from '../store/pair.ts';

/** Gives how many pairs are new. An entry that takes no part any more resembles nothing. */
export async function tellLikenesses(
  doing: Doing,
  entryId: EntryId,
  found: readonly Likeness[],
): Promise<number> {
  const compared = await listCompared(doing.tx, [entryId, ...found.map((one) => one.otherId)]);
  const own = compared.get(entryId);
  if (!own) return 0;
  let count = 0;
  for (const kind of kinds) {
    const others = bestPerEntry(found.filter((one) => one.evidence.kind === kind)).flatMap((likeness) => {
      const other = compared.get(likeness.otherId);
      return other && other.rootId !== own.rootId
        ? [{ likeness, other, score: likeness.score, sentAt: other.sentAt }]
        : [];
    });
    // The same bytes everywhere: the earliest says it all.
    const told = worthTelling(others);
    const few = kind === 'same-file' ? told.slice(0, 1) : told;
    for (const { likeness, other } of few) {
      const pair = await savePair(doing, own, other, likeness);
      if (!pair?.isNew) continue;
      count++;
      await announce(doing, {
        name: 'resemblance.found',
        subjectId: pair.id,
        organisationId: pair.ancestorId,
        after: { kind, score: likeness.score },
      });
    }
  }
  return count;
}

/** An entry of several files may resemble another in several ways of one kind: the strongest stands for all. */
function bestPerEntry(found: readonly Likeness[]): Likeness[] {
  const best = new Map<EntryId, Likeness>();
  for (const one of found) {
    const known = best.get(one.otherId);
    if (!known || one.score > known.score) best.set(one.otherId, one);
  }
  return [...best.values()];
}
