/** The end of a page that amends a call: what changes, the reason, and a second look where the campaign runs. */

import type { View } from '../../../platform/route.ts';
import { type FormHand, ProseField, SendButton } from '../../../ui/form.tsx';
import { Note, Section } from '../../../ui/parts.tsx';
import { ChangeTable } from '../../campaign/tightness.tsx';
import { changesOfCall } from '../amend.ts';
import type { Call } from '../call.ts';
import { mayAmendCall } from '../policy.ts';
import { text } from '../text/design.ts';
import { text as callText } from '../text.ts';
import type { FoundCall } from './amend.tsx';

const waits = ['campaign.amend-unconfirmed', 'http.stale'];

/** What stands now and what was typed, side by side; after a stale edit, both texts. */
export function ConsentPreview({ view, call, next }: { view: View; call: Call; next?: Call }) {
  if (!view.form || !next) return null;
  const say = view.say(callText);
  const isStale = view.form.refusals.some((one) => one.code === 'http.stale');
  return (
    <Section title={say('preview')} id="preview">
      {isStale ? <Note tone="warn">{say('preview.stale')}</Note> : null}
      <ChangeTable
        screen={view}
        caption={say('preview')}
        rows={changesOfCall(call, next)}
        now={say('preview.now')}
        then={say('preview.then')}
      />
    </Section>
  );
}

/** The version the page stands on: after a stale edit the one just kept, so that a second sending counts. */
export function VersionInput({ view, hand, call }: { view: View; hand: FormHand; call: Call }) {
  const isStale = view.form?.refusals.some((one) => one.code === 'http.stale');
  return (
    <input
      type="hidden"
      name="version"
      value={isStale ? call.version : hand.value('version', call.version)}
    />
  );
}

/** Nothing has been issued from a draft: there one button saves. */
export function ConsentButtons({ view, hand, found }: { view: View; hand: FormHand; found: FoundCall }) {
  const say = view.say(text);
  const verdict = mayAmendCall(view.actor, found.call, found.campaign);
  if (found.campaign.state !== 'running')
    return (
      <SendButton screen={view} verdict={verdict} label={say('consent.do')} name="confirmed" value="yes" />
    );
  const isReady = view.form?.refusals.every((one) => waits.includes(one.code)) ?? false;
  return (
    <>
      <ProseField
        hand={hand}
        name="reason"
        label={view.say(callText)('versions.reason')}
        maxLength={500}
        rows={2}
      />
      <p className="links">
        <SendButton screen={view} verdict={verdict} label={say('consent.first')} tone="calm" />
        {isReady ? (
          <SendButton
            screen={view}
            verdict={verdict}
            label={say('consent.confirm')}
            name="confirmed"
            value="yes"
          />
        ) : null}
      </p>
    </>
  );
}
