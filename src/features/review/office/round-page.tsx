/** The host's page of its round: who has scored what, closing, the ranking, and the choice for the owner. */

import { sayEnd, sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Note, Pairs, Refused, Section, Table } from '../../../ui/parts.tsx';
import { getCall } from '../../call/store.ts';
import { mayArrange, mayCloseRound, maySeeHosting } from '../policy.ts';
import { type Judge, openTo, type Reckoning, type Round, type RoundEntry, type Score } from '../review.ts';
import { listJudges, listRoundEntries, listScores } from '../store/judging.ts';
import { text } from '../text.ts';
import { FloorNote, receivedHref, roundHref } from './hosting-page.tsx';
import { RankingPart } from './ranking.tsx';
import { RubricTable } from './rubric.tsx';

export type FoundRound = { round: Round; reckoning: Reckoning & { missing: number } };
type Progress = {
  view: View;
  judges: readonly Judge[];
  entries: readonly RoundEntry[];
  scores: readonly Score[];
};

const tones = { open: 'wait', closed: 'accent', handed: 'good' } as const;

export async function roundPage(view: View, { round, reckoning }: FoundRound): Promise<ShownPage> {
  const say = view.say(text);
  const title = say('round.title', { call: round.callName });
  const isHost = maySeeHosting(view.actor, round.hostPath).allowed;
  const crumbs = isHost ? ([[say('received.back'), receivedHref(round.callId)]] as const) : [];
  const call = await getCall(view.tx, round.callId);
  const judges = isHost ? await listJudges(view.tx, round.id) : [];
  const scores = (await listScores(view.tx, round.id)).filter((s) => s.submittedAt !== undefined);
  const entries = await listRoundEntries(view.tx, round.id);
  const progress = { view, judges, entries, scores };
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={crumbs}
          state={<Badge tone={tones[round.state]}>{say(`state.${round.state}`)}</Badge>}
        />
        <Refused screen={view} shown={formsOf(round, reckoning.untaken)} />
        {round.state === 'handed' ? null : <FloorNote view={view} call={call} count={entries.length} />}
        {round.state === 'open' ? <Untaken view={view} round={round} count={reckoning.untaken} /> : null}
        <Pairs
          pairs={[
            [say('host'), nameIn(round.hostName, view.language)],
            [say('opened-at'), sayInstant(round.openedAt, view.language)],
            round.closedAt && [say('closed-at'), sayInstant(round.closedAt, view.language)],
            round.handedAt && [say('handed-at'), sayInstant(round.handedAt, view.language)],
            round.state === 'open' && [say('review-until'), sayEnd(call.reviewUntil, view.language)],
          ]}
        />
        {round.state === 'open' ? null : await RankingPart({ view, round, call, entries, scores, isHost })}
        {isHost ? <Judges {...progress} round={round} /> : null}
        {round.state === 'open' ? (
          <Section title={say('works')}>
            <Works {...progress} />
          </Section>
        ) : null}
        {round.state === 'open' ? <Closing view={view} round={round} reckoning={reckoning} /> : null}
        <Section title={say('rubric')}>
          <RubricTable view={view} rubric={round.rubric} />
        </Section>
      </>
    ),
  };
}

/** The addresses of the forms that stand on the page in each state. */
function formsOf(round: Round, untaken: number): string[] {
  const verbs = { open: untaken > 0 ? ['take', 'close'] : ['close'], closed: ['hand-over'], handed: [] };
  return verbs[round.state].map((verb) => `${roundHref(round.id)}/${verb}`);
}

function Untaken({ view, round, count }: { view: View; round: Round; count: number }) {
  const say = view.say(text);
  if (count === 0) return null;
  return (
    <Note tone="warn" title={say('untaken', { count })}>
      <p>
        {say('untaken.more')} <a href={receivedHref(round.callId)}>{say('received')}</a>
      </p>
      <ActButton
        screen={view}
        tone="calm"
        action={`${roundHref(round.id)}/take`}
        verdict={mayArrange(view.actor, round)}
        label={say('take.do')}
      />
    </Note>
  );
}

function Judges({ view, round, judges, entries, scores }: Progress & { round: Round }) {
  const say = view.say(text);
  const mayInvite = mayArrange(view.actor, round).allowed;
  const doneBy = (judge: Judge) => scores.filter((s) => s.judgeId === judge.personId).length;
  const invite = (
    <a className="button is-main" href={`${roundHref(round.id)}/judges`}>
      {say('judge.invite')}
    </a>
  );
  return (
    <Section title={say('judges')} aside={mayInvite ? invite : null}>
      {judges.length === 0 ? (
        <Empty title={say('judges.none')}>
          <p>{say('judges.none.next')}</p>
        </Empty>
      ) : (
        <Table
          caption={say('judges')}
          rows={judges}
          keyOf={(j) => j.personId}
          columns={[
            { key: 'name', head: say('judge'), cell: (j) => j.name },
            { key: 'unit', head: say('judge.unit'), cell: (j) => nameIn(j.unitName, view.language) },
            {
              key: 'progress',
              head: say('judge.progress'),
              align: 'end',
              cell: (j) => say('judge.progress.of', { done: doneBy(j), all: openTo(j, entries).length }),
            },
            {
              key: 'recused',
              head: say('judge.recusal'),
              align: 'end',
              cell: (j) => {
                const count = entries.length - openTo(j, entries).length;
                return count > 0 ? <span className="quiet">{say('judge.recused', { count })}</span> : null;
              },
            },
          ]}
        />
      )}
    </Section>
  );
}

function Works({ view, judges, entries, scores }: Progress) {
  const say = view.say(text);
  return (
    <Table
      caption={say('works')}
      rows={entries}
      keyOf={(e) => e.entryId}
      columns={[
        {
          key: 'work',
          head: say('work'),
          cell: (e) => <a href={`/office/entries/${e.entryId}`}>{e.title}</a>,
        },
        { key: 'unit', head: say('unit'), cell: (e) => nameIn(e.unitName, view.language) },
        {
          key: 'scores',
          head: say('scores'),
          align: 'end',
          cell: (e) => {
            const done = scores.filter((s) => s.entryId === e.entryId).length;
            const all = judges.filter((j) => openTo(j, [e]).length === 1).length;
            return (
              <Badge tone={done === 0 ? 'warn' : done < all ? 'wait' : 'good'}>
                {say('scores.of', { done, all })}
              </Badge>
            );
          },
        },
      ]}
    />
  );
}

function Closing({ view, round, reckoning }: { view: View } & FoundRound) {
  const say = view.say(text);
  const verdict = mayCloseRound(view.actor, round, reckoning);
  return (
    <Section title={say('close.do')}>
      <p>{say('close.lead')}</p>
      {verdict.allowed && reckoning.missing > 0 ? (
        <Note tone="warn" title={say('close.missing', { count: reckoning.missing })}>
          <p>{say('close.missing.more')}</p>
        </Note>
      ) : null}
      <ActButton
        screen={view}
        action={`${roundHref(round.id)}/close`}
        verdict={verdict}
        label={say('close.do')}
      />
    </Section>
  );
}
