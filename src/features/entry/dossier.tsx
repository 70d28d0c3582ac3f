/** One entry as a page, the same for its sender and for the office: where it stands, the work, what can be done. */

import type { ReactNode } from 'react';
import { personIdOf } from '../../kernel/actor.ts';
import { sayInstant } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import type { View } from '../../platform/route.ts';
import { ActButton } from '../../ui/form.tsx';
import { Badge, Heading, Note, Pairs, type Tone } from '../../ui/parts.tsx';
import { listNames } from '../account/store.ts';
import { sayStanding } from '../calendar/calendar.ts';
import { maySeeMaking } from '../rendition/policy.ts';
import { MakingPart } from '../rendition/standing.tsx';
import { listJobs } from '../rendition/store/job.ts';
import { listUploads } from '../upload/store.ts';
import { fieldName, sayElsewhere, sayOption } from './changes.tsx';
import { CopiesPart } from './copies.tsx';
import { DecidePart, SincePart } from './decide.tsx';
import { DraftParts } from './draft.tsx';
import {
  dueAt,
  type EntryAtCall,
  type EntryState,
  isOpenForWork,
  type Step,
  standingOfEntry,
} from './entry.ts';
import { purposeOf } from './file.ts';
import { HidingPart } from './hiding.tsx';
import { History, stepName } from './history.tsx';
import { type EntrySlots, LevelsPart } from './levels.tsx';
import { isHolder, mayAdmit, mayEdit, mayReadHistory, mayReturn, mayWithdraw } from './policy.ts';
import { ReadingParts, Words } from './reading.tsx';
import type { Remark } from './remark.ts';
import { showFiles } from './store/exhibit.ts';
import { listPlacesFor } from './store/place.ts';
import { listSteps } from './store/step.ts';
import { listRemarks, listVersions } from './store/version.ts';
import { text as versionText } from './text/version.ts';
import { text } from './text.ts';

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

/** Who sent it in as a person; what a unit entered belongs to the unit. */
const makerOf = (entry: EntryAtCall) => (entry.enteredBy === 'person' ? entry.sentBy : undefined);

/** What a page of an entry is drawn from, besides the entry. */
async function gather({ view, entry }: Dossier, slots: EntrySlots) {
  const { tx, actor, now } = view;
  const seesHistory = mayReadHistory(actor, entry).allowed;
  const holds = isHolder(actor, entry);
  const isWriting = isOpenForWork(entry.state) && holds;
  const steps = seesHistory ? await listSteps(tx, entry.id) : [];
  const person = personIdOf(actor);
  return {
    seesHistory,
    isWriting,
    steps,
    names: await listNames(tx, [...new Set(steps.flatMap((step) => step.byId ?? []))]),
    shown: await showFiles(tx, entry.files),
    jobs: maySeeMaking(actor, { unitPath: entry.unitPath, ownerId: makerOf(entry), isOpen: isWriting })
      .allowed
      ? await listJobs(
          tx,
          entry.files.map(({ file }) => file.id),
        )
      : [],
    underWay: isWriting && person ? await listUploads(tx, person, purposeOf(entry)) : [],
    remarks: seesHistory && entry.state === 'returned' ? await listRemarks(tx, entry.id, entry.version) : [],
    versions: seesHistory && entry.version > 1 ? await listVersions(tx, entry.id) : [],
    levels: seesHistory && entry.submittedAt ? ((await slots.levels?.(view, entry)) ?? []) : [],
    places:
      holds && entry.submittedAt && entry.state !== 'withdrawn' ? await listPlacesFor(tx, entry, now) : [],
  };
}

/** The page's body; `base` is where its forms and its files lie. */
export async function entryBody(
  dossier: Dossier,
  crumbs: Crumbs,
  slots: EntrySlots = {},
): Promise<ReactNode> {
  const { view, entry, base } = dossier;
  const say = view.say(text);
  const found = await gather(dossier, slots);
  const told = { ...dossier, ...found };
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
      <Refused {...dossier} />
      <ReturnNote {...told} />
      {await HidingPart(view, entry, base)}
      <ReceiptNote {...dossier} seesHistory={found.seesHistory} />
      <Facts view={view} entry={entry} />
      <LevelsPart view={view} levels={found.levels} />
      {found.isWriting ? <DraftParts {...told} /> : <ReadingParts {...told} />}
      <MakingPart screen={view} jobs={found.jobs} />
      <SincePart {...told} />
      <DecidePart {...dossier} />
      {found.isWriting ? null : (
        <ActButton
          screen={view}
          tone="danger"
          label={say('withdraw')}
          action={`${base}/withdraw`}
          verdict={mayWithdraw(view.actor, entry)}
        />
      )}
      <CopiesPart {...told} />
      {found.seesHistory ? <History {...told} /> : null}
    </>
  );
}

function ReceiptNote({ view, entry, base, seesHistory }: Dossier & { seesHistory: boolean }) {
  const say = view.say(text);
  if (!entry.number || !entry.submittedAt || entry.state === 'withdrawn') return null;
  const { number, submittedAt: at, version } = entry;
  return (
    <Note tone="good" title={say('receipt')}>
      <p>{say('receipt.words', { number, at, version })}</p>
      {seesHistory ? (
        <p>
          <a href={`${base}/receipt`}>{view.say(versionText)('receipt.open')}</a>
        </p>
      ) : null}
    </Note>
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

type Told = Dossier & {
  steps: readonly Step[];
  names: ReadonlyMap<string, string>;
  remarks: readonly Remark[];
};

function ReturnNote(told: Told) {
  const { view, entry, steps } = told;
  const say = view.say(text);
  const last = steps.filter((step) => step.verb === 'return').at(-1);
  if (entry.state !== 'returned' || !last) return null;
  return (
    <Note tone="warn" title={say('returned.reason')}>
      <p>{last.reason}</p>
      {told.remarks.length > 0 ? (
        <ul>
          {told.remarks.map((one) => (
            <li key={one.field}>
              {fieldName(view, entry.call, one.field)}: {one.reason}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="quiet">{say('returned.by', { by: stepName(told, last), at: last.at })}</p>
    </Note>
  );
}

function Facts({ view, entry }: { view: View; entry: EntryAtCall }) {
  const say = view.say(text);
  const { language } = view;
  const sayVersion = view.say(versionText);
  const { subtype, group, elsewhere, call } = entry;
  return (
    <Pairs
      pairs={[
        [say('call'), nameIn(call.name, language)],
        subtype ? [sayVersion('subtype'), sayOption(view, call, 'subtype', subtype)] : undefined,
        group ? [sayVersion('group'), sayOption(view, call, 'group', group)] : undefined,
        elsewhere ? [sayVersion('elsewhere'), sayElsewhere(view, elsewhere)] : undefined,
        [say('unit'), nameIn(entry.unitName, language)],
        [say('entered-by'), say(`entered-by.${entry.enteredBy}`)],
        entry.submittedAt
          ? [say('sent-at'), sayInstant(entry.submittedAt, language)]
          : [say('due'), sayStanding(standingOfEntry(entry, view.now), view.now, language)],
      ]}
    />
  );
}
