/** The rules of a call in words: what, until when, judged how, voted how, added up how. */

import { sayDay, sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Heading, Note, Pairs, Section, Supplement, Table } from '../../../ui/parts.tsx';
import { sayWindow, windowOfEntries } from '../../calendar/calendar.ts';
import { callNotes } from '../../calendar/standing.tsx';
import { type Call, isFrozen, isSupplement } from '../../call/call.ts';
import { criteriaOfCall } from '../../call/rules.tsx';
import { StageList } from '../../call/stage.tsx';
import { text as callText } from '../../call/text.ts';
import { text as campaignText } from '../../campaign/text.ts';
import { sayRule } from '../../media/rule.ts';
import { AwardList, ExampleTable, FormulaList } from '../../reckoning/formula.tsx';
import { text } from '../text.ts';
import { BallotRules } from './ballot-rules.tsx';
import { type AskedCall, addressOf, crumbsOf, type Slots } from './gallery.tsx';

export async function rulesPage(
  view: View,
  { call, hosted, campaign }: AskedCall,
  slots: Slots = {},
): Promise<ShownPage> {
  const say = view.say(text);
  const name = nameIn(call.name, view.language);
  const title = say('rules.of', { call: name });
  return {
    title,
    accent: campaign.accent,
    share: { description: nameIn(call.brief, view.language) },
    body: (
      <>
        <Heading screen={view} title={title} crumbs={[...crumbsOf(view, campaign), [name, addressOf(call)]]}>
          <p>
            <a className="button is-calm" href={addressOf(call)}>
              {say('rules.to-works')}
            </a>
          </p>
        </Heading>
        <WhatPart view={view} call={call} hosted={hosted} />
        <DatesPart view={view} call={call} hosted={hosted} />
        {await callNotes(view, call)}
        <RubricPart view={view} call={hosted} />
        <StagesPart view={view} call={hosted} />
        {await BallotRules({ view, call: hosted, aside: <Added view={view} call={hosted} field="vote" /> })}
        <FormulaPart view={view} call={hosted} />
        {await slots.aboutRules?.(view, hosted)}
      </>
    ),
  };
}

function Added({ view, call, field }: { view: View; call: Call; field: string }) {
  return isSupplement(call, field) ? <Supplement screen={view} /> : null;
}

function WhatPart({ view, call, hosted }: { view: View; call: Call; hosted: Call }) {
  const say = view.say(callText);
  const { language } = view;
  return (
    <Section title={view.say(text)('rules.what')}>
      <p>
        {nameIn(call.brief, language)} <Added view={view} call={call} field="brief" />
      </p>
      <Pairs
        pairs={[
          [view.say(text)('rules.kind'), say(`kind.${call.entryKind}`)],
          hosted.hostName && [
            say('host'),
            <>
              {nameIn(hosted.hostName, language)} <Added view={view} call={hosted} field="host" />
            </>,
          ],
        ]}
      />
      <h3>{say('file-rules')}</h3>
      {call.fileRules.length === 0 ? (
        <p>{say('file-rules.none')}</p>
      ) : (
        <ul>
          {call.fileRules.map((rule) => (
            <li key={rule.kind}>
              {sayRule(rule, language)} {rule.supplement ? <Supplement screen={view} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function DatesPart({ view, call, hosted }: { view: View; call: Call; hosted: Call }) {
  const say = view.say(callText);
  const fromTo = (from: Date, to: Date) =>
    view.say(text)('rules.from-to', { from: sayDay(from, view.language), until: to });
  const at = (end: Date) => sayEnd(end, view.language);
  return (
    <Section title={view.say(text)('rules.dates')}>
      <Pairs
        pairs={[
          [
            say('collecting'),
            <>
              {fromTo(call.opensAt, call.closesAt)}{' '}
              {call.closesWords ? (
                <span className="quiet">
                  {view.say(campaignText)('period.printed', { words: call.closesWords })}
                </span>
              ) : null}{' '}
              <Added view={view} call={call} field="closesAt" />{' '}
              <span className="quiet">{sayWindow(windowOfEntries(call), view.now, view.language)}</span>
            </>,
          ],
          [
            say('recommend-until'),
            <>
              {at(hosted.recommendUntil)} <Added view={view} call={hosted} field="recommendUntil" />
            </>,
          ],
          [
            say('review-until'),
            <>
              {at(hosted.reviewUntil)} <Added view={view} call={hosted} field="reviewUntil" />
            </>,
          ],
          [
            say('voting'),
            <>
              {fromTo(hosted.voteOpensAt, hosted.voteClosesAt)}{' '}
              <Added view={view} call={hosted} field="vote" />
            </>,
          ],
        ]}
      />
    </Section>
  );
}

function RubricPart({ view, call }: { view: View; call: Call }) {
  const say = view.say(callText);
  return (
    <Section title={say('rubric')} aside={<Added view={view} call={call} field="rubric" />}>
      <Table
        caption={say('rubric')}
        rows={call.rubric}
        keyOf={(criterion) => criterion.key}
        columns={[
          { key: 'name', head: say('criterion'), cell: (c) => nameIn(c.name, view.language) },
          {
            key: 'guidance',
            head: say('brief'),
            cell: (c) => (c.guidance ? nameIn(c.guidance, view.language) : ''),
          },
          { key: 'max', head: say('criterion.max'), align: 'end', cell: (c) => c.max },
        ]}
      />
    </Section>
  );
}

/** What happens to a work, stage after stage, before the public vote and the result. */
function StagesPart({ view, call }: { view: View; call: Call }) {
  return (
    <Section title={view.say(callText)('stages')} id="stages">
      <StageList screen={view} stages={call.stages} />
    </Section>
  );
}

/** How it all adds up: in sentences, by example, and what can be won; the same parts that the owner laid it down with. */
function FormulaPart({ view, call }: { view: View; call: Call }) {
  const say = view.say(callText);
  const { formula } = call;
  const criteria = criteriaOfCall(call);
  return (
    <Section title={say('formula')} id="formula" aside={<Added view={view} call={call} field="formula" />}>
      <FormulaList screen={view} formula={formula} criteria={criteria} />
      <ExampleTable screen={view} formula={formula} />
      <Note tone={isFrozen(call, view.now) ? 'good' : 'plain'}>
        {say(isFrozen(call, view.now) ? 'formula.frozen' : 'formula.will-freeze')}
      </Note>
      <h3>{say('awards')}</h3>
      <AwardList screen={view} formula={formula} criteria={criteria} />
    </Section>
  );
}
