/** What I sent and where it stands, and who beneath has not done what was asked. */

import { countOwnReports } from '../../features/activity/store/waiting.ts';
import { listRunningOf } from '../../features/campaign/store/waiting.ts';
import { countEntriesOfUnits } from '../../features/entry/store/waiting.ts';
import { listSentNotices } from '../../features/notice/store/waiting.ts';
import { countHandedUp } from '../../features/recommendation/store/waiting.ts';
import { type ReminderKind, reminderKinds } from '../../features/reminder/reminder.ts';
import { countStandings } from '../../features/reminder/store.ts';
import { seatsOf } from '../../kernel/actor.ts';
import { nameIn } from '../../kernel/text.ts';
import type { View } from '../../platform/route.ts';
import { Section, Table } from '../../ui/parts.tsx';
import { text } from './text.ts';

const shownMax = 5;

/** The last papers with their receipts, then reports, works and what was handed up, each in one line. */
export async function SentPart(view: View) {
  const say = view.say(text);
  const notices = await listSentNotices(view.tx, view.actor, shownMax);
  const lines = await sentLines(view);
  if (notices.length === 0 && lines.length === 0) return null;
  return (
    <Section title={say('sent')}>
      {notices.length > 0 ? (
        <Table
          caption={say('sent')}
          rows={notices}
          keyOf={(notice) => notice.id}
          columns={[
            {
              key: 'title',
              head: say('sent.notice'),
              cell: (notice) => <a href={`/office/notices/${notice.id}`}>{notice.title}</a>,
            },
            {
              key: 'signed',
              head: say('sent.signed'),
              align: 'end',
              cell: (notice) => say('sent.of', { done: notice.signedFor, all: notice.recipients }),
            },
            {
              key: 'adopted',
              head: say('sent.adopted'),
              align: 'end',
              cell: (notice) => say('sent.of', { done: notice.adopted, all: notice.recipients }),
            },
          ]}
        />
      ) : null}
      {lines.length > 0 ? (
        <ul>
          {lines.map(({ href, words }) => (
            <li key={href}>
              <a href={href}>{words}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

async function sentLines(view: View): Promise<{ href: string; words: string }[]> {
  const say = view.say(text);
  const { tx, actor } = view;
  const activities = await countOwnReports(tx, actor);
  const entries = await countEntriesOfUnits(tx, actor);
  const handed = await countHandedUp(tx, actor);
  const sum = (counts: Partial<Record<string, number>>, ...states: string[]) =>
    states.reduce((all, state) => all + (counts[state] ?? 0), 0);
  const lines = [];
  if (Object.keys(activities).length > 0)
    lines.push({
      href: '/office/activities',
      words: say('sent.activities', {
        waiting: sum(activities, 'reported'),
        returned: sum(activities, 'returned'),
        approved: sum(activities, 'approved', 'accepted'),
      }),
    });
  if (Object.keys(entries).length > 0)
    lines.push({
      href: '/office/entries',
      words: say('sent.entries', {
        waiting: sum(entries, 'submitted'),
        returned: sum(entries, 'returned'),
        admitted: sum(entries, 'admitted', 'recommended'),
      }),
    });
  if (handed.handed + handed.returned > 0)
    lines.push({ href: '/office/recommendations', words: say('sent.handed', { ...handed }) });
  return lines;
}

/** Campaigns of the own level with those beneath who have not done something; each count leads to its list. */
export async function BeneathPart(view: View) {
  const say = view.say(text);
  const own = seatsOf(view.actor).map((seat) => seat.organisationId);
  const rows = [];
  for (const campaign of own.length > 0 ? await listRunningOf(view.tx, own, shownMax) : []) {
    const counts = await countStandings(view.tx, campaign);
    if (reminderKinds.some((kind) => counts[kind] > 0)) rows.push({ campaign, counts });
  }
  if (rows.length === 0) return null;
  return (
    <Section title={say('beneath')}>
      {rows.map(({ campaign, counts }) => {
        const href = `/office/campaigns/${campaign.id}/standing`;
        const open = reminderKinds.filter((kind: ReminderKind) => counts[kind] > 0);
        return (
          <div key={campaign.id}>
            <h3>
              <a href={href}>{nameIn(campaign.title, view.language)}</a>
            </h3>
            <ul>
              {open.map((kind) => (
                <li key={kind}>
                  <a href={`${href}?missing=${kind}`}>
                    {say(`beneath.${kind}`, { count: counts[kind], all: counts.all })}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Section>
  );
}
