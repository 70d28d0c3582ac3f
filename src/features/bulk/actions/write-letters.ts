/** Letters to makers, units and officers that a query selects: held ten minutes, each person written to once. */

import { seatFor } from '../../../kernel/actor.ts';
import type { PersonId } from '../../../kernel/id.ts';
import type { TreePath } from '../../../kernel/tree.ts';
import { allowed, done, never, type Outcome, refuse, type Verdict } from '../../../kernel/verdict.ts';
import type { Doing, Tx } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Entry } from '../../entry/entry.ts';
import { findEntryFromSeats } from '../../entry/store.ts';
import { findOrganisation, listOrganisations, listSeatsAt } from '../../organisation/store.ts';
import type { Audience, Bulk, Item } from '../bulk.ts';
import { text } from '../text.ts';
import type { Asking, BulkAct } from './act.ts';
import { lookAtWorks } from './find-work.ts';

type Recipients = Promise<Outcome<{ personIds: PersonId[] }>>;

/** Nobody writes in the name of the house to those they do not lead (AC-176). */
function mayWriteTo(asking: Pick<Asking, 'actor'>, path: TreePath): Verdict {
  return seatFor(asking.actor, ['officer'], path) ? allowed : never('bulk.not-beneath');
}

/** A maker without an account is reached through the unit. */
const mayWrite = (to: Audience | undefined) => (actor: Asking['actor'], entry: Entry) => {
  if (to === 'makers' && entry.enteredBy !== 'person') return never('bulk.no-account');
  return mayWriteTo({ actor }, entry.unitPath);
};

async function officersAt(tx: Tx, id: string, now: Date): Promise<PersonId[]> {
  const organisation = await findOrganisation(tx, id);
  const seats = organisation ? await listSeatsAt(tx, organisation.id, now) : [];
  return seats
    .filter((seat) => seat.role === 'officer' && seat.validFrom <= now)
    .map((seat) => seat.personId);
}

/** Who hears about a work: asked when the letter leaves, so that whoever lost their seat hears nothing. */
async function aboutWork(doing: Doing, item: Item, { setting }: Bulk): Recipients {
  const entry = await findEntryFromSeats(doing.tx, doing.actor, item.subjectId);
  if (!entry) return refuse('bulk.gone');
  const verdict = mayWrite(setting.to)(doing.actor, entry);
  if (!verdict.allowed) return { ok: false, refusals: [verdict.refusal] };
  if (setting.to === 'makers') return done({ personIds: [entry.sentBy] });
  const personIds = await officersAt(doing.tx, entry.unitId, doing.now);
  return personIds.length === 0 ? refuse('bulk.no-officer') : done({ personIds });
}

async function toOrganisation(doing: Doing, item: Item): Recipients {
  const organisation = await findOrganisation(doing.tx, item.subjectId);
  if (!organisation) return refuse('bulk.gone');
  const verdict = mayWriteTo(doing, organisation.path);
  if (!verdict.allowed) return { ok: false, refusals: [verdict.refusal] };
  const personIds = await officersAt(doing.tx, organisation.id, doing.now);
  return personIds.length === 0 ? refuse('bulk.no-officer') : done({ personIds });
}

/** All have been found: whoever hears it posts the letters, each person's once. */
async function leave(doing: Doing, bulk: Bulk): Promise<void> {
  await announce(doing, {
    name: 'bulk.letters-left',
    subjectId: bulk.id,
    organisationId: bulk.organisationId,
    seat: 'officer',
    after: { act: bulk.act },
  });
}

const held = { way: 'held', judges: () => [], finishes: leave } as const;

export const writeAboutWorks: BulkAct = {
  ...held,
  key: 'entry.letter',
  list: 'entry',
  name: text['act.letter'],
  tells: text['act.letter.tells'],
  asks: ['to', 'words'],
  // Whatever happens to a work in the meantime, its maker is written to.
  looks: async (asking, ids, { to }) => {
    const looked = await lookAtWorks(asking, ids, mayWrite(to));
    return looked.map((one) => ({ ...one, seen: {} }));
  },
  carries: aboutWork,
};

export const writeToOrganisations: BulkAct = {
  ...held,
  key: 'organisation.letter',
  list: 'organisation',
  name: text['act.letter'],
  tells: text['act.letter.organisation.tells'],
  asks: ['words'],
  looks: async (asking, ids) => {
    const organisations = await listOrganisations(asking.tx, ids);
    return organisations.map(({ id, name, path }) => {
      const verdict = mayWriteTo(asking, path);
      const refusal = verdict.allowed ? undefined : verdict.refusal;
      return { subjectId: id, title: name.zh, place: name, seen: {}, refusal };
    });
  },
  carries: toOrganisation,
};
