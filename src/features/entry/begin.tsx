/** The pages on which an entry begins: which call, which unit, and the first words. */

import type { ReactNode } from 'react';
import { askPage } from '../../kernel/page.ts';
import { nameIn } from '../../kernel/text.ts';
import type { Granted } from '../../kernel/window.ts';
import type { ShownPage, View } from '../../platform/route.ts';
import { Form, formOf, SendButton } from '../../ui/form.tsx';
import { Empty, Heading, Note, Pager, Pairs, Table } from '../../ui/parts.tsx';
import { sayStanding, sayWindow, windowOfEntries } from '../calendar/calendar.ts';
import { callNotes } from '../calendar/standing.tsx';
import { isExtendedForSome } from '../calendar/store.ts';
import { Conditions } from '../call/asked.tsx';
import type { Call } from '../call/call.ts';
import { findCall } from '../call/store.ts';
import { searchOrganisations } from '../organisation/store/search.ts';
import { judgeTime } from './entry.ts';
import { mayHaveWorks, type Place } from './policy.ts';
import { listCollecting, listPlaces } from './store/place.ts';
import { text } from './text.ts';
import { WordsFields } from './words.tsx';
import { RulesPart } from './work.tsx';

/** Choosing the unit, in the site: anyone may look, sending takes being signed in. */
export async function chooseUnitPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const call = await findCall(view.tx, view.actor, view.query.call ?? '');
  const title = say('new');
  const crumbs = [[say('mine'), '/my/entries']] as const;
  if (!call) return chooseCallPage(view);
  const problem = judgeTime({ state: 'draft', call }, view.now);
  // Closed for everybody, it may be open for a unit with an extension: which one is asked at its own page.
  const isOpenToSome = !problem || (await isExtendedForSome(view.tx, call, view.now));
  return {
    title,
    body: (
      <div className="narrow">
        <Heading screen={view} title={title} crumbs={crumbs}>
          <p>{nameIn(call.brief, view.language)}</p>
        </Heading>
        <CallFacts view={view} call={call} />
        {problem ? <Note tone="warn">{view.sayRefusal(problem)}</Note> : null}
        {problem ? await callNotes(view, call) : null}
        {isOpenToSome ? await unitSearch(view, call) : null}
      </div>
    ),
  };
}

/** Choosing the call, for who came without one. */
async function chooseCallPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const calls = await listCollecting(view.tx, view.actor, view.now, view.query.campaign);
  return {
    title: say('new'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('new')} crumbs={[[say('mine'), '/my/entries']]}>
          {calls.length > 0 ? <p>{say('new.which-call')}</p> : null}
        </Heading>
        {calls.length > 0 ? (
          <Table
            caption={say('new.which-call')}
            rows={calls}
            keyOf={(call) => call.id}
            columns={[
              {
                key: 'call',
                head: say('call'),
                cell: (call) => (
                  <a href={`/entries/new?call=${call.id}`}>{nameIn(call.name, view.language)}</a>
                ),
              },
              {
                key: 'due',
                head: say('due'),
                cell: (call) => sayWindow(windowOfEntries(call), view.now, view.language),
              },
            ]}
          />
        ) : (
          <Empty title={say('new.no-call')}>
            <p>
              <a href="/">{say('new.no-call.next')}</a>
            </p>
          </Empty>
        )}
      </div>
    ),
  };
}

function CallFacts({ view, call, granted }: { view: View; call: Call; granted?: readonly Granted[] }) {
  const say = view.say(text);
  return (
    <>
      <Pairs
        pairs={[
          [say('call'), nameIn(call.name, view.language)],
          [say('due'), sayWindow(windowOfEntries(call), view.now, view.language, granted)],
        ]}
      />
      <Conditions screen={view} call={call} />
      <RulesPart view={view} call={call} />
    </>
  );
}

async function unitSearch(view: View, call: Call): Promise<ReactNode> {
  const say = view.say(text);
  if (!mayHaveWorks(view.actor).allowed) return <SignInFirst view={view} call={call} />;
  const q = (view.query.q ?? '').trim();
  const only = { kind: 'grassroots', within: call.ownerPath, open: true } as const;
  const found = q ? await searchOrganisations(view.tx, q, askPage(view.query.page, 10), only) : undefined;
  return (
    <>
      <h2>{say('new.which-unit')}</h2>
      <p>{say('new.which-unit.lead')}</p>
      <form method="get" action="/entries/new" className="search" role="search">
        <input type="hidden" name="call" value={call.id} />
        <label htmlFor="q">{say('unit')}</label>
        <input id="q" name="q" type="search" defaultValue={q} maxLength={40} />
        <button type="submit" className="button is-calm">
          {say('new.search')}
        </button>
      </form>
      {found ? null : <p className="quiet">{say('new.search.first')}</p>}
      {found && found.total === 0 ? <Empty title={say('new.search.none', { q })} /> : null}
      {found && found.total > 0 ? (
        <Table
          caption={say('new.which-unit')}
          rows={found.items}
          keyOf={(unit) => unit.id}
          columns={[
            { key: 'unit', head: say('unit'), cell: (unit) => nameIn(unit.name, view.language) },
            {
              key: 'choose',
              head: say('new.choose'),
              align: 'end',
              cell: (unit) => (
                <a className="button is-calm" href={`/entries/new/${call.id}/${unit.id}`}>
                  {say('new.choose')}
                  <span className="visually-hidden"> {nameIn(unit.name, view.language)}</span>
                </a>
              ),
            },
          ]}
        />
      ) : null}
      {found ? (
        <Pager
          screen={view}
          page={found}
          href={(n) => `/entries/new?call=${call.id}&q=${encodeURIComponent(q)}&page=${n}`}
        />
      ) : null}
    </>
  );
}

function SignInFirst({ view, call }: { view: View; call: Call }) {
  const say = view.say(text);
  const next = encodeURIComponent(`/entries/new?call=${call.id}`);
  return (
    <Note tone="wait">
      <p>{say('new.sign-in')}</p>
      <p>
        <a className="button is-main" href={`/sign-in?next=${next}`}>
          {say('new.sign-in.do')}
        </a>{' '}
        <a className="button is-calm" href={`/sign-up?next=${next}`}>
          {say('new.sign-up.do')}
        </a>
      </p>
    </Note>
  );
}

/** The first words of an entry; its first saving makes the draft. `base` is `/entries` or `/office/entries`. */
export function beginPage(base: '/entries' | '/office/entries') {
  return (view: View, { call, unit, granted }: Place): ShownPage => {
    const say = view.say(text);
    // The page's own address, whichever version of the call it names: a refused form finds its way back.
    const hand = formOf(view, view.path);
    const title = say(base === '/entries' ? 'new' : 'new.unit');
    const back =
      base === '/entries' ? ([say('mine'), '/my/entries'] as const) : ([say('entries'), base] as const);
    return {
      title,
      body: (
        <>
          <Heading screen={view} title={title} crumbs={[back]} />
          <CallFacts view={view} call={call} granted={granted} />
          <Pairs pairs={[[say('unit'), nameIn(unit.name, view.language)]]} />
          <Form hand={hand}>
            <WordsFields view={view} hand={hand} call={call} />
            <SendButton screen={view} label={say('save.first')} />
          </Form>
        </>
      ),
    };
  };
}

/** Where an officer may enter works for makers now. */
export async function choosePlacePage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const places = (await listPlaces(view.tx, view.actor, view.now)).filter(
    (p) => !view.query.call || p.call.id === view.query.call,
  );
  return {
    title: say('new.unit'),
    body: (
      <>
        <Heading screen={view} title={say('new.unit')} crumbs={[[say('entries'), '/office/entries']]}>
          <p>{say('new.unit.lead')}</p>
        </Heading>
        {places.length === 0 ? (
          <Empty title={say('new.unit.none')}>
            <p>{say('new.unit.none.next')}</p>
          </Empty>
        ) : (
          <Table
            caption={say('new.unit')}
            rows={places}
            keyOf={(p) => `${p.call.id}${p.unit.id}`}
            columns={[
              { key: 'unit', head: say('unit'), cell: (p) => nameIn(p.unit.name, view.language) },
              {
                key: 'call',
                head: say('call'),
                cell: (p) => (
                  <a href={`/office/entries/new/${p.call.id}/${p.unit.id}`}>
                    {nameIn(p.call.name, view.language)}
                  </a>
                ),
              },
              { key: 'due', head: say('due'), cell: (p) => sayStanding(p.standing, view.now, view.language) },
            ]}
          />
        )}
      </>
    ),
  };
}
