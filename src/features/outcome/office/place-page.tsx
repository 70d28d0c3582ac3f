/** The page of a level at a campaign: its works above, where they are shown, what became of them, and recording it. */

import { askPage } from '../../../kernel/page.ts';
import { dayOf } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { FileField, Form, formOf, ProseField, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Pager, Section, Table } from '../../../ui/parts.tsx';
import { furthestOf, type Recommendation } from '../../recommendation/recommendation.ts';
import { listChains } from '../../recommendation/store.ts';
import { countsOf, levelMax, type WorkOutcome } from '../outcome.ts';
import { OutcomeLine } from '../outcomes.tsx';
import { mayRecord } from '../policy.ts';
import { listWorks, type WorkAbove } from '../store/work.ts';
import { listOutcomesAt, listOutcomesOf, type OutcomePlace } from '../store.ts';
import { text } from '../text.ts';
import { ContentFields } from './fields.tsx';
import { outcomeHref, placeHref } from './parts.tsx';

export async function placePage(view: View, place: OutcomePlace): Promise<ShownPage> {
  const say = view.say(text);
  const { campaign, organisation } = place;
  const only = view.query.show === 'outcomes' ? 'outcomes' : undefined;
  const page = await listWorks(view.tx, place, askPage(view.query.page), only);
  const href = placeHref(place);
  const counts = countsOf(await listOutcomesAt(view.tx, place));
  const title = say('outcomes.title', { organisation: organisation.shortName });
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[[nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`]]}
        >
          <p>{say('outcomes.lead')}</p>
          <p>{say('counts.line', { ...counts, out: counts['not-selected'] })}</p>
          <p>
            <a className="button is-calm" href={`${href}/commendation`}>
              {say('commendation')}
            </a>{' '}
            <a className="button is-calm" href={`${href}/sheet.xlsx`}>
              {say('sheet')}
            </a>{' '}
            {only ? (
              <a href={href}>{say('all')}</a>
            ) : (
              <a href={`${href}?show=outcomes`}>{say('only.outcomes')}</a>
            )}
          </p>
        </Heading>
        {page.items.length === 0 ? (
          <Empty title={say('works.none')}>
            <p>{say('works.none.next')}</p>
          </Empty>
        ) : (
          <Works view={view} place={place} works={page.items} {...(await gather(view, page.items))} />
        )}
        <Pager
          screen={view}
          page={page}
          href={(number) => `${href}?page=${number}${only ? '&show=outcomes' : ''}`}
        />
        <RecordPart view={view} place={place} />
      </>
    ),
  };
}

type Gathered = { chains: ReadonlyMap<string, Recommendation[]>; outcomes: readonly WorkOutcome[] };

async function gather(view: View, works: readonly WorkAbove[]): Promise<Gathered> {
  const ids = works.map((work) => work.entryId);
  return { chains: await listChains(view.tx, ids), outcomes: await listOutcomesOf(view.tx, ids) };
}

type WorksProps = Gathered & { view: View; place: OutcomePlace; works: readonly WorkAbove[] };

function Works({ view, place, works, chains, outcomes }: WorksProps) {
  const say = view.say(text);
  const verdict = mayRecord(view.actor, place);
  const whereOf = (work: WorkAbove) => furthestOf(chains.get(work.entryId) ?? [])?.toName;
  return (
    <Table
      caption={say('outcomes')}
      rows={works}
      keyOf={(work) => work.entryId}
      columns={[
        {
          key: 'work',
          head: say('work'),
          cell: (work) => (
            <>
              <a href={`/office/entries/${work.entryId}`}>{work.title}</a>
              <br />
              <span className="quiet">{work.entryNumber}</span>
            </>
          ),
        },
        { key: 'unit', head: say('unit'), cell: (work) => nameIn(work.unitName, view.language) },
        { key: 'call', head: say('call'), cell: (work) => nameIn(work.callName, view.language) },
        {
          key: 'where',
          head: say('where'),
          cell: (work) => {
            const to = whereOf(work);
            return (
              <>
                {to ? nameIn(to, view.language) : null}{' '}
                {work.shownAt ? (
                  <a href={`/works/${work.entryId}`}>
                    <Badge tone="good">{say('shown')}</Badge>
                  </a>
                ) : null}
              </>
            );
          },
        },
        {
          key: 'result',
          head: say('result'),
          cell: (work) => {
            const own = outcomes.filter((one) => one.entryId === work.entryId);
            if (own.length === 0) return <span className="quiet">{say('result.none')}</span>;
            return (
              <ul className="plain">
                {own.map((one) => (
                  <OutcomeLine key={one.id} view={view} outcome={one} href={outcomeHref(one.id)} />
                ))}
              </ul>
            );
          },
        },
        ...(verdict.allowed
          ? [
              {
                key: 'do',
                head: say('record'),
                cell: (work: WorkAbove) => (
                  <a
                    href={`${placeHref(place)}?work=${encodeURIComponent(work.entryNumber ?? work.title)}#record`}
                    aria-label={`${say('record.one')}: ${work.title}`}
                  >
                    {say('record.one')}
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** One by one, or many pasted at once. */
function RecordPart({ view, place }: { view: View; place: OutcomePlace }) {
  const say = view.say(text);
  if (!mayRecord(view.actor, place).allowed) return null;
  const hand = formOf(view, placeHref(place));
  const paste = formOf(view, `${placeHref(place)}/paste`);
  return (
    <>
      <Section title={say('record')} id="record">
        <Form hand={hand} upload>
          <TextField
            hand={hand}
            name="work"
            label={say('work')}
            hint={say('work.hint')}
            value={view.query.work}
            maxLength={120}
          />
          <ContentFields view={view} hand={hand} />
          <FileField hand={hand} name="paper" label={say('paper')} accept=".pdf,.jpg,.jpeg,.png" optional />
          <SendButton screen={view} label={say('record.one')} />
        </Form>
      </Section>
      <Section title={say('paste')} id="paste">
        <Form hand={paste}>
          <TextField
            hand={paste}
            name="level"
            label={say('level')}
            hint={say('level.hint')}
            maxLength={levelMax}
          />
          <TextField hand={paste} name="happenedOn" type="date" label={say('on')} value={dayOf(view.now)} />
          <TextField hand={paste} name="number" label={say('number')} maxLength={60} optional />
          <ProseField
            hand={paste}
            name="sheet"
            rows={6}
            label={say('paste.sheet')}
            hint={say('paste.hint')}
          />
          <SendButton screen={view} tone="calm" label={say('paste.try')} />
        </Form>
      </Section>
    </>
  );
}
