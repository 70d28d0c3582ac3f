/** A recount of progress beside the system's own sums: what a test counted, told by where units stand now. */

import { sql } from 'kysely';
import { afterEach, beforeAll } from 'vitest';
import { mergeOrganisation } from '../src/features/organisation/actions/merge-organisation.ts';
import { moveOrganisation } from '../src/features/organisation/actions/move-organisation.ts';
import { relocate } from '../src/features/organisation/actions/relocate.ts';
import { lockTree, reopenOrganisation } from '../src/features/organisation/store/change.ts';
import { getOrganisation } from '../src/features/organisation/store.ts';
import { backOf, type Movement } from '../src/features/progress/progress.ts';
import { settleRest } from '../src/features/progress/reactions.ts';
import { listUnsettled } from '../src/features/progress/store/place.ts';
import { listProgress, moveProgress } from '../src/features/progress/store.ts';
import type { Actor } from '../src/kernel/actor.ts';
import type { CampaignId, OrganisationId } from '../src/kernel/id.ts';
import { done, type Outcome } from '../src/kernel/verdict.ts';
import { federation, type OrganisationKey } from './federation.ts';
import { invariantStatements, type WorldHand } from './fixture.ts';

export const machine: Actor = { kind: 'machine' };

export const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value;
};

export type Line = { unit: OrganisationKey; root: CampaignId; movement: Movement };
type Baseline = { root: CampaignId; unit: OrganisationId; counter: string; amount: number };
export type Sum = { organisation: string; counter: string; amount: number };

const own = invariantStatements().filter(({ feature }) => feature === 'progress');

/** Counts, undoes, moves and merges as the system does, and keeps a ledger of its own; each test leaves the tree as it was. */
export class Recount {
  /** What was counted and not undone: the records behind the figures. */
  private ledger: Line[] = [];
  /** What units had before any test: the world's own records. */
  private baseline: Baseline[] = [];
  constructor(private readonly world: WorldHand) {}

  async open(): Promise<void> {
    const found = await sql<Baseline>`
      select root_campaign_id as root, unit_id as unit, counter, amount::int as amount from progress_part`.execute(
      this.world.owner,
    );
    this.baseline = found.rows;
  }

  at = (index: number): Line | undefined => this.ledger[index % Math.max(1, this.ledger.length)];
  drop = (line: Line): void => {
    this.ledger = this.ledger.filter((one) => one !== line);
  };
  /** Notes what something else counted. */
  note = (line: Line): void => {
    this.ledger.push(line);
  };
  idOf = async (key: OrganisationKey) => (await this.world.organisation(key)).id;
  rootOf = async () => (await this.world.campaign('national')).id;

  async count(unit: OrganisationKey, movement: Movement, root?: CampaignId): Promise<Line> {
    const line = { unit, root: root ?? (await this.rootOf()), movement };
    const unitId = await this.idOf(unit);
    must(
      await this.world.doing(machine, async ({ tx }) =>
        done(await moveProgress(tx, { rootCampaignId: line.root, unitId }, movement)),
      ),
    );
    this.ledger.push(line);
    return line;
  }

  async undo(line: Line): Promise<void> {
    const unitId = await this.idOf(line.unit);
    must(
      await this.world.doing(machine, async ({ tx }) =>
        done(await moveProgress(tx, { rootCampaignId: line.root, unitId }, backOf(line.movement))),
      ),
    );
    this.drop(line);
  }

  /** Moves a node by the action of the tree's administrator; false where it is refused. */
  async move(key: OrganisationKey, beneath: OrganisationKey): Promise<boolean> {
    const [node, parent] = [await this.world.organisation(key), await this.world.organisation(beneath)];
    const outcome = await this.world.doing(await this.world.person('qh-admin'), (doing) =>
      moveOrganisation(doing, node, { to: parent.id, version: node.version, reason: '区划调整' }),
    );
    return outcome.ok;
  }

  /** Merges one county into another: it closes, stands beneath the other, and its children go over. */
  async merge(from: OrganisationKey, into: OrganisationKey): Promise<boolean> {
    const [node, other] = [await this.world.organisation(from), await this.world.organisation(into)];
    const outcome = await this.world.doing(await this.world.person('qh-admin'), (doing) =>
      mergeOrganisation(doing, node, { to: other.id, version: node.version, reason: '机构合并' }),
    );
    return outcome.ok;
  }

  /** Puts a node where the world has it, open, whatever happened to it. */
  async putBack(key: OrganisationKey, home: OrganisationKey): Promise<void> {
    const [id, parentId] = [await this.idOf(key), await this.idOf(home)];
    must(
      await this.world.doing(machine, async (doing) => {
        await lockTree(doing.tx);
        const node = await getOrganisation(doing.tx, id);
        if (node.closedOn) await reopenOrganisation(doing.tx, node);
        await relocate(
          doing,
          await getOrganisation(doing.tx, id),
          await getOrganisation(doing.tx, parentId),
          '',
        );
        return done(undefined);
      }),
    );
  }

  async settleAll(): Promise<void> {
    await this.world.runWorker();
    while ((await this.world.read((tx) => listUnsettled(tx))).length > 0) {
      must(await this.world.doing(machine, async (doing) => done(await settleRest(doing))));
    }
  }

  /** Recounts the ledger by where units stand now: no sum, no part and no remembered place is looked at. */
  async recount(root: CampaignId, counters: readonly string[]): Promise<Sum[]> {
    const rows = await Promise.all(
      this.ledger
        .filter((line) => line.root === root)
        .flatMap((line) =>
          Object.entries(line.movement).map(async ([counter, amount]) => ({
            unit: await this.idOf(line.unit),
            counter,
            amount,
          })),
        ),
    );
    const found = await sql<Sum>`
      select o.id as organisation, x.counter, sum(x.amount)::int as amount
      from jsonb_to_recordset(${JSON.stringify([...rows, ...this.baseline.filter((one) => one.root === root)])}::jsonb) as x (unit uuid, counter text, amount int)
      join organisation u on u.id = x.unit
      join campaign c on c.id = ${root} join organisation top on top.id = c.organisation_id
      join organisation o on u.path <@ o.path and o.path <@ top.path
      where x.counter = any(${[...counters]}::text[])
      group by 1, 2 having sum(x.amount) <> 0 order by 1, 2`.execute(this.world.owner);
    return found.rows;
  }

  async kept(root: CampaignId, counters: readonly string[]): Promise<Sum[]> {
    const found = await sql<Sum>`
      select organisation_id as organisation, counter, amount::int as amount from progress_sum
      where root_campaign_id = ${root} and amount <> 0 and counter = any(${[...counters]}::text[]) order by 1, 2`.execute(
      this.world.owner,
    );
    return found.rows;
  }

  async brokenNow(): Promise<unknown[]> {
    const found = await Promise.all(own.map(({ statement }) => sql.raw(statement).execute(this.world.owner)));
    return found.flatMap(({ rows }) => rows);
  }

  /** Puts the tree back, and takes back what was counted without a record: others have recounts of their own. */
  async close(): Promise<void> {
    const displaced = [];
    for (const { key, parent } of federation) {
      if (!parent || key === 'qinghai') continue;
      const organisation = await this.world.organisation(key);
      if (organisation.closedOn || organisation.parentId !== (await this.idOf(parent)))
        displaced.push({ key, parent });
    }
    for (const { key } of displaced) await this.putBack(key, 'qinghai');
    for (const { key, parent } of displaced) await this.putBack(key, parent);
    await this.settleAll();
    for (const line of [...this.ledger]) await this.undo(line);
  }

  async contactsAt(keys: readonly OrganisationKey[], root?: CampaignId): Promise<number[]> {
    const ids = await Promise.all(keys.map(this.idOf));
    const campaign = root ?? (await this.rootOf());
    const found = await this.world.read((tx) => listProgress(tx, campaign, ids));
    return ids.map((id) => found.get(id)?.contacts ?? 0);
  }
}

/** A recount for the tests of one file, opened before them and cleaned up after each. */
export function useRecount(world: WorldHand): Recount {
  const recount = new Recount(world);
  beforeAll(() => recount.open());
  afterEach(() => recount.close());
  return recount;
}
