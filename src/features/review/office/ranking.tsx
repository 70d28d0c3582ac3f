/** The ranking of a closed round, the host's choice from it, and what was handed over. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Form, formOf, SendButton, TickField } from '../../../ui/form.tsx';
import { Section, Table } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { listStanding } from '../../recommendation/store.ts';
import { mayHandOver } from '../policy.ts';
import { type Ranked, type Round, type RoundEntry, type Score, sayPoints } from '../review.ts';
import { listRanking } from '../store.ts';
import { text } from '../text.ts';
import { roundHref } from './hosting-page.tsx';

type Shown = {
  view: View;
  round: Round;
  call: Call;
  entries: readonly RoundEntry[];
  scores: readonly Score[];
  isHost: boolean;
};
type Row = Ranked & { entry: RoundEntry; remarks: readonly string[] };

export async function RankingPart({ view, round, call, entries, scores, isHost }: Shown) {
  const say = view.say(text);
  const remarksOn = (id: string) => scores.filter((s) => s.entryId === id).flatMap((s) => s.remark ?? []);
  const rows = (await listRanking(view.tx, round.id)).map(
    (r): Row => ({
      ...r,
      entry: entries.find((e) => e.entryId === r.entryId)!,
      remarks: isHost ? remarksOn(r.entryId) : [],
    }),
  );
  return (
    <>
      <Section title={say('ranking')}>
        <RankingTable view={view} rows={rows} />
      </Section>
      {round.state === 'handed' ? (
        <Chosen view={view} rows={await listStanding(view.tx, { callId: round.callId, leg: 'to-owner' })} />
      ) : null}
      {round.state === 'closed' && mayHandOver(view.actor, round).allowed ? (
        <Choice view={view} round={round} call={call} rows={rows} />
      ) : null}
    </>
  );
}

function RankingTable({ view, rows }: { view: View; rows: readonly Row[] }) {
  const say = view.say(text);
  return (
    <Table
      caption={say('ranking')}
      rows={rows}
      keyOf={(r) => r.entryId}
      columns={[
        { key: 'rank', head: say('rank'), cell: (r) => r.rank },
        {
          key: 'work',
          head: say('work'),
          cell: (r) => (
            <>
              <a href={`/office/entries/${r.entryId}`}>{r.entry.title}</a>
              {r.remarks.length > 0 ? (
                <details>
                  <summary>{say('remarks', { count: r.remarks.length })}</summary>
                  <ul>
                    {r.remarks.map((remark) => (
                      <li key={remark}>{remark}</li>
                    ))}
                  </ul>
                </details>
              ) : null}
            </>
          ),
        },
        { key: 'unit', head: say('unit'), cell: (r) => nameIn(r.entry.unitName, view.language) },
        { key: 'mean', head: say('mean'), align: 'end', cell: (r) => sayPoints(r.mean) },
        {
          key: 'spread',
          head: say('spread'),
          align: 'end',
          cell: (r) => say('spread.of', { least: r.least, most: r.most }),
        },
        { key: 'judges', head: say('judges.count'), align: 'end', cell: (r) => r.judges },
      ]}
    />
  );
}

function Choice({ view, round, call, rows }: { view: View; round: Round; call: Call; rows: readonly Row[] }) {
  const say = view.say(text);
  const hand = formOf(view, `${roundHref(round.id)}/hand-over`);
  return (
    <Section title={say('choice')}>
      <p>{say('choice.lead')}</p>
      {call.hostFloor === undefined ? null : (
        <p className="hint">{say('choice.floor', { floor: call.hostFloor })}</p>
      )}
      <Form hand={hand}>
        <fieldset>
          <legend>{say('choice.legend')}</legend>
          {rows.map((r) => (
            <TickField
              key={r.entryId}
              hand={hand}
              name="entries"
              choice={r.entryId}
              label={say('choice.row', { rank: r.rank, title: r.entry.title, mean: sayPoints(r.mean) })}
            />
          ))}
        </fieldset>
        <SendButton screen={view} verdict={mayHandOver(view.actor, round)} label={say('choice.do')} />
      </Form>
    </Section>
  );
}

function Chosen({
  view,
  rows,
}: {
  view: View;
  rows: readonly {
    id: string;
    entryId: string;
    place: number;
    title: string;
    unitName: { zh: string; en?: string };
  }[];
}) {
  const say = view.say(text);
  return (
    <Section title={say('chosen')}>
      <Table
        caption={say('chosen')}
        rows={rows}
        keyOf={(r) => r.id}
        columns={[
          { key: 'place', head: say('place'), cell: (r) => r.place },
          {
            key: 'work',
            head: say('work'),
            cell: (r) => <a href={`/office/entries/${r.entryId}`}>{r.title}</a>,
          },
          { key: 'unit', head: say('unit'), cell: (r) => nameIn(r.unitName, view.language) },
        ]}
      />
    </Section>
  );
}
