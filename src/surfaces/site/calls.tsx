/** The calls of a campaign as cards: their state, their works, until when what matters now is open. */

import { sayStanding, windowOfEntries, windowOfVote } from '../../features/calendar/calendar.ts';
import type { Call } from '../../features/call/call.ts';
import { PhaseBadge } from '../../features/call/office.tsx';
import { sayDay } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { isOpenTo, standingOf } from '../../kernel/window.ts';
import type { View } from '../../platform/route.ts';
import { Badge } from '../../ui/parts.tsx';
import { text } from './text.ts';

export type CallOnShow = { call: Call; works: number; isPublished: boolean };

export function CallCards({ view, calls }: { view: View; calls: readonly CallOnShow[] }) {
  const say = view.say(text);
  return (
    <ul className="cards">
      {calls.map(({ call, works, isPublished }) => (
        <li key={call.id} className="card">
          <div className="card-body">
            <h3>
              <a href={`/campaigns/${call.campaignId}/calls/${call.id}`}>
                {nameIn(call.name, view.language)}
              </a>
            </h3>
            <p>
              <PhaseBadge view={view} call={call} />{' '}
              {isPublished ? <Badge tone="good">{say('call.result')}</Badge> : null}
            </p>
            <p>{call.hostName ? nameIn(call.hostName, view.language) : null}</p>
            <div className="card-foot">
              {[works > 0 ? say('call.works', { count: works }) : '', dueOf(view, call)]
                .filter((words) => words !== '')
                .join(' · ')}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Until when what matters now is open, in the calendar's own sentence; voting names its last day. */
function dueOf(view: View, call: Call): string {
  const vote = windowOfVote(call);
  const lastDay = sayDay(new Date(vote.dueAt.getTime() - 1), view.language);
  if (isOpenTo(standingOf(vote, view.now))) return view.say(text)('call.vote-until', { at: lastDay });
  const standing = standingOf(windowOfEntries(call), view.now);
  const isOver = standing.state === 'closed' || standing.state === 'grace';
  return isOver ? '' : sayStanding(standing, view.now, view.language);
}
