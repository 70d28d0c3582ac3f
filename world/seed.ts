/** Fills an empty database with the demo world: organisations, people, campaigns, and what they have done so far. */

import { digestPassword, openAccount } from '../src/features/account/actions/open-account.ts';
import type { MediaRoom } from '../src/features/media/actions/examine-file.ts';
import type { Organisation } from '../src/features/organisation/organisation.ts';
import { insertOrganisation } from '../src/features/organisation/store/change.ts';
import { insertSeat } from '../src/features/organisation/store/seat.ts';
import type { PersonId } from '../src/kernel/id.ts';
import { plusDays } from '../src/kernel/period.ts';
import { done } from '../src/kernel/verdict.ts';
import { makeClockMovable } from '../src/platform/clock.ts';
import { type Database, type Doing, inTransaction } from '../src/platform/db.ts';
import { demoPassword } from './demo.ts';
import { federation } from './federation.ts';
import { people } from './people.ts';
import { seedCampaigns } from './seed-campaigns.ts';
import { seedHonours } from './seed-honours.ts';
import { seedActivities, seedNotices, seedPromoters, seedShares, seedTargets } from './seed-story.ts';
import { seedWorks } from './seed-works.ts';
import { must, type World } from './world.ts';

/** Seeds in one transaction: a world is whole or absent. The owner's connection is needed to set the clock. */
export async function seedWorld(room: {
  db: Database;
  media: MediaRoom;
  /** Also the works, from the first entry to the first certificate; tests of doors begin before them. */
  works?: boolean;
  mediaDir?: string;
}): Promise<void> {
  const passwordHash = await digestPassword(demoPassword);
  const outcome = await inTransaction(room.db, { kind: 'machine' }, async (doing) => {
    await makeClockMovable(doing.tx);
    const organisations = await seedOrganisations(doing);
    const persons = await seedPeople(doing, organisations, passwordHash);
    const world: World = {
      media: room.media,
      mediaDir: room.mediaDir ?? 'world/media',
      organisations,
      persons,
    };
    world.campaigns = await seedCampaigns(doing, world);
    await seedTargets(doing, world);
    await seedNotices(doing, world, world.campaigns.qinghai);
    await seedActivities(doing, world);
    await seedPromoters(doing, world);
    if (room.works) {
      await seedShares(doing, world);
      await seedWorks(doing, world);
      await seedHonours(doing, world);
    }
    return done(undefined);
  });
  if (!outcome.ok) throw new Error(`the world could not be seeded: ${JSON.stringify(outcome.refusals)}`);
}

async function seedOrganisations(doing: Doing): Promise<World['organisations']> {
  const organisations: Record<string, Organisation> = {};
  for (const [position, node] of federation.entries()) {
    const parent = node.parent ? organisations[node.parent] : undefined;
    const { name, shortName, kind } = node;
    organisations[node.key] = await insertOrganisation(doing.tx, { parent, name, shortName, kind, position });
  }
  return organisations as World['organisations'];
}

async function seedPeople(
  doing: Doing,
  organisations: World['organisations'],
  passwordHash: string,
): Promise<World['persons']> {
  const persons: Record<string, PersonId> = {};
  const since = plusDays(doing.now, -200);
  for (const person of people) {
    const opened = { username: person.username, name: person.name, password: demoPassword };
    const personId = must(await openAccount(doing, opened, passwordHash));
    persons[person.username] = personId;
    for (const seat of person.seats) {
      await insertSeat(doing.tx, {
        personId,
        organisationId: organisations[seat.at].id,
        role: seat.role,
        from: since,
      });
    }
  }
  return persons as World['persons'];
}
