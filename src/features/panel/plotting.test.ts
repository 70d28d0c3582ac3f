/** For tests: a round with works from several units and its panel, and people with places in it. Holds no tests itself. */

import { sql } from 'kysely';
import type { OrganisationKey } from '../../../world/federation.ts';
import type { WorldHand } from '../../../world/fixture.ts';
import type { Username } from '../../../world/people.ts';
import type { PanelId } from '../../kernel/id.ts';
import { done } from '../../kernel/verdict.ts';
import { panelSlots } from '../../main/slots.tsx';
import { hostedOf, must, plantAtHost } from '../recommendation/planting.test.ts';
import { openRound } from '../review/actions/open-round.ts';
import { seatJudge } from './actions/seat-judge.ts';
import type { Judge, Panel } from './panel.ts';
import { findJudge, getPanel } from './store/panel.ts';
import type { Task, TaskWork } from './store/task.ts';

export type Plot = { panel: Panel; task: Task };

/** Works of these units at the host, their round opened; each work gets so many judges. */
export async function plotRound(
  world: WorldHand,
  units: readonly OrganisationKey[],
  judgesPerEntry: number,
): Promise<Plot> {
  const works = [];
  for (const unit of units) works.push(await plantAtHost(world, unit, 'micro-film', `Film of ${unit}`));
  const call = await hostedOf(world, works[0]!);
  const round = must(
    await world.doing(await world.person('huangnan-officer'), (doing) => openRound(doing, { call })),
  );
  await sql`update review_round set stage = stage || ${JSON.stringify({ judgesPerEntry })}::jsonb where id = ${round.id}`.execute(
    world.owner,
  );
  return plotOf(world, round.panelId!);
}

export function plotOf(world: WorldHand, panelId: PanelId): Promise<Plot> {
  return world.read(async (tx) => ({
    panel: await getPanel(tx, panelId),
    task: (await panelSlots.findTask(tx, panelId))!,
  }));
}

/** Gives somebody a place that they have accepted. */
export async function seatIn(
  world: WorldHand,
  { panel, task }: Plot,
  username: Username,
  unit: OrganisationKey,
): Promise<Judge> {
  const place = { personId: (await world.person(username)).id, unitId: (await world.organisation(unit)).id };
  const runner = await world.person('huangnan-officer');
  return must(
    await world.doing(runner, async (doing) =>
      done(await seatJudge(doing, { panelId: panel.id, ...place }, task.works)),
    ),
  );
}

export function judgeIn(world: WorldHand, { panel }: Plot, username: Username): Promise<Judge> {
  return world.read(async (tx) => (await findJudge(tx, panel.id, (await world.person(username)).id))!);
}

export function workOf({ task }: Plot, unit: OrganisationKey): TaskWork {
  return task.works.find((work) => work.title === `Film of ${unit}`)!;
}
