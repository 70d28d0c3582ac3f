/** One work before its judge: the work itself large, the rubric beside it, and afterwards what the others gave. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Heading, Note, Refused } from '../../../ui/parts.tsx';
import { redact } from '../../redaction/redaction.ts';
import { mayAbstain, mayScore } from '../policy.ts';
import { text } from '../text/score.ts';
import { text as roundText } from '../text.ts';
import { AbstainPart } from './abstain-part.tsx';
import { deskOf, type FoundDesk, type OwnRound } from './asked.ts';
import { GivenPart } from './given-part.tsx';
import { KeysPart } from './keys-part.tsx';
import { ownRoundHref, scoreHref } from './round-page.tsx';
import { ScoreForm } from './score-form.tsx';
import { WorkPart } from './work-part.tsx';

export async function scorePage(view: View, found: FoundDesk | OwnRound): Promise<ShownPage> {
  const desk = deskOf(found);
  const say = view.say(text);
  const { round, entry, score } = desk;
  const title = redact(entry.title, desk.veil.phrases);
  const here = scoreHref(round.id, entry.entryId);
  const state = score?.submittedAt
    ? 'submitted'
    : score?.abstainedAt
      ? 'abstained'
      : score
        ? 'draft'
        : 'none';
  const nth = desk.works.indexOf(entry) + 1;
  const crumbs = [
    [view.say(roundText)('mine'), '/review'],
    [nameIn(round.callName, view.language), ownRoundHref(round.id)],
  ] as const;
  return {
    title,
    islands: ['review.js'],
    body: (
      <div className="judging" data-judging={here}>
        <Heading
          screen={view}
          title={title}
          crumbs={crumbs}
          state={
            <Badge tone={desk.done.has(entry.entryId) ? 'good' : 'wait'}>{say(`score.state.${state}`)}</Badge>
          }
        >
          <p className="quiet">
            {say('work.nth', { nth, count: desk.works.length })}
            {desk.calibration.includes(entry.entryId) ? (
              <>
                {' '}
                <Badge tone="accent">{say('work.calibration')}</Badge>
              </>
            ) : null}
          </p>
        </Heading>
        <Refused
          screen={view}
          shown={mayScore(view.actor, desk, view.now).allowed ? [here, `${here}/abstain`] : []}
        />
        <div className="judging-sides">
          <div className="judging-work">{await WorkPart({ view, desk })}</div>
          <div className="judging-rubric">
            {await Side({ view, desk })}
            <Neighbours view={view} desk={desk} />
            <KeysPart view={view} />
          </div>
        </div>
      </div>
    ),
  };
}

/** The form, or what was given; both while a submitted score may still be changed. */
async function Side({ view, desk }: { view: View; desk: FoundDesk }) {
  const { score } = desk;
  const say = view.say(text);
  const verdict = mayScore(view.actor, desk, view.now);
  const form = verdict.allowed ? <ScoreForm view={view} desk={desk} /> : null;
  return (
    <>
      {score?.submittedAt ? await GivenPart({ view, desk, score }) : null}
      {score?.abstainedAt ? (
        <Note tone="plain">{say('abstain.done', { reason: score.abstainedReason ?? '' })}</Note>
      ) : null}
      {verdict.allowed || score?.submittedAt ? null : (
        <Note tone="plain">{view.sayRefusal(verdict.refusal)}</Note>
      )}
      {form && (score?.submittedAt || score?.abstainedAt) ? (
        <details open={view.form !== undefined}>
          <summary>{say(score.submittedAt ? 'score.change.do' : 'abstain.back')}</summary>
          {form}
        </details>
      ) : (
        form
      )}
      {mayAbstain(view.actor, desk, view.now).allowed && !score?.abstainedAt ? (
        <AbstainPart view={view} desk={desk} />
      ) : null}
    </>
  );
}

function Neighbours({ view, desk }: { view: View; desk: FoundDesk }) {
  const say = view.say(text);
  const { round, before, after, following } = desk;
  const link = (one: typeof before, label: string, rel: string, data: string) =>
    one ? (
      <a className="button is-calm" rel={rel} {...{ [data]: '' }} href={scoreHref(round.id, one.entryId)}>
        {label}
      </a>
    ) : null;
  return (
    <nav
      className="judging-neighbours"
      aria-label={say('work')}
      data-next={following && scoreHref(round.id, following.entryId)}
    >
      {link(before, say('work.previous'), 'prev', 'data-before')}
      {link(after, say('work.next'), 'next', 'data-after')}
    </nav>
  );
}
