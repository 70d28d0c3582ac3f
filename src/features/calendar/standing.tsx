/** What is open until when, and for whom it was extended: for the pages of calls and campaigns, here and above. */

import { sayEnd } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { standingOf } from '../../kernel/window.ts';
import type { View } from '../../platform/route.ts';
import { Note, Pairs, Section } from '../../ui/parts.tsx';
import type { Call } from '../call/call.ts';
import type { Campaign } from '../campaign/campaign.ts';
import { type Extension, reportWindowOf, sayStanding, windowsOfCall } from './calendar.ts';
import { listExtensionsGranted } from './store.ts';
import { text } from './text.ts';

/** For everybody: whose end is later, by how much and since when; never why (AC-281). */
export function ExtensionNotes({ view, extensions }: { view: View; extensions: readonly Extension[] }) {
  if (extensions.length === 0) return null;
  const say = view.say(text);
  const { language } = view;
  const line = (one: Extension) =>
    say('note.line', {
      organisation: one.organisationName,
      what: one.callName
        ? `${nameIn(one.callName, language)} ${say(`what.${one.what}`)}`
        : say(`what.${one.what}`),
      until: sayEnd(one.until, language),
      at: one.grantedAt!,
    });
  return (
    <Note tone="wait" title={say('note.title')}>
      <ul>
        {extensions.map((one) => (
          <li key={one.id}>{line(one)}</li>
        ))}
      </ul>
    </Note>
  );
}

/** The public note of a call. */
export async function callNotes(view: View, call: Call) {
  return <ExtensionNotes view={view} extensions={await listExtensionsGranted(view.tx, call)} />;
}

/** The public note of a campaign. */
export async function campaignNotes(view: View, campaign: Campaign) {
  return <ExtensionNotes view={view} extensions={await listExtensionsGranted(view.tx, campaign)} />;
}

/** On a call's page in the office: each window in the one sentence, and the extensions granted. */
export async function callWindowsPart(view: View, call: Call) {
  const say = view.say(text);
  const windows = windowsOfCall(call).filter(({ what }) => what === 'entries' || call.hostId !== undefined);
  return (
    <Section title={say('windows.now')} id="windows">
      <Pairs
        pairs={windows.map(({ what, window }) => [
          say(`what.${what}`),
          sayStanding(standingOf(window, view.now), view.now, view.language),
        ])}
      />
      {await callNotes(view, call)}
    </Section>
  );
}

/** On a campaign's page in the office: until when activities are reported, and the extensions granted. */
export async function campaignWindowsPart(view: View, campaign: Campaign) {
  const say = view.say(text);
  const standing = standingOf(reportWindowOf(campaign), view.now);
  return (
    <Section title={say('windows.now')} id="windows">
      <Pairs pairs={[[say('what.activities'), sayStanding(standing, view.now, view.language)]]} />
      {await campaignNotes(view, campaign)}
    </Section>
  );
}
