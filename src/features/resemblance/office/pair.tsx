/** One pair beside each other: who was earlier, to the minute; what is alike, as measured; and a person's decision. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Heading, Note, Pairs, Section } from '../../../ui/parts.tsx';
import { listFilesOf } from '../../entry/store.ts';
import { listFiles } from '../../media/store.ts';
import { listRenditions } from '../../rendition/store.ts';
import { mayDecide } from '../policy.ts';
import { decisions, leadOf, type PairedWork, type Resemblance, reasonMax } from '../resemblance.ts';
import { text } from '../text.ts';
import { EvidencePart, type FileShown, type Shown } from './evidence.tsx';
import { StateBadge } from './list.tsx';

/** The files that were compared, as they are shown now, and whether the works still have them. */
async function filesOf(view: View, pair: Resemblance): Promise<Pick<Shown, 'first' | 'second'>> {
  if (pair.evidence.kind === 'text') return {};
  const { files } = pair.evidence;
  const found = await listFiles(view.tx, [files.first, files.second]);
  const held = await listFilesOf(view.tx, [pair.first.entryId, pair.second.entryId]);
  const shown = async (side: 'first' | 'second'): Promise<FileShown | undefined> => {
    const file = found.find((one) => one.id === files[side]);
    if (!file) return undefined;
    const renditions = file.kind === 'video' ? await listRenditions(view.tx, file.id) : [];
    const isHeld = held.get(pair[side].entryId)?.some((one) => one.file.id === file.id) ?? false;
    return { file, isHeld, hasFilm: renditions.some((one) => one.name === 'film.mp4') };
  };
  return { first: await shown('first'), second: await shown('second') };
}

export async function pairPage(view: View, pair: Resemblance): Promise<ShownPage> {
  const say = view.say(text);
  const title = say('pair', { first: pair.first.title, second: pair.second.title });
  const shown: Shown = { view, pair, ...(await filesOf(view, pair)) };
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[[say('resemblances'), '/office/resemblances']]}
          state={<StateBadge view={view} pair={pair} />}
        >
          <p>{nextStep(view, pair)}</p>
        </Heading>
        <Decided view={view} pair={pair} />
        <Section title={say('works')}>
          <p>{say('apart', leadOf(pair.first, pair.second))}</p>
          <div className="pair">
            <Work view={view} work={pair.first} label={say('first')} />
            <Work view={view} work={pair.second} label={say('second')} />
          </div>
        </Section>
        <EvidencePart {...shown} />
        <DecidePart view={view} pair={pair} />
      </>
    ),
  };
}

function nextStep(view: View, pair: Resemblance): string {
  const say = view.say(text);
  if (pair.state === 'decided') return say('pair.lead.decided');
  if (mayDecide(view.actor, pair).allowed) return say('pair.lead');
  return pair.keeperName ? say('pair.lead.other', { keeper: pair.keeperName }) : say('pair.lead.nobody');
}

function Decided({ view, pair }: { view: View; pair: Resemblance }) {
  const say = view.say(text);
  if (pair.state !== 'decided') return null;
  return (
    <Note tone={pair.decision === 'plagiarism' ? 'bad' : 'good'} title={say(`decision.${pair.decision!}`)}>
      <p>{pair.reason}</p>
      <p className="quiet">
        {say('decided.by', { by: pair.decidedBy ?? say('someone'), at: pair.decidedAt! })}
      </p>
    </Note>
  );
}

function Work({ view, work, label }: { view: View; work: PairedWork; label: string }) {
  const say = view.say(text);
  const { language } = view;
  const makers = work.makers.map((m) => (m.role ? `${m.name} (${m.role})` : m.name)).join(', ');
  return (
    <article>
      <h3>
        {label} · {work.title}
      </h3>
      <Pairs
        pairs={[
          [say('sent'), sayInstant(work.sentAt, language)],
          [say('number'), work.number ?? ''],
          [say('unit'), nameIn(work.unitName, language)],
          [say('call'), nameIn(work.callName, language)],
          [say('makers'), makers],
        ]}
      />
      <p>
        <a href={`/office/entries/${work.entryId}`}>{say('open')}</a>
      </p>
    </article>
  );
}

function DecidePart({ view, pair }: { view: View; pair: Resemblance }) {
  const say = view.say(text);
  const verdict = mayDecide(view.actor, pair);
  if (!verdict.allowed) return null;
  const hand = formOf(view, `/office/resemblances/${pair.id}/decide`);
  const isBack = view.form?.action === hand.action;
  const isStale = isBack && view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  return (
    <Section title={say(pair.state === 'open' ? 'decide' : 'decide.again')} id="decide">
      {isStale && pair.decision ? (
        <Note tone="warn" title={say('stored')}>
          {say('stored.lead', { decision: text[`decision.${pair.decision}`], reason: pair.reason ?? '' })}
        </Note>
      ) : null}
      <Form hand={hand}>
        <input type="hidden" name="version" value={String(pair.version)} />
        <ChoiceField
          hand={hand}
          name="decision"
          label={say('decision')}
          empty={say('decision.choose')}
          value={pair.decision}
          choices={decisions.map((value) => ({ value, label: say(`decision.${value}`) }))}
        />
        <ProseField
          hand={hand}
          name="reason"
          label={say('reason')}
          hint={say('reason.hint')}
          rows={3}
          maxLength={reasonMax}
        />
        <SendButton screen={view} label={say('decide')} verdict={verdict} />
      </Form>
    </Section>
  );
}
