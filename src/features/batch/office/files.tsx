/** The files of a batch: adding them, what is under way, which row each belongs to, what was not taken. */

import { personIdOf } from '../../../kernel/actor.ts';
import type { View } from '../../../platform/route.ts';
import { ActButton, FileField, Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Note, Section, Table } from '../../../ui/parts.tsx';
import { saySize } from '../../media/measure.ts';
import { listUploads } from '../../upload/store.ts';
import type { Upload } from '../../upload/upload.ts';
import { fileSizeBytesMax, purposeOf } from '../batch.ts';
import { mayCollect } from '../policy.ts';
import { text } from '../text.ts';
import { own, type Props } from './steps.ts';

const shownMost = 300;

export async function FilesPart(props: Props) {
  const { view, batch, judged } = props;
  const say = view.say(text);
  const me = personIdOf(view.actor);
  const uploads = me ? await listUploads(view.tx, me, purposeOf(batch)) : [];
  return (
    <Section title={say('files')} id="files">
      <p>{say('files.lead')}</p>
      <AddForm {...props} />
      <UnderWay {...props} uploads={uploads} />
      {batch.refused.length > 0 ? (
        <Note tone="warn" title={say('files.refused')}>
          <ul>
            {batch.refused.map(({ name, refusal }) => (
              <li key={`${name}${refusal.code}`}>
                <strong>{name}</strong>: {view.sayRefusal(refusal)}
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
      {batch.files.length === 0 ? null : (
        <>
          <p>{say('files.count', { count: batch.files.length, unused: judged.unused.length })}</p>
          {judged.unused.length > 0 ? (
            <details open={judged.unused.length <= 10}>
              <summary>{say('files.unused')}</summary>
              <ul>
                {judged.unused.slice(0, shownMost).map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </details>
          ) : null}
          <details>
            <summary>{say('files.all')}</summary>
            <FileTable {...props} />
          </details>
        </>
      )}
    </Section>
  );
}

/** Works as a plain form with one file; where scripts run, the island puts a field for many in its place. */
function AddForm({ view, batch }: Props) {
  const say = view.say(text);
  const base = own(batch);
  const max = saySize(fileSizeBytesMax);
  const hand = formOf(view, `${base}/file`);
  const words = ['done', 'failed', 'again', 'reload'] as const;
  const data = {
    'data-batch': purposeOf(batch),
    'data-take': `${base}/take`,
    'data-max': String(fileSizeBytesMax),
    'data-rules': JSON.stringify(batch.call.fileRules),
    'data-several': say('files.several'),
    'data-large': say('island.large', { max }),
    ...Object.fromEntries(words.map((word) => [`data-${word}`, say(`island.${word}`)])),
  } as Record<`data-${string}`, string>;
  return (
    <Form hand={hand} upload id="batch-files" data={data}>
      <FileField hand={hand} name="file" label={say('files.choose')} hint={say('files.hint', { max })} />
      <SendButton screen={view} label={say('files.send')} tone="calm" />
    </Form>
  );
}

/** What stopped on its way goes on when it is chosen again; what is whole is taken in by hand. */
function UnderWay({ view, batch, uploads }: Props & { uploads: readonly Upload[] }) {
  const say = view.say(text);
  const [whole, partly] = [
    uploads.filter((one) => one.state === 'complete'),
    uploads.filter((one) => one.state === 'arriving'),
  ];
  const percent = (one: Upload) => Math.floor((one.offsetBytes * 100) / Math.max(1, one.sizeBytes));
  return (
    <>
      {partly.length > 0 ? (
        <Note tone="wait" title={say('files.pending')}>
          <ul>
            {partly.map((one) => (
              <li key={one.id}>
                {one.originalName} {say('files.sent', { percent: percent(one) })}
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
      {whole.length > 0 ? (
        <Note tone="wait" title={say('files.arrived')}>
          {whole.map((one) => (
            <p key={one.id}>
              {one.originalName}{' '}
              <ActButton
                screen={view}
                action={`${own(batch)}/take`}
                verdict={mayCollect(view.actor, batch)}
                label={say('files.take')}
                tone="calm"
                hidden={{ upload: one.id }}
              />{' '}
              <ActButton
                screen={view}
                action={`/my/uploads/${one.id}/drop`}
                verdict={mayCollect(view.actor, batch)}
                label={say('files.drop')}
                tone="danger"
              />
            </p>
          ))}
        </Note>
      ) : null}
    </>
  );
}

function FileTable({ view, batch, judged }: Props) {
  const say = view.say(text);
  const rowOf = (name: string) => judged.rows.find((row) => row.fileNames.includes(name));
  return (
    <>
      <Table
        caption={say('files.all')}
        rows={batch.files.slice(0, shownMost)}
        keyOf={(one) => one.name}
        columns={[
          { key: 'name', head: say('file.name'), cell: (one) => one.name },
          { key: 'size', head: say('file.size'), cell: (one) => saySize(one.file.sizeBytes) },
          { key: 'row', head: say('file.row'), cell: (one) => rowOf(one.name)?.cells.title ?? '' },
          {
            key: 'remove',
            head: say('file.remove'),
            cell: (one) => <RemoveButton view={view} batch={batch} name={one.name} />,
          },
        ]}
      />
      {batch.files.length > shownMost ? (
        <p className="quiet">{say('files.more', { count: shownMost })}</p>
      ) : null}
    </>
  );
}

function RemoveButton({ view, batch, name }: { view: View; batch: Props['batch']; name: string }) {
  return (
    <ActButton
      screen={view}
      action={`${own(batch)}/remove-file`}
      verdict={mayCollect(view.actor, batch)}
      label={view.say(text)('file.remove')}
      tone="calm"
      hidden={{ name }}
    />
  );
}
