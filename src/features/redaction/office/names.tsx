/** The page "check for names": each work of a round with what may tell whose it is, before judges get it. */

import { askPage, offsetOf, pageOf } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Badge, Empty, Heading, Note, Pager, Table } from '../../../ui/parts.tsx';
import { atCall, getEntry } from '../../entry/store.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { traceWork } from '../actions/trace-work.ts';
import { isBlind, type Judged } from '../redaction.ts';
import { listVeils } from '../store.ts';
import { text } from '../text.ts';
import type { Trace } from '../trace.ts';
import { namesHref, redactionHref, remedyOf } from './found.ts';

type Row = Judged['works'][number] & { traces: readonly Trace[] };

export const namesPage = (room: MediaRoom) =>
  async function shows(view: View, judged: Judged): Promise<ShownPage> {
    const say = view.say(text);
    const ask = askPage(view.query.page);
    const works = judged.works.slice(offsetOf(ask), offsetOf(ask) + ask.size);
    const veils = await listVeils(view.tx, works, judged);
    const rows: (Row & { remedies: readonly string[] })[] = [];
    for (const work of works) {
      const veil = veils.get(work.entryId)!;
      const traces = await traceWork(
        room,
        await atCall(view.tx, await getEntry(view.tx, work.entryId)),
        veil,
      );
      rows.push({ ...work, traces, remedies: traces.map((trace) => remedyOf(trace, veil.marks)) });
    }
    const page = pageOf(rows, judged.works.length, ask);
    return {
      title: say('names'),
      body: (
        <>
          <Heading
            screen={view}
            title={say('names')}
            crumbs={[[nameIn(judged.callName, view.language), judged.back]]}
          >
            <p>{say('names.lead')}</p>
          </Heading>
          {isBlind(judged.sight) ? null : <Note tone="plain">{say('names.open')}</Note>}
          {rows.length === 0 ? (
            <Empty title={say('names.none')} />
          ) : (
            <Table
              caption={say('names.works')}
              rows={page.items}
              keyOf={(row) => row.entryId}
              columns={[
                {
                  key: 'work',
                  head: say('work'),
                  cell: (row) => (
                    <>
                      <a href={redactionHref(judged.roundId, row.entryId)}>{row.title}</a>{' '}
                      <span className="quiet">{row.number}</span>
                    </>
                  ),
                },
                {
                  key: 'found',
                  head: say('found'),
                  cell: (row) => <Found view={view} remedies={row.remedies} />,
                },
              ]}
            />
          )}
          <Pager screen={view} page={page} href={(nth) => `${namesHref(judged.roundId)}?page=${nth}`} />
        </>
      ),
    };
  };

function Found({ view, remedies }: { view: View; remedies: readonly string[] }) {
  const say = view.say(text);
  const look = remedies.filter((one) => one === 'look').length;
  if (remedies.length === 0) return <span className="quiet">{say('found.nothing')}</span>;
  return (
    <>
      {look > 0 ? <Badge tone="warn">{say('found.look', { count: look })}</Badge> : null}{' '}
      {remedies.length > look ? (
        <Badge tone="good">{say('found.hidden', { count: remedies.length - look })}</Badge>
      ) : null}
    </>
  );
}
