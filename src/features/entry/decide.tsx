/** What the unit's officers decide with: admit, or return with a reason and with remarks by the field. */

import type { View } from '../../platform/route.ts';
import { ActButton, Form, type FormHand, formOf, ProseField, SendButton, TextField } from '../../ui/form.tsx';
import { Section, Where } from '../../ui/parts.tsx';
import { askedFields } from '../call/eligibility.ts';
import { changesBetween, type Version } from './change.ts';
import { ChangesTable, fieldName } from './changes.tsx';
import type { EntryAtCall } from './entry.ts';
import { mayAdmit, mayReturn } from './policy.ts';
import { remarkables } from './remark.ts';
import { text as versionText } from './text/version.ts';
import { text } from './text.ts';

type Deciding = { view: View; entry: EntryAtCall; base: string };

/** For officers of the unit. Both acts say which version was looked at. */
export function DecidePart({ view, entry, base }: Deciding) {
  const say = view.say(text);
  const [admit, back] = [mayAdmit(view.actor, entry), mayReturn(view.actor, entry)];
  if (!admit.allowed && !back.allowed) return null;
  const hand = formOf(view, `${base}/return`);
  const version = String(entry.version);
  return (
    <Section title={say('decide')} id="decide">
      {admit.allowed ? (
        <ActButton
          screen={view}
          label={say('admit')}
          action={`${base}/admit`}
          verdict={admit}
          hidden={{ version }}
        />
      ) : null}
      <Where screen={view} verdict={back}>
        <details open={entry.state === 'submitted' || view.form?.action === hand.action}>
          <summary>{say('return')}</summary>
          <Form hand={hand}>
            <input type="hidden" name="version" value={version} />
            <ProseField
              hand={hand}
              name="reason"
              label={say('return.reason')}
              hint={say('return.hint')}
              rows={3}
              maxLength={500}
            />
            <RemarkFields view={view} entry={entry} hand={hand} />
            <SendButton screen={view} label={say('return')} tone="calm" verdict={back} />
          </Form>
        </details>
      </Where>
    </Section>
  );
}

/** One line for each field of the entry; what is left empty says nothing. */
function RemarkFields({ view, entry, hand }: { view: View; entry: EntryAtCall; hand: FormHand }) {
  const say = view.say(versionText);
  const keys = askedFields(entry.call).map((field) => field.key);
  const isTyped = Object.entries(view.form?.raw ?? {}).some(
    ([name, typed]) => /^remarks\.\d+\.reason$/.test(name) && typed[0],
  );
  return (
    <details open={isTyped}>
      <summary>{say('remark')}</summary>
      <p className="hint">{say('remark.lead')}</p>
      {remarkables(entry.call, keys).map((field, at) => (
        <div key={field}>
          <input type="hidden" name={`remarks.${at}.field`} value={field} />
          <TextField
            hand={hand}
            name={`remarks.${at}.reason`}
            label={say('remark.at', { field: fieldName(view, entry.call, field) })}
            optional
            maxLength={300}
          />
        </div>
      ))}
    </details>
  );
}

/** What is different from the sending that was looked at before, for whoever looks again. */
export function SincePart({
  view,
  entry,
  versions,
}: {
  view: View;
  entry: EntryAtCall;
  versions: readonly Version[];
}) {
  const [before, now] = versions.slice(-2);
  if (!before || !now || entry.state !== 'submitted') return null;
  return (
    <Section title={view.say(versionText)('since')} id="since">
      <ChangesTable view={view} call={entry.call} changes={changesBetween(before.content, now.content)} />
    </Section>
  );
}
