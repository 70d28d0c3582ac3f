/** A pasted list, looked through: which work each line means, and recording what is ready. */

import { allowed } from '../../../kernel/verdict.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton } from '../../../ui/form.tsx';
import { Badge, Heading, Note, Refused, Table } from '../../../ui/parts.tsx';
import { isReady, type SeenDraft, type SeenLine, seeLines } from '../actions/paste-list.ts';
import { sayOn, sayResult } from '../outcomes.tsx';
import { text } from '../text.ts';
import { draftHref, placeHref } from './parts.tsx';

export async function draftPage(view: View, seen: SeenDraft): Promise<ShownPage> {
  const say = view.say(text);
  const { draft, place } = seen;
  const lines = await seeLines(view, seen);
  const ready = lines.filter(isReady).length;
  const { level, happenedOn, number } = draft.about;
  return {
    title: say('draft'),
    body: (
      <>
        <Heading screen={view} title={say('draft')} crumbs={[[say('outcomes'), placeHref(place)]]}>
          <p>{[level, sayOn(view, happenedOn), number].filter(Boolean).join(' · ')}</p>
          {draft.doneAt ? null : <p>{say('draft.lead', { lines: lines.length, ready })}</p>}
        </Heading>
        <Refused screen={view} shown={draft.doneAt || ready === 0 ? [] : [draftHref(draft.id)]} />
        {draft.doneAt ? <Note tone="good">{say('draft.done')}</Note> : null}
        <Table
          caption={say('draft')}
          rows={lines}
          keyOf={(line) => String(line.line)}
          columns={[
            { key: 'line', head: say('draft.line'), cell: (line) => line.line },
            { key: 'typed', head: say('draft.typed'), cell: (line) => line.work },
            { key: 'work', head: say('work'), cell: (line) => line.title ?? '—' },
            {
              key: 'kind',
              head: say('kind'),
              cell: (line) =>
                [sayResult(view, { ...line, level, happenedOn }), line.note].filter(Boolean).join(' '),
            },
            { key: 'state', head: say('result'), cell: (line) => <LineState view={view} line={line} /> },
          ]}
        />
        {draft.doneAt || ready === 0 ? null : (
          <ActButton
            screen={view}
            action={draftHref(draft.id)}
            verdict={allowed}
            label={say('draft.record', { ready })}
          />
        )}
      </>
    ),
  };
}

function LineState({ view, line }: { view: View; line: SeenLine }) {
  const say = view.say(text);
  if (line.isKnown) return <Badge>{say('draft.known')}</Badge>;
  if (line.why) return <Badge tone="bad">{say(`draft.${line.why}`)}</Badge>;
  return <Badge tone="good">{say('draft.ready')}</Badge>;
}
