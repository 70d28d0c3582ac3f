/** The vote in words on the rules page: how many votes, whose count, what they decide, what is shown when, how to recount. */

import type { ReactNode } from 'react';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Section } from '../../../ui/parts.tsx';
import { BallotList } from '../../call/ballot.tsx';
import { type Call, isFrozen } from '../../call/call.ts';
import { text as callText } from '../../call/text.ts';
import { findOrganisationByPath } from '../../organisation/store.ts';
import type { Formula } from '../../reckoning/reckoning.ts';
import { sayAward } from '../../reckoning/text.ts';
import { listPolls } from '../store/poll.ts';
import { text } from '../text.ts';
import { ballotOf, gateOf, lagSeconds, pollAt } from '../vote.ts';

/** The rules as frozen in the poll of the moment, else as the call has them. */
export async function BallotRules({ view, call, aside }: { view: View; call: Call; aside?: ReactNode }) {
  const say = view.say(text);
  const polls = await listPolls(view.tx, call.id);
  const ballot = ballotOf(pollAt(polls, view.now), call);
  const region = ballot.regionPath ? await findOrganisationByPath(view.tx, ballot.regionPath) : undefined;
  const opened = polls.filter((poll) => poll.ballot !== undefined);
  return (
    <Section title={view.say(callText)('ballot')} id="ballot" aside={aside}>
      <BallotList screen={view} ballot={ballot} region={region?.name} />
      <ul>
        {weightWords(view, call.formula).map((words) => (
          <li key={words}>{words}</li>
        ))}
        <li>{say('rules.likes')}</li>
        <li>{say('rules.minors')}</li>
        <li>{say('rules.shown', { minutes: Math.round(lagSeconds / 60) })}</li>
        <li>{say('rules.published')}</li>
        <li>{say('rules.quarantine')}</li>
      </ul>
      <p className="quiet">{say(isFrozen(call, view.now) ? 'rules.frozen' : 'rules.will-freeze')}</p>
      {opened.length > 0 ? (
        <p className="links">
          {opened.map((poll) => (
            <a key={poll.id} className="button is-calm" href={`/votes/${poll.id}/recount`}>
              {say('recount')}
              {poll.stage === undefined ? null : ` · ${nameIn(gateOf(poll, call)!, view.language)}`}
            </a>
          ))}
        </p>
      ) : null}
    </Section>
  );
}

/** What votes weigh in the composite, and the prizes apart that they alone decide. */
function weightWords(view: View, formula: Formula): string[] {
  const say = view.say(text);
  const { votesPercent: percent, prizes = [] } = formula;
  const named = prizes
    .filter(({ by }) => by.kind === 'votes')
    .map(({ key, count }) => say('rules.prize.one', { award: sayAward(formula, key, view.language), count }));
  return [
    percent > 0 ? say('rules.weight', { percent }) : say('rules.no-weight'),
    ...(named.length > 0 ? [say('rules.prize', { prizes: named.join(say('separator')) })] : []),
  ];
}
