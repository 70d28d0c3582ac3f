/** The parts on which an entry is written, in three steps: its words, its files, the sending. */

import type { View } from '../../platform/route.ts';
import { ActButton, Form, formOf, SendButton } from '../../ui/form.tsx';
import { Section } from '../../ui/parts.tsx';
import type { Upload } from '../upload/upload.ts';
import type { EntryAtCall } from './entry.ts';
import { FilePart, wordsForm } from './files.tsx';
import { mayEdit, mayWithdraw } from './policy.ts';
import type { Remark } from './remark.ts';
import type { ShownFile } from './store/exhibit.ts';
import { text } from './text.ts';
import { remarkedHand, WordsFields } from './words.tsx';

export type Drafting = {
  view: View;
  entry: EntryAtCall;
  base: string;
  remarks: readonly Remark[];
  /** The files on the draft as they are shown, and those that are still on their way. */
  shown: readonly ShownFile[];
  underWay: readonly Upload[];
};

/** Writing an entry in three steps; the sending button carries the words with it, so that nothing typed is lost. */
export function DraftParts({ view, entry, base, remarks, shown, underWay }: Drafting) {
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
          <WordsFields view={view} hand={hand} call={entry.call} entry={entry} remarks={remarks} />
          <SendButton screen={view} label={say('save')} tone="calm" formAction={save} verdict={verdict} />
          <p className="hint" role="status" id={`${wordsForm}-state`} />
        </Form>
      </Section>
      <FilePart
        {...{ view, entry, base, shown, underWay }}
        problem={remarkedHand(view, hand, remarks).problem('file')}
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
