/** The part of an entry's page about hiding it from the public: that it is, why, and what can be done. */

import type { OrganisationId } from '../../kernel/id.ts';
import { sayInstant } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import type { View } from '../../platform/route.ts';
import { Form, formOf, ProseField, SendButton } from '../../ui/form.tsx';
import { Note, Section } from '../../ui/parts.tsx';
import type { Call } from '../call/call.ts';
import { findHostedCall } from '../call/store.ts';
import type { EntryAtCall } from './entry.ts';
import { hidesFor, isHolder, mayHide, mayLift, mayObjectToHiding } from './policy.ts';
import { findHiding, type Hiding } from './store/hiding.ts';
import { text } from './text/hiding.ts';

/** An entry with the call at whose place it is shown, and who hid it there. */
export type OnStage = { entry: EntryAtCall; stage: Call; hiddenBy?: OrganisationId };

export async function stageOf(view: Pick<View, 'tx'>, entry: EntryAtCall): Promise<OnStage> {
  const stage = (await findHostedCall(view.tx, entry.call)) ?? entry.call;
  const hiding = entry.hiddenAt ? await findHiding(view.tx, entry.id) : undefined;
  return { entry, stage, hiddenBy: hiding?.organisationId };
}

/** Only works that are shown, or would be, have something to hide; it is done in the office alone. */
export async function HidingPart(view: View, entry: EntryAtCall, base: string) {
  if (!entry.shownAt && !entry.hiddenAt) return null;
  const staged = await stageOf(view, entry);
  const hiding = await findHiding(view.tx, entry.id);
  const isOffice = base.startsWith('/office/');
  const [hide, lift] = [mayHide(view.actor, staged), mayLift(view.actor, staged)];
  if (!hiding)
    return isOffice && hide.allowed ? <DoPart {...{ view, base, verdict: hide, verb: 'hide' }} /> : null;
  const isConcerned = hidesFor(view.actor, staged.stage) !== undefined || isHolder(view.actor, entry);
  if (!isConcerned) return null;
  return (
    <>
      <HiddenNote view={view} hiding={hiding} />
      {isOffice && lift.allowed ? <DoPart {...{ view, base, verdict: lift, verb: 'unhide' }} /> : null}
      {isHolder(view.actor, entry) && !hiding.objection ? (
        <ObjectPart view={view} base={base} verdict={mayObjectToHiding(view.actor, entry)} />
      ) : null}
    </>
  );
}

function HiddenNote({ view, hiding }: { view: View; hiding: Hiding }) {
  const say = view.say(text);
  const { language } = view;
  const at = sayInstant(hiding.at, language);
  const { by, objection } = hiding;
  return (
    <Note tone="warn" title={say('hidden')}>
      <p>{hiding.reason}</p>
      <p className="quiet">
        {by ? say('hidden.by', { by: nameIn(by, language), at }) : say('hidden.at', { at })}
      </p>
      <p>{say('hidden.votes')}</p>
      {objection ? (
        <>
          <p>
            <strong>{say('objection', { at: sayInstant(objection.at, language) })}</strong>
          </p>
          <p>{objection.reason}</p>
        </>
      ) : null}
    </Note>
  );
}

type Doable = { view: View; base: string; verdict: Verdict };

function DoPart({ view, base, verdict, verb }: Doable & { verb: 'hide' | 'unhide' }) {
  const say = view.say(text);
  const hand = formOf(view, `${base}/${verb}`);
  return (
    <Section title={say(verb)} id={verb}>
      {verb === 'hide' ? <p className="prose">{say('hide.lead')}</p> : null}
      <Form hand={hand}>
        <ProseField hand={hand} name="reason" label={say(`${verb}.reason`)} rows={3} maxLength={500} />
        <SendButton
          screen={view}
          label={say(verb)}
          tone={verb === 'hide' ? 'danger' : 'calm'}
          verdict={verdict}
        />
      </Form>
    </Section>
  );
}

function ObjectPart({ view, base, verdict }: Doable) {
  const say = view.say(text);
  const hand = formOf(view, `${base}/hiding/objection`);
  return (
    <Section title={say('object')} id="object">
      <p className="prose">{say('object.lead')}</p>
      <Form hand={hand}>
        <ProseField hand={hand} name="reason" label={say('object.reason')} rows={4} maxLength={1000} />
        <SendButton screen={view} label={say('object')} tone="calm" verdict={verdict} />
      </Form>
    </Section>
  );
}
