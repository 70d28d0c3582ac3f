/** A bulletin as everybody reads it: its paragraphs, the dates of the call as they hold now, the figures with what they count. */

import { sayEnd, sayInstant } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { standingOf } from '../../kernel/window.ts';
import type { View } from '../../platform/route.ts';
import { Badge, Pairs, Section, Table } from '../../ui/parts.tsx';
import { sayStanding, windowsOfCall } from '../calendar/calendar.ts';
import { text as calendarText } from '../calendar/text.ts';
import type { Call } from '../call/call.ts';
import { listCallLineage } from '../call/store.ts';
import { type Bulletin, type Figures, figureNames, paragraphsOf } from './bulletin.ts';
import { listPublicBulletins } from './store.ts';
import { text } from './text.ts';

/** Text and nothing else: whatever was pasted is shown as it was written (AC-180). */
export function Paragraphs({ body }: { body: string }) {
  return (
    <div className="prose" lang="zh-CN">
      {paragraphsOf(body).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs stand in a fixed order
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  );
}

/** The dates of the call at this instant: changed there, they are changed here. */
export function DatesPart({ view, call }: { view: View; call: Call }) {
  const say = view.say(text);
  const named = view.say(calendarText);
  const { language } = view;
  const windows = windowsOfCall(call).filter(({ what }) => what === 'entries' || call.hostId !== undefined);
  return (
    <Section title={say('dates.now')} id="dates">
      <Pairs
        pairs={windows.map(({ what, window }) => [
          named(`what.${what}`),
          <span key={what}>
            {say('dates.span', {
              from: sayInstant(window.opensAt, language),
              until: sayEnd(window.dueAt, language),
            })}{' '}
            <small className="quiet">{sayStanding(standingOf(window, view.now), view.now, language)}</small>
          </span>,
        ])}
      />
      <p>
        <a href={`/campaigns/${call.campaignId}/calls/${call.id}/rules`}>{say('dates.rules')}</a>
      </p>
    </Section>
  );
}

export function FiguresPart({ view, figures, isLive }: { view: View; figures: Figures; isLive?: boolean }) {
  const say = view.say(text);
  return (
    <Section
      title={say('figures.title')}
      id="figures"
      aside={<span className="quiet">{say('figures.as-of', { at: figures.asOf })}</span>}
    >
      {isLive ? <p>{say('figures.live')}</p> : null}
      <Table
        caption={say('figures.title')}
        rows={figureNames.map((name) => ({ name, value: figures.values[name] ?? 0 }))}
        keyOf={(row) => row.name}
        columns={[
          { key: 'figure', head: say('figures.title'), cell: (row) => say(`figure.${row.name}`) },
          {
            key: 'value',
            head: say('figures.value'),
            align: 'end',
            cell: (row) => <strong>{row.value}</strong>,
          },
          { key: 'what', head: say('figures.what'), cell: (row) => say(`is.${row.name}`) },
        ]}
      />
    </Section>
  );
}

export const addressOfBulletin = (bulletin: Pick<Bulletin, 'id' | 'callId' | 'campaignId'>): string =>
  `/campaigns/${bulletin.campaignId}/calls/${bulletin.callId}/bulletins/${bulletin.id}`;

/** On a call's public page: what was published of it and of the calls it descends from. Main puts it there. */
export async function BulletinsOfCall(view: View, call: Call) {
  const say = view.say(text);
  const line = await listCallLineage(view.tx, call.lineage);
  const found = await listPublicBulletins(
    view.tx,
    line.map((one) => one.id),
  );
  if (found.length === 0) return null;
  return (
    <Section title={say('bulletins')} id="bulletins">
      <ul>
        {found.map(({ bulletin, edition }) => (
          <li key={bulletin.id}>
            <Badge tone="accent">{say(`kind.${bulletin.kind}`)}</Badge>{' '}
            <a href={addressOfBulletin(bulletin)}>{edition.title}</a>{' '}
            <small className="quiet">
              {nameIn(bulletin.organisationName, view.language)} ·{' '}
              {say('edition.at', { at: edition.publishedAt })}
            </small>
          </li>
        ))}
      </ul>
    </Section>
  );
}
