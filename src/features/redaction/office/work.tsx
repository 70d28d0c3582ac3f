/** One work before it is judged: what may tell whose it is, its words as judges read them, its files, and hiding more. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Badge, Heading, Pairs, Refused, Section, Table } from '../../../ui/parts.tsx';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { traceWork } from '../actions/trace-work.ts';
import { mayMark } from '../policy.ts';
import { phraseMax, redact, type Veil } from '../redaction.ts';
import { text } from '../text.ts';
import type { Trace } from '../trace.ts';
import { FilePart } from './file.tsx';
import { type FoundWork, namesHref, redactionHref, remedyOf } from './found.ts';

export const workPage = (room: MediaRoom) =>
  async function shows(view: View, found: FoundWork): Promise<ShownPage> {
    const say = view.say(text);
    const { judged, entry, veil } = found;
    const traces = await traceWork(room, entry, veil);
    const title = say('redaction.of', { title: entry.title });
    const here = redactionHref(judged.roundId, found.entryId);
    return {
      title,
      islands: ['redaction.js'],
      body: (
        <>
          <Heading
            screen={view}
            title={title}
            crumbs={[
              [nameIn(judged.callName, view.language), judged.back],
              [say('names'), namesHref(judged.roundId)],
            ]}
          />
          <Refused screen={view} shown={[`${here}/phrases`, `${here}/covers`]} />
          <Section title={say('traces')}>
            <Traces view={view} traces={traces} veil={veil} />
            <p className="hint">{say('traces.careful')}</p>
          </Section>
          <Words view={view} found={found} here={here} />
          <Section title={say('files')}>
            {found.files.map((one, at) => (
              <FilePart
                key={one.file.id}
                view={view}
                found={found}
                file={one.file}
                nth={at + 1}
                here={here}
              />
            ))}
          </Section>
        </>
      ),
    };
  };

function Traces({ view, traces, veil }: { view: View; traces: readonly Trace[]; veil: Veil }) {
  const say = view.say(text);
  if (traces.length === 0) return <p>{say('traces.none')}</p>;
  return (
    <Table
      caption={say('traces')}
      rows={traces}
      keyOf={(one) => `${one.kind} ${one.fileId} ${one.found}`}
      columns={[
        {
          key: 'where',
          head: say('column.where'),
          cell: (one) => (
            <>
              {say(`trace.${one.kind}`)} <span className="quiet">{one.fileName}</span>
            </>
          ),
        },
        { key: 'what', head: say('column.what'), cell: (one) => one.found },
        {
          key: 'remedy',
          head: say('column.remedy'),
          cell: (one) => {
            const remedy = remedyOf(one, veil.marks);
            return <Badge tone={remedy === 'look' ? 'warn' : 'good'}>{say(`remedy.${remedy}`)}</Badge>;
          },
        },
      ]}
    />
  );
}

function Words({ view, found, here }: { view: View; found: FoundWork; here: string }) {
  const say = view.say(text);
  const { entry, veil, judged } = found;
  const verdict = mayMark(view.actor, judged);
  const hand = formOf(view, `${here}/phrases`);
  const kept = veil.marks.flatMap((mark) => (mark.kind === 'keep' ? [mark.phrase] : []));
  return (
    <Section title={say('phrases')}>
      <Pairs
        pairs={[
          [say('title'), redact(entry.title, veil.phrases)],
          [say('summary'), redact(entry.summary, veil.phrases)],
        ]}
      />
      <h3>{say('phrase.auto')}</h3>
      <ul className="marks">
        {veil.names
          .filter((name) => !kept.includes(name.text))
          .map((name) => (
            <li key={name.text}>
              {name.text} <span className="quiet">{say(`name.${name.kind}`)}</span>
              <ActButton
                screen={view}
                action={`${here}/phrases`}
                verdict={verdict}
                tone="calm"
                label={say('phrase.keep.do')}
                hidden={{ kind: 'keep', phrase: name.text.slice(0, phraseMax) }}
              />
            </li>
          ))}
      </ul>
      <ul className="marks">
        {veil.marks.flatMap((mark) =>
          mark.kind === 'hide' || mark.kind === 'keep' ? (
            <li key={mark.id}>
              {mark.phrase} <Badge>{say(`phrase.${mark.kind}`)}</Badge>
              <ActButton
                screen={view}
                action={`${here}/marks/${mark.id}/remove`}
                verdict={verdict}
                tone="calm"
                label={say('mark.remove')}
              />
            </li>
          ) : (
            []
          ),
        )}
      </ul>
      <Form hand={hand}>
        <input type="hidden" name="kind" value="hide" />
        <TextField
          hand={hand}
          name="phrase"
          label={say('phrase.add')}
          hint={say('phrase.add.hint')}
          maxLength={phraseMax}
        />
        <SendButton screen={view} verdict={verdict} label={say('phrase.add.do')} />
      </Form>
    </Section>
  );
}
