/** The campaigns of the demo world: the nation's, and Qinghai's beneath it with its calls. */

import { openCall } from '../src/features/call/actions/open-call.ts';
import { findTemplate } from '../src/features/call/library.ts';
import { createCampaign } from '../src/features/campaign/actions/create-campaign.ts';
import { startCampaign } from '../src/features/campaign/actions/start-campaign.ts';
import type { Campaign } from '../src/features/campaign/campaign.ts';
import { fileRuleKinds } from '../src/features/media/tightness.ts';
import { plusDays } from '../src/kernel/period.ts';
import type { Doing } from '../src/platform/db.ts';
import {
  type Mover,
  moverTo,
  nationalFileRules,
  qinghaiBodies,
  qinghaiCalendar,
  qinghaiCalls,
  titles,
  type WorldCall,
} from './campaigns.ts';
import { must, type World } from './world.ts';

export async function seedCampaigns(
  doing: Doing,
  world: World,
): Promise<{ national: Campaign; qinghai: Campaign }> {
  const at = moverTo(doing.now);
  const early: Doing = { ...doing, now: plusDays(doing.now, -80) };
  const draft = must(
    await createCampaign(early, {
      organisationId: world.organisations.national.id,
      year: at('2020-04-01').getUTCFullYear(),
      title: titles.national,
      opensAt: at('2020-04-01'),
      closesAt: at('2020-12-31', 'included'),
      calendar: [],
      activitiesFrom: at('2020-01-01'),
      supplements: ['rules', 'period'],
      state: 'draft',
    }),
  );
  const calls = [];
  for (const [position, call] of qinghaiCalls.entries())
    calls.push(must(await openCall(early, draft, nationalPlan(call, position, at))));
  const national = must(await startCampaign(early, draft));
  const qinghai = must(
    await createCampaign(early, {
      parent: national,
      organisationId: world.organisations.qinghai.id,
      year: national.year,
      title: titles.qinghai,
      opensAt: at('2020-05-01'),
      closesAt: at('2020-09-30', 'included'),
      periodWords: '2020年5—9月',
      calendar: qinghaiCalendar(at),
      activitiesFrom: at('2020-05-01'),
      bodies: qinghaiBodies,
      supplements: ['dates'],
      state: 'draft',
    }),
  );
  for (const [position, call] of qinghaiCalls.entries())
    must(await openCall(early, qinghai, qinghaiPlan(call, position, at, world), calls[position]));
  return { national, qinghai };
}

type Plan = Parameters<typeof openCall>[2];

/** What the nation leaves to the provinces: their own notices ask otherwise, in print. */
const freed = [
  ...fileRuleKinds.map((kind) => `file.${kind}`),
  ...['fields', 'eligibility', 'filesMin', 'filesMax'],
];

function nationalPlan(call: WorldCall, position: number, at: Mover): Plan {
  return {
    key: call.key,
    position,
    name: call.name,
    brief: { zh: '全国子项目，规则文本为演示补充。', en: 'A national call; its text is a demo addition.' },
    entryKind: call.entryKind,
    channels: ['person', 'unit'],
    fileRules: nationalFileRules[call.key] ?? [],
    takesLink: call.takesLink ?? false,
    opensAt: at('2020-04-01'),
    closesAt: at('2020-09-25', 'included'),
    recommendUntil: at('2020-10-08'),
    reviewUntil: at('2020-10-20'),
    voteOpensAt: at('2020-10-21'),
    voteClosesAt: at('2020-10-28'),
    rubric: call.rubric,
    ballot: call.ballot,
    formula: call.formula,
    // Qinghai's own notice asks 3–5 minutes where the nation asks less than 3: that is printed, so it was left free.
    latitude: Object.fromEntries(freed.map((rule) => [rule, 'free' as const])),
    supplements: ['brief', 'fileRules', 'dates', 'rubric', 'vote', 'formula'],
  };
}

/**
 * What the library's ready call of Qinghai's notice asks besides; the works of the demo were made before there were such
 * questions, so that here nothing of it must be answered. A photograph may be a series.
 */
function askedOf({ key }: WorldCall): Partial<Plan> {
  const template = findTemplate(`qinghai-2020-${key}`);
  if (!template) return {};
  const fields = template.fields.map((field) =>
    field.force === 'must' ? { ...field, force: 'should' as const } : field,
  );
  const filesMax = key === 'photography' ? 8 : 1;
  return { template: template.key, fields, filesMax, entrances: template.entrances };
}

function qinghaiPlan(call: WorldCall, position: number, at: Mover, world: World): Plan {
  const { ahead } = call;
  return {
    key: call.key,
    position,
    name: call.name,
    brief: call.brief,
    entryKind: call.entryKind,
    channels: ['person', 'unit'],
    hostId: call.host ? world.organisations[call.host].id : undefined,
    hostConflict: call.hostConflict,
    fileRules: call.fileRules,
    takesLink: call.takesLink ?? false,
    ...askedOf(call),
    opensAt: at('2020-06-01'),
    closesAt: at(ahead?.closes ?? '2020-08-20', 'included'),
    closesWords: ahead ? undefined : '8月20日前',
    recommendUntil: at(ahead?.recommend ?? '2020-08-28', 'included'),
    reviewUntil: at(ahead?.review ?? '2020-09-08', 'included'),
    voteOpensAt: at(ahead?.voteOpens ?? '2020-09-10'),
    voteClosesAt: at(ahead?.voteCloses ?? '2020-09-18'),
    hostFloor: call.hostFloor,
    unitCap: call.unitCap,
    rubric: call.rubric,
    ballot: call.ballot,
    formula: call.formula,
    stages: call.stages,
    supplements: call.supplements,
  };
}
