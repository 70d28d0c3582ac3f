/** The parts on which an entry is written, in three steps: its words, its file, the sending. */

import type { View } from '../../platform/route.ts';
import {
  ActButton,
  ChoiceField,
  Form,
  type FormHand,
  formOf,
  ProseField,
  SendButton,
  TextField,
  TickField,
} from '../../ui/form.tsx';
import { Section } from '../../ui/parts.tsx';
import type { Call } from '../call/call.ts';
import {
  aiUses,
  type Entry,
  type EntryAtCall,
  makersMax,
  mustStatements,
  summaryMax,
  titleMax,
} from './entry.ts';
import { mayEdit, mayWithdraw } from './policy.ts';
import { text } from './text.ts';
import { FilePart, wordsForm } from './work.tsx';

/** The words of an entry; what was typed comes back when the form was refused. */
export function WordsFields({
  view,
  hand,
  call,
  entry,
}: {
  view: View;
  hand: FormHand;
  call: Call;
  entry?: Entry;
}) {
  const say = view.say(text);
  return (
    <>
      <TextField
        hand={hand}
        name="title"
        label={say('title')}
        hint={say('title.hint', { max: titleMax })}
        value={entry?.title}
        maxLength={titleMax}
      />
      <ProseField
        hand={hand}
        name="summary"
        label={say('summary')}
        hint={say('summary.hint', { max: summaryMax })}
        value={entry?.summary}
        rows={6}
        maxLength={summaryMax}
      />
      <MakerRows view={view} hand={hand} entry={entry} />
      {call.takesLink ? (
        <TextField
          hand={hand}
          name="link"
          type="url"
          inputMode="url"
          label={say('link')}
          hint={say('link.hint')}
          value={entry?.link}
          optional
          maxLength={500}
        />
      ) : null}
      <fieldset>
        <legend>{say('statements')}</legend>
        {mustStatements.map((one) => (
          <TickField
            key={one}
            hand={hand}
            name={one}
            label={say(`statement.${one}`)}
            ticked={entry?.statements[one]}
          />
        ))}
        <ChoiceField
          hand={hand}
          name="ai"
          label={say('ai')}
          empty={say('ai.choose')}
          value={entry?.statements.ai}
          choices={aiUses.map((use) => ({ value: use, label: say(`ai.${use}`) }))}
        />
      </fieldset>
    </>
  );
}

/** The rows that are filled, and always one more: rows grow with each saving. */
function MakerRows({ view, hand, entry }: { view: View; hand: FormHand; entry?: Entry }) {
  const say = view.say(text);
  const typed = Object.keys(view.form?.raw ?? {}).flatMap(
    (name) => /^makers\.(\d{1,2})\./.exec(name)?.[1] ?? [],
  );
  const filled = Math.max(0, entry?.makers.length ?? 0, ...typed.map((nth) => Number(nth)));
  const count = Math.min(makersMax, Math.max(2, filled + 1));
  return (
    <fieldset>
      <legend>{say('makers')}</legend>
      <p className="hint">{say('makers.hint')}</p>
      {Array.from({ length: count }, (_, index) => {
        const maker = entry?.makers[index];
        const nth = index + 1;
        return (
          <div className="field-row" key={nth}>
            <TextField
              hand={hand}
              name={`makers.${index}.name`}
              label={say('maker.name', { nth })}
              value={maker?.name}
              optional={index > 0}
              maxLength={30}
            />
            <TextField
              hand={hand}
              name={`makers.${index}.role`}
              label={say('maker.role', { nth })}
              value={maker?.role}
              optional
              maxLength={30}
            />
          </div>
        );
      })}
    </fieldset>
  );
}

/** Writing an entry in three steps; the sending button carries the words with it, so that nothing typed is lost. */
export function DraftParts({ view, entry, base }: { view: View; entry: EntryAtCall; base: string }) {
  const say = view.say(text);
  const [save, send] = [`${base}/save`, `${base}/send`];
  const hand = formOf(view, view.form?.action === send ? send : save);
  const verdict = mayEdit(view.actor, entry, view.now);
  const data = {
    'data-autosave': save,
    'data-saved': say('auto.saved'),
    'data-waiting': say('auto.waiting'),
    'data-offline': say('auto.offline'),
    'data-stopped': say('auto.stopped'),
  } as const;
  return (
    <>
      <Section title={say('step.words')} id="words">
        <Form hand={hand} id={wordsForm} data={data}>
          <input type="hidden" name="revision" value={entry.revision} />
          <WordsFields view={view} hand={hand} call={entry.call} entry={entry} />
          <SendButton screen={view} label={say('save')} tone="calm" formAction={save} verdict={verdict} />
          <p className="hint" role="status" id={`${wordsForm}-state`} />
        </Form>
      </Section>
      <FilePart
        view={view}
        entry={entry}
        base={base}
        problem={hand.problem('file')}
        problemId={hand.idOf('file')}
      />
      <Section title={say('step.send')} id="send">
        <p>{say('send.lead')}</p>
        <p className="actions">
          <SendButton
            screen={view}
            form={wordsForm}
            formAction={send}
            verdict={verdict}
            label={say(entry.state === 'returned' ? 'send.again' : 'send')}
          />
        </p>
        <ActButton
          screen={view}
          tone="danger"
          action={`${base}/withdraw`}
          verdict={mayWithdraw(view.actor, entry)}
          label={say(entry.state === 'draft' ? 'withdraw.draft' : 'withdraw')}
        />
      </Section>
    </>
  );
}
