/** The list of works that resemble each other, as far as the seats show both; and what is still to be compared. */

import { askPage } from '../../../kernel/page.ts';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Pager, Table } from '../../../ui/parts.tsx';
import { type Kind, kinds, type Resemblance, type State, states } from '../resemblance.ts';
import { countJobs } from '../store/job.ts';
import { listCallsResembling, listResemblances } from '../store.ts';
import { text } from '../text.ts';

type Asked = { kind?: Kind; state?: State; score: number; callKey?: string };
const steps = [0, 50, 70, 90] as const;

function askedIn(view: View): Asked {
  const score = steps.find((step) => String(step) === view.query.score) ?? 0;
  const callKey = /^[a-z][a-z0-9-]{0,60}$/.test(view.query.call ?? '') ? view.query.call : undefined;
  return {
    kind: kinds.find((kind) => kind === view.query.kind),
    // What waits comes first; the form says so when all are asked for.
    state: view.query.state === undefined ? 'open' : states.find((state) => state === view.query.state),
    score,
    callKey,
  };
}

export async function listPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const asked = askedIn(view);
  const filter = { ...asked, scoreMin: asked.score / 100 };
  const found = await listResemblances(view, filter, askPage(view.query.page));
  const { waiting, troubled } = await countJobs(view.tx, view.actor);
  const calls = await listCallsResembling(view);
  const query = new URLSearchParams({
    kind: asked.kind ?? '',
    state: asked.state ?? '',
    score: String(asked.score),
    call: asked.callKey ?? '',
  });
  return {
    title: say('resemblances'),
    body: (
      <>
        <Heading screen={view} title={say('resemblances')}>
          <p>{say('resemblances.lead')}</p>
          {waiting + troubled > 0 ? <p className="quiet">{say('progress', { waiting, troubled })}</p> : null}
        </Heading>
        <FilterForm view={view} asked={asked} calls={calls} />
        {found.total === 0 ? (
          <Empty title={say('none')}>
            <p>{say('none.next')}</p>
          </Empty>
        ) : (
          <PairTable view={view} pairs={found.items} />
        )}
        <Pager screen={view} page={found} href={(n) => `/office/resemblances?${query}&page=${n}`} />
      </>
    ),
  };
}

type FilterProps = { view: View; asked: Asked; calls: Awaited<ReturnType<typeof listCallsResembling>> };

function FilterForm({ view, asked, calls }: FilterProps) {
  const say = view.say(text);
  const choice = (name: string, label: string, value: string, choices: readonly [string, string][]) => (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value}>
        {choices.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
  const all: [string, string] = ['', say('filter.all')];
  return (
    <form method="get" action="/office/resemblances" className="filters" role="search">
      {choice('kind', say('kind'), asked.kind ?? '', [
        all,
        ...kinds.map((kind): [string, string] => [kind, say(`kind.${kind}`)]),
      ])}
      {choice('state', say('state'), asked.state ?? '', [
        all,
        ...states.map((state): [string, string] => [state, say(`state.${state}`)]),
      ])}
      {choice(
        'score',
        say('score.from'),
        String(asked.score),
        steps.map((percent): [string, string] => [
          String(percent),
          percent === 0 ? say('filter.all') : say('score.percent', { percent }),
        ]),
      )}
      {choice('call', say('call'), asked.callKey ?? '', [
        all,
        ...calls.map((call): [string, string] => [call.key, nameIn(call, view.language)]),
      ])}
      <button type="submit" className="button is-calm">
        {say('filter')}
      </button>
    </form>
  );
}

export function StateBadge({ view, pair }: { view: View; pair: Resemblance }) {
  const say = view.say(text);
  if (pair.state === 'open') return <Badge tone="wait">{say('state.open')}</Badge>;
  const tone = pair.decision === 'plagiarism' ? 'bad' : 'good';
  return <Badge tone={tone}>{say(`decision.${pair.decision!}`)}</Badge>;
}

export function PairTable({ view, pairs }: { view: View; pairs: readonly Resemblance[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('resemblances')}
      rows={pairs}
      keyOf={(pair) => pair.id}
      columns={[
        {
          key: 'works',
          head: say('works'),
          cell: (pair) => (
            <>
              <a href={`/office/resemblances/${pair.id}`}>
                {say('pair', { first: pair.first.title, second: pair.second.title })}
              </a>{' '}
              <small className="quiet">
                {nameIn(pair.first.unitName, view.language)} · {nameIn(pair.second.unitName, view.language)}
              </small>
            </>
          ),
        },
        { key: 'kind', head: say('kind'), cell: (pair) => say(`kind.${pair.kind}`) },
        {
          key: 'score',
          head: say('score'),
          align: 'end',
          cell: (pair) => say('score.percent', { percent: Math.round(pair.score * 100) }),
        },
        { key: 'state', head: say('state'), cell: (pair) => <StateBadge view={view} pair={pair} /> },
        { key: 'found', head: say('found'), cell: (pair) => sayInstant(pair.foundAt, view.language) },
      ]}
    />
  );
}
