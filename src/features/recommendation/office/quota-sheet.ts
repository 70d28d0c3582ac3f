/** A table of quotas as a spreadsheet, with what of it is used; it can be pasted in again. */

import { nameIn } from '../../../kernel/text.ts';
import type { Ask } from '../../../platform/route.ts';
import { writeSheet, xlsxAnswer } from '../../../platform/spreadsheet.ts';
import { listChildren } from '../../organisation/store.ts';
import type { GiverPlace } from '../actions/give-quotas.ts';
import { sayConditions } from '../condition.ts';
import { leftOf, usedOf } from '../quota.ts';
import { listSlots } from '../store/quota.ts';
import { text } from '../text/quota.ts';

const heads = [
  'unit',
  'floor',
  'cap',
  'conditions',
  'used',
  'left',
  'waived',
  'withdrawn',
  'returned',
] as const;

export async function quotaSheet(_: Request, { call, giver }: GiverPlace, ask: Ask): Promise<Response> {
  const children = await listChildren(ask.tx, giver.id);
  const slots = await listSlots(ask.tx, call, children);
  const rows = children.map(({ id, name }) => {
    const one = slots.get(id)!;
    const { floor, cap, conditions } = one.quota;
    return [
      nameIn(name, ask.language),
      ...[floor ?? '', cap ?? '', sayConditions(conditions, ask.language)],
      ...[usedOf(one), leftOf(one) ?? '', one.waived, one.withdrawn, one.returned],
    ];
  });
  const title = nameIn(call.name, ask.language);
  const sheet = { name: title, head: heads.map((key) => text[key][ask.language]), rows };
  return xlsxAnswer(await writeSheet([sheet]), `${title} ${text.quotas[ask.language]}`);
}
