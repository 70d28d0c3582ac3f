/** Keeping the design of a form: a field written, moved or removed; nothing of the call changes yet. */

import type { CallId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse, refuseAll } from '../../../kernel/verdict.ts';
import type { Doing, Tx } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { Call } from '../call.ts';
import { freeKey, judgeField, judgeForm, judgeReform, moved, withField } from '../design.ts';
import type { Field } from '../field.ts';
import { findDesign, saveDesign } from '../store/design.ts';
import { fieldTyped, type TypedField } from '../typed.ts';

/** Whether anything was entered at a call already; features above know. */
export type EntriesGuard = (tx: Tx, callId: CallId) => Promise<boolean>;

/** Refuses a stale page, a form that does not stand, and whatever would break answers that were given. */
async function keep(
  doing: Doing,
  call: Call,
  guard: EntriesGuard,
  version: number,
  change: (fields: readonly Field[]) => Field[] | undefined,
): Promise<Outcome<Call>> {
  const design = await findDesign(doing.tx, call.id);
  if (version !== (design?.version ?? 0)) return refuse('http.stale');
  const fields = change(design?.fields ?? call.fields);
  if (!fields) return refuse('http.stale');
  const broken = (await guard(doing.tx, call.id)) ? judgeReform(call.fields, fields) : [];
  const problems = [...judgeForm(fields, call.eligibility), ...broken];
  if (problems.length > 0) return refuseAll(problems);
  if (!(await saveDesign(doing, call, fields, version))) return refuse('http.stale');
  await announce(doing, {
    name: 'call.designed',
    subjectId: call.id,
    organisationId: call.ownerId,
    campaignId: call.campaignId,
    seat: 'officer',
    after: { fields: fields.map((field) => field.key) },
  });
  return done(call);
}

type Typed = TypedField & { version: number; key?: string };

/** A new field goes behind the last; its problems stand by what was typed. */
export function keepField(guard: EntriesGuard) {
  return async (doing: Doing, { call }: { call: Call }, typed: Typed): Promise<Outcome<Call>> => {
    const fields = (await findDesign(doing.tx, call.id))?.fields ?? call.fields;
    const taken = [...fields, ...call.fields].map((one) => one.key);
    const field = fieldTyped(
      typed,
      typed.key ?? freeKey('field', taken),
      fields.find((one) => one.key === typed.key),
    );
    const index = fields.findIndex((one) => one.key === field.key);
    const problems = judgeField(field, index < 0 ? fields : fields.slice(0, index), call.eligibility);
    if (problems.length > 0) return refuseAll(problems);
    return keep(doing, call, guard, typed.version, (kept) =>
      typed.key && !kept.some((one) => one.key === typed.key) ? undefined : withField(kept, field),
    );
  };
}

export function moveField(guard: EntriesGuard) {
  return (
    doing: Doing,
    { call }: { call: Call },
    typed: { version: number; key: string; to: 'up' | 'down' },
  ) => keep(doing, call, guard, typed.version, (fields) => moved(fields, typed.key, typed.to));
}

export function removeField(guard: EntriesGuard) {
  return (doing: Doing, { call }: { call: Call }, typed: { version: number; key: string }) =>
    keep(doing, call, guard, typed.version, (fields) => fields.filter((one) => one.key !== typed.key));
}
