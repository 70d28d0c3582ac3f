/** One entry as a page, the same for its sender and for the office: where it stands, the work, what can be done. */

import type { ReactNode } from 'react';
import { personIdOf } from '../../kernel/actor.ts';
import { sayInstant } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import type { View } from '../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../ui/form.tsx';
import { Badge, Heading, Note, Pairs, Section, Table, type Tone, Where } from '../../ui/parts.tsx';
import { listNames } from '../account/store.ts';
import { sayStanding } from '../calendar/calendar.ts';
import { DraftParts } from './draft.tsx';
import {
  dueAt,
  type EntryAtCall,
  type EntryState,
  isOpenForWork,
  mustStatements,
  type Step,
  standingOfEntry,
} from './entry.ts';
import { Exhibit } from './exhibit.tsx';
import { isHolder, mayAdmit, mayEdit, mayReadHistory, mayReturn, mayWithdraw } from './policy.ts';
import { listSteps } from './store/step.ts';
import { text } from './text.ts';
import { FindingsPart, RulesPart } from './work.tsx';

const tones: Record<EntryState, Tone> = {
  draft: 'plain',
  submitted: 'wait',
  returned: 'warn',
  admitted: 'good',
  recommended: 'accent',
  withdrawn: 'plain',
};

export function StateBadge({ view, state }: { view: View; state: EntryState }) {
  return <Badge tone={tones[state]}>{view.say(text)(`state.${state}`)}</Badge>;
}

type Dossier = { view: View; entry: EntryAtCall; base: string };
export type Crumbs = readonly (readonly [string, string])[];

/** The page's body; `base` is where its forms and its file lie. */
export async function entryBody(
  view: View,
  entry: EntryAtCall,
  base: string,
  crumbs: Crumbs,
): Promise<ReactNode> {
  const say = view.say(text);
  const seesHistory = mayReadHistory(view.actor, entry).allowed;
  const steps = seesHistory ? await listSteps(view.tx, entry.id) : [];
  const names = await listNames(view.tx, [...new Set(steps.flatMap((step) => step.byId ?? []))]);
  const told = { view, entry, base, steps, names };
  const isWriting = isOpenForWork(entry.state) && isHolder(view.actor, entry);
  return (
    <>
      <Heading
        screen={view}
        title={entry.title || say('title.none')}
        crumbs={crumbs}
        state={<StateBadge view={view} state={entry.state} />}
      >
        <p>{nextStep(view, entry)}</p>
      </Heading>
      <Refused view={view} entry={entry} base={base} />
      <ReturnNote {...told} />
      {entry.number && entry.submittedAt && entry.state !== 'withdrawn' ? (
        <Note tone="good" title={say('receipt')}>
          {say('receipt.words', { number: entry.number, at: entry.submittedAt, version: entry.version })}
        </Note>
      ) : null}
      <Facts view={view} entry={entry} />
      {isWriting ? (
        <DraftParts view={view} entry={entry} base={base} />
      ) : (
        <ReadingParts view={view} entry={entry} base={base} />
      )}
      <DecidePart view={view} entry={entry} base={base} />
      {isWriting ? null : (
        <ActButton
          screen={view}
          tone="danger"
          label={say('withdraw')}
          action={`${base}/withdraw`}
          verdict={mayWithdraw(view.actor, entry)}
        />
      )}
      {seesHistory ? <History {...told} /> : null}
    </>
  );
}

function nextStep(view: View, entry: EntryAtCall): string {
  const say = view.say(text);
  if (entry.state === 'draft') return say(entry.enteredBy === 'unit' ? 'next.draft.unit' : 'next.draft');
  if (entry.state === 'submitted' && mayAdmit(view.actor, entry).allowed) return say('next.submitted.unit');
  if (!isHolder(view.actor, entry) && (entry.state === 'submitted' || entry.state === 'returned')) {
    return entry.state === 'submitted'
      ? say('next.submitted.other', { unit: entry.unitName })
      : say('next.returned.other');
  }
  if (entry.state === 'submitted') return say('next.submitted', { unit: entry.unitName });
  if (entry.state === 'returned') return say('next.returned', { until: dueAt(entry) });
  return say(`next.${entry.state}`);
}

/** Why an act was refused whose form is no longer on the page, and both texts where two had written. */
function Refused({ view, entry, base }: Dossier) {
  const refusals = view.form?.refusals ?? [];
  if (refusals.some((refusal) => refusal.code === 'http.stale'))
    return <Stored view={view} entry={entry} base={base} />;
  const isShown = mayEdit(view.actor, entry, view.now).allowed || mayDecideNow(view, entry);
  if (refusals.length === 0 || isShown) return null;
  return <Note tone="bad">{refusals.map((refusal) => view.sayRefusal(refusal)).join(' ')}</Note>;
}

const mayDecideNow = (view: View, entry: EntryAtCall): boolean =>
  mayAdmit(view.actor, entry).allowed || mayReturn(view.actor, entry).allowed;

function Stored({ view, entry }: Dossier) {
  const say = view.say(text);
  return (
    <Note tone="warn" title={say('stored')}>
      <p>{say('stored.lead')}</p>
      <Words view={view} entry={entry} />
    </Note>
  );
}

type Told = Dossier & { steps: readonly Step[]; names: ReadonlyMap<string, string> };

function nameOf({ view, names }: Told, step: Step): string {
  return (step.byId && names.get(step.byId)) || view.say(text)('machine');
}

function ReturnNote(told: Told) {
  const { view, entry, steps } = told;
  const say = view.say(text);
  const last = steps.filter((step) => step.verb === 'return').at(-1);
  if (entry.state !== 'returned' || !last) return null;
  return (
    <Note tone="warn" title={say('returned.reason')}>
      <p>{last.reason}</p>
      <p className="quiet">{say('returned.by', { by: nameOf(told, last), at: last.at })}</p>
    </Note>
  );
}

function Facts({ view, entry }: { view: View; entry: EntryAtCall }) {
  const say = view.say(text);
  const { language } = view;
  return (
    <Pairs
      pairs={[
        [say('call'), nameIn(entry.call.name, language)],
        [say('unit'), nameIn(entry.unitName, language)],
        [say('entered-by'), say(`entered-by.${entry.enteredBy}`)],
        entry.submittedAt
          ? [say('sent-at'), sayInstant(entry.submittedAt, language)]
          : [say('due'), sayStanding(standingOfEntry(entry, view.now), view.now, language)],
      ]}
    />
  );
}

function Words({ view, entry }: { view: View; entry: EntryAtCall }) {
  const say = view.say(text);
  const makers = entry.makers.map((m) => (m.role ? `${m.name} (${m.role})` : m.name)).join(', ');
  return (
    <Pairs
      pairs={[
        [say('title'), entry.title || say('missing')],
        [say('makers'), makers || say('missing')],
        [
          say('summary'),
          <span key="summary" className="prose">
            {entry.summary || say('missing')}
          </span>,
        ],
        ...mustStatements.map(
          (one) => [say(`statement.${one}`), say(entry.statements[one] ? 'yes' : 'missing')] as const,
        ),
        [say('ai'), entry.statements.ai ? say(`ai.${entry.statements.ai}`) : say('missing')],
        entry.link ? [say('link'), entry.link] : undefined,
      ]}
    />
  );
}

function ReadingParts({ view, entry, base }: Dossier) {
  const say = view.say(text);
  const isOwnPicture = entry.file?.kind === 'picture' && personIdOf(view.actor) !== undefined;
  return (
    <Section title={say('work')}>
      <Exhibit screen={view} entry={entry} file={entry.file} base={`${base}/file`} />
      {isOwnPicture ? (
        <p>
          <a href={`${base}/file?download`} download>
            {say('file.download')}
          </a>
        </p>
      ) : null}
      {entry.file ? <FindingsPart view={view} entry={entry} /> : <RulesPart view={view} call={entry.call} />}
      <Words view={view} entry={entry} />
    </Section>
  );
}

/** For officers of the unit: admit, or return with a reason. Both say which version was looked at. */
function DecidePart({ view, entry, base }: Dossier) {
  const say = view.say(text);
  const [admit, back] = [mayAdmit(view.actor, entry), mayReturn(view.actor, entry)];
  if (!admit.allowed && !back.allowed) return null;
  const hand = formOf(view, `${base}/return`);
  const version = String(entry.version);
  return (
    <Section title={say('decide')} id="decide">
      {admit.allowed ? (
        <ActButton
          screen={view}
          label={say('admit')}
          action={`${base}/admit`}
          verdict={admit}
          hidden={{ version }}
        />
      ) : null}
      <Where screen={view} verdict={back}>
        <details open={entry.state === 'submitted' || view.form?.action === hand.action}>
          <summary>{say('return')}</summary>
          <Form hand={hand}>
            <input type="hidden" name="version" value={version} />
            <ProseField
              hand={hand}
              name="reason"
              label={say('return.reason')}
              hint={say('return.hint')}
              rows={3}
              maxLength={500}
            />
            <SendButton screen={view} label={say('return')} tone="calm" verdict={back} />
          </Form>
        </details>
      </Where>
    </Section>
  );
}

const verbs = [
  'start',
  'submit',
  'return',
  'admit',
  'withdraw',
  'recommend',
  'release',
  'show',
  'hide',
] as const;

function History(told: Told) {
  const { view, steps } = told;
  const say = view.say(text);
  const sayVerb = (verb: string): string => {
    const known = verbs.find((one) => one === verb);
    return known ? say(`did.${known}`) : verb;
  };
  return (
    <Section title={say('history')}>
      <Table
        caption={say('history')}
        rows={steps}
        keyOf={(step) => `${step.at.getTime()}${step.verb}`}
        columns={[
          { key: 'what', head: say('history.what'), cell: (step) => sayVerb(step.verb) },
          { key: 'who', head: say('history.who'), cell: (step) => nameOf(told, step) },
          { key: 'when', head: say('history.when'), cell: (step) => sayInstant(step.at, view.language) },
          {
            key: 'version',
            head: say('version'),
            cell: (step) => say('version.nth', { version: step.version }),
          },
          { key: 'why', head: say('history.why'), cell: (step) => step.reason ?? '' },
        ]}
      />
    </Section>
  );
}
