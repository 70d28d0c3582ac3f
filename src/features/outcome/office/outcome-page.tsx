/** The page of one record: what it says, every wording there was, correcting it and striking it out. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Heading, Note, Pairs, Refused, Section, Table } from '../../../ui/parts.tsx';
import type { WorkOutcome } from '../outcome.ts';
import { sayOn, sayResult } from '../outcomes.tsx';
import { mayCorrect } from '../policy.ts';
import { listVersions, type OutcomeVersion } from '../store.ts';
import { text } from '../text.ts';
import { ContentFields } from './fields.tsx';
import { outcomeHref } from './parts.tsx';

export async function outcomePage(view: View, outcome: WorkOutcome): Promise<ShownPage> {
  const say = view.say(text);
  const versions = await listVersions(view.tx, outcome.id);
  const href = outcomeHref(outcome.id);
  const crumbs = [
    [say('outcomes'), `/office/campaigns/${outcome.campaignId}/outcomes/${outcome.organisationId}`],
  ] as const;
  const state = outcome.state === 'struck' ? <Badge tone="bad">{say('struck')}</Badge> : null;
  return {
    title: `${outcome.title} · ${sayResult(view, outcome)}`,
    body: (
      <>
        <Heading screen={view} title={outcome.title} crumbs={crumbs} state={state}>
          <p>{say('by.whom', { organisation: outcome.organisationName })}</p>
        </Heading>
        <Refused screen={view} shown={[`${href}/correct`, `${href}/strike`]} />
        <Pairs
          pairs={[
            [
              say('work'),
              <a key="work" href={`/office/entries/${outcome.entryId}`}>
                {outcome.title}
              </a>,
            ],
            [say('unit'), nameIn(outcome.unitName, view.language)],
            [say('level'), outcome.level],
            [say('kind'), sayResult(view, outcome)],
            [say('on'), sayOn(view, outcome.happenedOn)],
            outcome.number !== undefined && [say('number'), outcome.number],
            outcome.note !== undefined && [say('note'), outcome.note],
            outcome.paperId !== undefined && [
              say('paper'),
              <a key="paper" href={`${href}/paper`}>
                {say('paper.open')}
              </a>,
            ],
          ]}
        />
        <ChangeForms view={view} outcome={outcome} />
        <Section title={say('history')}>
          <History view={view} versions={versions} />
        </Section>
      </>
    ),
  };
}

/** Where somebody was quicker, what stands is above and what was typed stays in the form. */
function ChangeForms({ view, outcome }: { view: View; outcome: WorkOutcome }) {
  const say = view.say(text);
  const verdict = mayCorrect(view.actor, outcome);
  if (!verdict.allowed)
    return verdict.when === 'never' ? null : <Note>{view.sayRefusal(verdict.refusal)}</Note>;
  const hand = formOf(view, `${outcomeHref(outcome.id)}/correct`);
  const striking = formOf(view, `${outcomeHref(outcome.id)}/strike`);
  return (
    <>
      <details open={view.form?.action === hand.action}>
        <summary>{say('correct')}</summary>
        <Form hand={hand}>
          <input type="hidden" name="version" value={outcome.version} />
          <ContentFields view={view} hand={hand} content={outcome} />
          <TextField hand={hand} name="reason" label={say('correct.reason')} maxLength={200} />
          <SendButton screen={view} label={say('correct')} />
        </Form>
      </details>
      <details open={view.form?.action === striking.action}>
        <summary>{say('strike')}</summary>
        <Form hand={striking}>
          <input type="hidden" name="version" value={outcome.version} />
          <TextField hand={striking} name="reason" label={say('strike.reason')} maxLength={200} />
          <SendButton screen={view} tone="danger" label={say('strike')} />
        </Form>
      </details>
    </>
  );
}

function History({ view, versions }: { view: View; versions: readonly OutcomeVersion[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('history')}
      rows={versions}
      keyOf={(one) => String(one.version)}
      columns={[
        { key: 'at', head: say('history.at'), cell: (one) => sayInstant(one.at, view.language) },
        { key: 'by', head: say('history.by'), cell: (one) => one.by ?? '' },
        {
          key: 'what',
          head: say('kind'),
          cell: ({ content, state }) => (
            <>
              {content.level} {sayResult(view, content)} {sayOn(view, content.happenedOn)} {content.number}{' '}
              {state === 'struck' ? <Badge tone="bad">{say('struck')}</Badge> : null}
            </>
          ),
        },
        { key: 'why', head: say('history.reason'), cell: (one) => one.reason ?? '' },
      ]}
    />
  );
}
