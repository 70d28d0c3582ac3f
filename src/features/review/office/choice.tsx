/** Who goes on: said before a round closes, chosen where the stage leaves it open, and then passed on or handed over. */

import type { View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton, TextField, TickField } from '../../../ui/form.tsx';
import { Note, Section } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { mayCloseRound, mayExtend, mayHandOver, mayPassOn, mayReopen } from '../policy.ts';
import type { Round } from '../review.ts';
import { sayPoints } from '../score.ts';
import { isOver, stageAfter } from '../stage.ts';
import type { Preview } from '../store/ranking.ts';
import { text } from '../text/stage.ts';
import { text as reviewText } from '../text.ts';
import { type FoundRound, roundHref } from './round.ts';

type Shown = FoundRound & { view: View; preview: Preview };

/** How many would go on, as far as it may be told: never who, while judges score or people vote. */
export function PreviewNote({ view, round, isLast, preview }: Shown) {
  const say = view.say(text);
  const { going, entries } = preview;
  const returned = entries.filter((entry) => entry.outcome === 'returned').length;
  const isSecret = round.stage.kind === 'score' || round.stage.kind === 'vote';
  const isFree = going.free.length > 0 && going.places === undefined;
  const lines = [
    isFree && going.on.length === 0
      ? say('preview.free')
      : say(isLast ? 'preview.owner' : 'preview.on', { count: going.on.length }),
    isFree || going.out.length === 0 ? undefined : say('preview.out', { count: going.out.length }),
    returned === 0 ? undefined : say('preview.returned', { count: returned }),
    going.places === undefined
      ? undefined
      : say('preview.edge', { count: going.free.length, places: going.places }),
  ];
  const titles = new Map(entries.map((entry) => [entry.entryId, entry.title]));
  return (
    <Note tone="plain" title={say('preview')}>
      <ul>
        {lines.filter(Boolean).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {isSecret || going.on.length === 0 ? null : (
        <p className="quiet">
          {going.on
            .slice(0, 100)
            .map((id) => titles.get(id))
            .join(say('separator'))}
        </p>
      )}
    </Note>
  );
}

/** The button that closes, with what it leads to; a jury writes its minutes here. */
export function ClosingPart(props: Shown) {
  const { view, round, reckoning } = props;
  const say = view.say(text);
  const common = view.say(reviewText);
  const hand = formOf(view, `${roundHref(round.id)}/close`);
  const verdict = mayCloseRound(view.actor, round, reckoning, view.now);
  if (!verdict.allowed && verdict.when === 'never') return null;
  const isMissing = verdict.allowed && round.stage.kind === 'score' && reckoning.missing > 0;
  return (
    <Section title={common('close.do')} id="close">
      {round.stage.kind === 'score' ? <p>{common('close.lead')}</p> : null}
      <PreviewNote {...props} />
      {isMissing ? (
        <Note tone="warn" title={common('close.missing', { count: reckoning.missing })}>
          <p>{common('close.missing.more')}</p>
        </Note>
      ) : null}
      <Form hand={hand}>
        {round.stage.kind === 'jury' ? (
          <ProseField
            hand={hand}
            name="minutes"
            label={say('minutes')}
            hint={say('minutes.hint')}
            value={round.minutes}
            rows={6}
            maxLength={5000}
          />
        ) : null}
        <SendButton screen={view} verdict={verdict} label={common('close.do')} />
      </Form>
    </Section>
  );
}

/** After closing: what is left to choose, and the one step that follows. */
export function OnwardPart(props: Shown) {
  const { view, round, call, isLast, preview } = props;
  const say = view.say(text);
  const common = view.say(reviewText);
  const next = stageAfter(call, round.position);
  const verdict = isLast ? mayHandOver(view.actor, round, true) : mayPassOn(view.actor, round, false);
  if (!verdict.allowed && verdict.when === 'never') return null;
  const hand = formOf(view, `${roundHref(round.id)}/${isLast ? 'hand-over' : 'pass-on'}`);
  const { going } = preview;
  const count = going.on.length + (going.places ?? 0);
  return (
    <Section title={isLast ? common('choice') : say('pass-on')} id="onward">
      {isLast && going.free.length > 0 && going.places === undefined ? (
        <p>{common('choice.lead')}</p>
      ) : (
        <p>{next ? say('pass-on.lead', { stage: next.name, count }) : say('hand-over.lead')}</p>
      )}
      <FloorHint view={view} call={call} isLast={isLast} />
      <p>{say(isLast ? 'preview.owner' : 'preview.on', { count: going.on.length })}</p>
      <Form hand={hand}>
        <FreeWorks {...props} hand={hand} />
        <SendButton
          screen={view}
          verdict={verdict}
          label={next ? say('pass-on.do', { stage: next.name }) : common('choice.do')}
        />
      </Form>
      <Reopening view={view} round={round} />
    </Section>
  );
}

function FloorHint({ view, call, isLast }: { view: View; call: Call; isLast: boolean }) {
  if (!isLast || call.hostFloor === undefined) return null;
  return <p className="hint">{view.say(reviewText)('choice.floor', { floor: call.hostFloor })}</p>;
}

function FreeWorks({ view, preview, isLast, hand }: Shown & { hand: ReturnType<typeof formOf> }) {
  const say = view.say(text);
  const common = view.say(reviewText);
  const { going, ranked, entries } = preview;
  if (going.free.length === 0) return null;
  const titles = new Map(entries.map((entry) => [entry.entryId, entry.title]));
  const free = new Set(going.free);
  return (
    <fieldset>
      <legend>
        {going.places === undefined
          ? isLast
            ? common('choice.legend')
            : say('going.legend')
          : say('going.edge', { places: going.places })}
      </legend>
      {ranked
        .filter((one) => free.has(one.entryId))
        .map((one) => (
          <TickField
            key={one.entryId}
            hand={hand}
            name="entries"
            choice={one.entryId}
            label={common('choice.row', {
              rank: one.rank,
              title: titles.get(one.entryId)!,
              mean: sayPoints(one.points ?? one.mean),
            })}
          />
        ))}
    </fieldset>
  );
}

/** A later end, for everybody in the stage. */
export function Extending({ view, round }: { view: View; round: Round }) {
  const say = view.say(text);
  if (!mayExtend(view.actor, round).allowed) return null;
  const hand = formOf(view, `${roundHref(round.id)}/extend`);
  return (
    <details open={view.form?.action === hand.action || isOver(round, view.now)}>
      <summary>{say('extend.do')}</summary>
      <p>{say('extend.lead')}</p>
      <Form hand={hand}>
        <TextField hand={hand} name="until" type="date" label={say('extend.until')} />
        <ProseField hand={hand} name="reason" label={say('extend.reason')} rows={2} maxLength={300} />
        <SendButton screen={view} label={say('extend.do')} tone="calm" />
      </Form>
    </details>
  );
}

function Reopening({ view, round }: { view: View; round: Round }) {
  const say = view.say(text);
  const verdict = mayReopen(view.actor, round);
  const hand = formOf(view, `${roundHref(round.id)}/reopen`);
  if (!verdict.allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('reopen.do')}</summary>
      <p>{say('reopen.lead')}</p>
      <Form hand={hand}>
        <ProseField hand={hand} name="reason" label={say('reopen.reason')} rows={2} maxLength={300} />
        <SendButton screen={view} verdict={verdict} label={say('reopen.do')} tone="calm" />
      </Form>
    </details>
  );
}
