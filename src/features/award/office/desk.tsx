/** The desk of a call's result: how it stands, what comes next, the list that is signed, its editions and history. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Note, Refused, Section, Table, type Tone } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import type { Call } from '../../call/call.ts';
import { countsVotes } from '../../vote/vote.ts';
import { type NoticePhase, noticePhaseOf, type Result } from '../award.ts';
import { EditionsTable } from '../site/editions.tsx';
import { StatedPart } from '../site/figures.tsx';
import { PlacesTable, PrizesTable } from '../site/places.tsx';
import { followsSanctions } from '../store/decision.ts';
import { getInputs } from '../store/table.ts';
import { getRanking, listEditions, listSteps } from '../store.ts';
import { text as sanctionText } from '../text/sanction.ts';
import { text } from '../text.ts';
import { ActsPart, actsOf, type Found } from './acts.tsx';
import { FiguresNote } from './figures.tsx';

const tones: Record<Result['state'] | Exclude<NoticePhase, 'unsigned'>, Tone> = {
  prepared: 'plain',
  submitted: 'wait',
  returned: 'warn',
  signed: 'wait',
  waiting: 'wait',
  notice: 'accent',
  ended: 'warn',
  standing: 'good',
};

type StateKey = 'prepared' | 'submitted' | 'returned' | 'waiting' | 'notice' | 'ended' | 'standing';

/** The state in one word, with the clock asked. */
export function stateKeyOf(result: Result, now: Date): StateKey {
  const phase = noticePhaseOf(result, now);
  if (phase !== 'unsigned') return phase;
  return result.state === 'submitted' || result.state === 'returned' ? result.state : 'prepared';
}

function nextWords(view: View, result: Result | undefined): string {
  const say = view.say(text);
  if (!result) return say('next.prepare');
  const key = stateKeyOf(result, view.now);
  if (key === 'waiting') return say('next.waiting', { at: result.publishesAt! });
  if (key === 'notice') return say('next.notice', { until: result.noticeUntil! });
  return say(`next.${key}`);
}

/** What is to be done about a sanction that the list does not follow, where it lies. */
function openKeyOf(result: Result, now: Date) {
  const key = stateKeyOf(result, now);
  return key === 'notice' || key === 'ended' || key === 'standing' ? 'open.shown' : (`open.${key}` as const);
}

/** What features above have to say on the desk. */
export type DeskSlots = { aboutDesk?: (view: View, result: Result) => Promise<React.ReactNode> };

export async function deskPage(view: View, found: Found, slots: DeskSlots): Promise<ShownPage> {
  const say = view.say(text);
  const { call, result } = found;
  const title = say('result.of', { call: call.name });
  const key = result && stateKeyOf(result, view.now);
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(call.ownerName, view.language), `/office/campaigns/${call.campaignId}`],
            [nameIn(call.name, view.language), `/office/calls/${call.id}`],
          ]}
          state={key ? <Badge tone={tones[key]}>{say(`state.${key}`)}</Badge> : undefined}
        >
          <p>{nextWords(view, result)}</p>
        </Heading>
        <Refused screen={view} shown={await actsOf(view, found)} />
        {result && result.edition > 1 ? (
          <Note tone="warn" title={say('edition.correction', { edition: result.edition })}>
            {say('edition.why', { reason: result.reason ?? '' })}
          </Note>
        ) : null}
        <Note title={say('result.method')}>
          {say(countsVotes(call.formula) ? 'result.by-method' : 'result.by-judges')}{' '}
          <a href={`/campaigns/${call.campaignId}/calls/${call.id}/rules#formula`}>{say('result.rules')}</a>
        </Note>
        {result && !(await followsSanctions(view.tx, result)) ? (
          <Note tone="warn">{view.say(sanctionText)(openKeyOf(result, view.now))}</Note>
        ) : null}
        {await FiguresNote(view, found)}
        {await ActsPart(view, found)}
        {result && slots.aboutDesk ? await slots.aboutDesk(view, result) : null}
        {result ? await FiguresPart(view, call, result) : <Empty title={say('result.none')} />}
        {result ? await EditionsPart(view, call) : null}
        {result ? await HistoryPart(view, result) : null}
      </>
    ),
  };
}

async function FiguresPart(view: View, call: Call, result: Result) {
  const say = view.say(text);
  const { places, prizes } = await getRanking(view.tx, result.id);
  const { stated = [] } = await getInputs(view.tx, result);
  const works = places.map((place) => ({ id: place.entryId, title: place.title }));
  return (
    <Section
      title={say('result.works')}
      aside={<span className="quiet">{say('result.computed', { at: result.computedAt })}</span>}
    >
      <PlacesTable view={view} call={call} result={result} places={places} />
      <PrizesTable view={view} result={result} places={places} prizes={prizes} />
      <StatedPart view={view} formula={result.formula} stated={stated} works={works} />
    </Section>
  );
}

async function EditionsPart(view: View, call: Call) {
  const say = view.say(text);
  const editions = await listEditions(view.tx, call.id);
  if (editions.length < 2) return null;
  return (
    <Section title={say('editions')}>
      <EditionsTable view={view} editions={editions} />
    </Section>
  );
}

async function HistoryPart(view: View, result: Result) {
  const say = view.say(text);
  const steps = await listSteps(view.tx, result.id);
  const names = await listNames(
    view.tx,
    steps.flatMap((step) => step.byId ?? []),
  );
  return (
    <Section title={say('history')}>
      <Table
        caption={say('history')}
        rows={steps.map((step, index) => ({ ...step, index }))}
        keyOf={(step) => String(step.index)}
        columns={[
          { key: 'at', head: say('history.at'), cell: (step) => sayInstant(step.at, view.language) },
          { key: 'what', head: say('history.what'), cell: (step) => say(`verb.${step.verb}`) },
          { key: 'who', head: say('history.who'), cell: (step) => names.get(step.byId ?? '') ?? '' },
          { key: 'reason', head: say('history.reason'), cell: (step) => step.reason ?? '' },
        ]}
      />
    </Section>
  );
}
