/** How the votes of a poll count: before the close nothing, after it every work with what was set aside and why. */

import { askPage, offsetOf, pageOf } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Empty, Heading, Note, Pager, Table } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { emptyTotals, type Totals } from '../../vote/ledger/fold.ts';
import { statusTotals } from '../../vote/store/tally.ts';
import { endOf, type Poll } from '../../vote/vote.ts';
import { AlterationsPart } from '../alteration.tsx';
import { isConcerned } from '../policy.ts';
import { listWorks, type PollWork } from '../store/work.ts';
import { text } from '../text/appeal.ts';
import { sayRule } from '../text/rule.ts';

export type CountAsked = { poll: Poll; call: Call };
const pageSize = 60;

/** While votes are cast nothing is said of what counts: not how many are set aside, not whether any are (AC-148). */
export async function countPage(view: View, { poll, call }: CountAsked): Promise<ShownPage> {
  const say = view.say(text);
  const title = say('count.of', { call: call.name });
  const isOver = view.now >= endOf(poll);
  const base = `/votes/${poll.id}`;
  const home = `/campaigns/${call.campaignId}/calls/${call.id}`;
  return {
    title,
    share: { description: say('count.lead') },
    body: (
      <>
        <Heading screen={view} title={title} crumbs={[[nameIn(call.name, view.language), home]]}>
          <p>{isOver ? say('count.lead') : say('count.running.lead', { closesAt: poll.closesAt })}</p>
          <p className="links">
            <a className="button is-calm" href={`${base}/recount`}>
              {say('recount')}
            </a>{' '}
            <a href={`${base}/files/index.json`}>{say('files')}</a>
          </p>
        </Heading>
        {poll.cancelledAt ? <Note tone="warn">{say('count.cancelled')}</Note> : null}
        {!isOver && poll.pausedAt ? <Note tone="warn">{say('count.paused')}</Note> : null}
        {isOver ? await TotalsPart(view, poll) : <Empty title={say('count.running')} />}
        {await AlterationsPart(view, call)}
      </>
    ),
  };
}

async function TotalsPart(view: View, poll: Poll) {
  const say = view.say(text);
  const totals = await statusTotals(view.tx, poll.id);
  const of = (work: PollWork): Totals => totals.get(work.id) ?? emptyTotals();
  const works = (await listWorks(view.tx, poll.id)).sort((a, b) => of(b).effective - of(a).effective);
  const ask = askPage(view.query.page, pageSize);
  const shown = works.slice(offsetOf(ask), offsetOf(ask) + ask.size);
  const hasReasons = shown.some((work) => Object.keys(of(work).reasons).length > 0);
  const number = (key: 'raw' | 'retracted' | 'quarantined' | 'void' | 'effective') => ({
    key,
    head: say(key),
    align: 'end' as const,
    cell: (work: PollWork) => of(work)[key],
  });
  return (
    <>
      <Table
        caption={say('count.title')}
        rows={shown}
        keyOf={(work) => work.id}
        columns={[
          {
            key: 'work',
            head: say('work'),
            cell: (work) => (
              <>
                {work.isShown ? <a href={`/works/${work.id}`}>{work.title}</a> : null}{' '}
                <span className="quiet">{work.number}</span>
                {isConcerned(view.actor, { entry: work }) ? (
                  <p>
                    <a href={`/votes/${poll.id}/works/${work.id}`}>{say('own.look')}</a>
                  </p>
                ) : null}
              </>
            ),
          },
          number('raw'),
          number('retracted'),
          number('quarantined'),
          number('void'),
          ...(hasReasons
            ? [{ key: 'reasons', head: say('reasons'), cell: (work: PollWork) => sayReasons(view, of(work)) }]
            : []),
          number('effective'),
        ]}
      />
      <Pager
        screen={view}
        page={pageOf(shown, works.length, ask)}
        href={(page) => `/votes/${poll.id}?page=${page}`}
      />
    </>
  );
}

function sayReasons(view: View, { reasons }: Totals): string {
  const say = view.say(text);
  return Object.entries(reasons)
    .map(([rule, count]) => say('reason.of', { rule: sayRule(view, rule), count }))
    .join(' · ');
}
