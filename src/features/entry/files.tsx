/** The files of a draft: what lies there in its order, what is still on its way, and the form that sends more. */

import type { View } from '../../platform/route.ts';
import { ActButton, FileField, Form, formOf, SendButton, TextField } from '../../ui/form.tsx';
import { Section } from '../../ui/parts.tsx';
import { saySize } from '../media/measure.ts';
import { containers } from '../media/media.ts';
import type { Upload } from '../upload/upload.ts';
import { type EntryAtCall, fileSizeBytesMax } from './entry.ts';
import { Exhibit } from './exhibit.tsx';
import { askedOf, noteMax, purposeOf } from './file.ts';
import { mayEdit } from './policy.ts';
import type { ShownFile } from './store/exhibit.ts';
import { text as fileText } from './text/file.ts';
import { text } from './text.ts';
import { FindingsLine, FindingsPart, RulesPart } from './work.tsx';

/** The id of the form that holds the words: what is typed there is saved before a file is sent. */
export const wordsForm = 'entry-words';

type Filing = {
  view: View;
  entry: EntryAtCall;
  base: string;
  shown: readonly ShownFile[];
  underWay: readonly Upload[];
};

export function FilePart(props: Filing & { problem?: string; problemId: string }) {
  const { view, entry, problem } = props;
  const { filesMax } = askedOf(entry.call, entry.subtype);
  if (filesMax === 0 && entry.files.length === 0) return null;
  const isFull = filesMax > 1 && entry.files.length >= filesMax;
  return (
    <Section title={view.say(text)('step.file')} id="file">
      <div id={props.problemId} tabIndex={-1}>
        {problem ? <p className="problem">{problem}</p> : null}
        <Untaken {...props} isFull={isFull} />
      </div>
      {entry.files.length === 0 ? <RulesPart view={view} call={entry.call} subtype={entry.subtype} /> : null}
      {filesMax > 1 ? <Series {...props} /> : <OneFile {...props} />}
      <UnderWay {...props} />
      {isFull ? null : <Sending {...props} />}
    </Section>
  );
}

/** Why a file was not taken, or not moved, where the form that asked for it has no place of its own for that. */
function Untaken({ view, base, isFull }: Filing & { isFull: boolean }) {
  const { form } = view;
  const isHere = form?.action.startsWith(`${base}/file`) && !form.action.endsWith('/note');
  if (!form || !isHere || (form.action === `${base}/file` && !isFull)) return null;
  return form.refusals.map((refusal) => (
    <p className="problem" key={refusal.code}>
      {view.sayRefusal(refusal)}
    </p>
  ));
}

/** The one film or picture of a work. */
function OneFile({ view, entry, base, shown }: Filing) {
  const say = view.say(text);
  const { file } = entry;
  if (!file) return null;
  return (
    <>
      <p>
        <strong>{file.originalName}</strong> <span className="quiet">{saySize(file.sizeBytes)}</span>
      </p>
      <FindingsPart view={view} entry={entry} file={file} />
      <Exhibit screen={view} entry={{ title: entry.title }} files={shown} base={`${base}/file`} />
      <ActButton
        screen={view}
        tone="calm"
        action={`${base}/file/remove`}
        verdict={mayEdit(view.actor, entry, view.now)}
        label={say('file.remove')}
      />
    </>
  );
}

/** Several files in their order: dragged where scripts run, moved by buttons everywhere. */
function Series(props: Filing) {
  const { view, entry, base, shown } = props;
  const say = view.say(fileText);
  const { filesMin, filesMax } = askedOf(entry.call, entry.subtype);
  const asked =
    filesMin === filesMax ? String(filesMax) : say('count.span', { min: filesMin, max: filesMax });
  return (
    <>
      <p>{say('count', { count: shown.length, asked })}</p>
      {shown.length > 1 ? <p className="hint">{say('list.lead')}</p> : null}
      {shown.length > 0 ? (
        <ol
          className="filed"
          aria-label={say('list')}
          data-order={`${base}/files/order`}
          data-drag={fileText.drag[view.language]}
          data-nth={fileText.nth[view.language]}
          data-moved={fileText['drag.done'][view.language]}
        >
          {shown.map((one, at) => (
            <SeriesFile key={one.file.id} {...props} one={one} at={at} />
          ))}
        </ol>
      ) : null}
      <p className="hint" role="status" id="entry-order-state" />
    </>
  );
}

function SeriesFile({ view, entry, base, shown, one, at }: Filing & { one: ShownFile; at: number }) {
  const say = view.say(fileText);
  const { file, note } = one;
  const verdict = mayEdit(view.actor, entry, view.now);
  const own = `${base}/files/${file.id}`;
  const hand = formOf(view, `${own}/note`);
  const act = { screen: view, tone: 'calm', verdict } as const;
  return (
    <li data-file={file.id} data-name={file.originalName}>
      <p className="filed-name">
        <strong>{say('nth', { nth: at + 1, name: file.originalName })}</strong>{' '}
        <span className="quiet">{saySize(file.sizeBytes)}</span>
      </p>
      <Exhibit
        screen={view}
        entry={{ title: entry.title }}
        files={[{ ...one, note: '' }]}
        base={`${base}/file`}
      />
      <FindingsLine view={view} entry={entry} file={file} />
      <Form hand={hand} className="form">
        <TextField hand={hand} name="note" label={say('note')} value={note} optional maxLength={noteMax} />
        <SendButton screen={view} label={say('note.save')} tone="calm" verdict={verdict} />
      </Form>
      <div className="actions">
        {at > 0 ? (
          <ActButton {...act} action={`${own}/move`} hidden={{ to: 'up' }} label={say('up')} />
        ) : null}
        {at < shown.length - 1 ? (
          <ActButton {...act} action={`${own}/move`} hidden={{ to: 'down' }} label={say('down')} />
        ) : null}
        <ActButton {...act} action={`${own}/remove`} label={say('remove')} />
      </div>
    </li>
  );
}

/** What was begun and is not on the draft yet: it goes on when the same file is chosen, or is taken when it is whole. */
function UnderWay({ view, entry, base, underWay }: Filing) {
  const say = view.say(fileText);
  if (underWay.length === 0) return null;
  return (
    <div id="entry-underway">
      <h3>{say('underway')}</h3>
      <ul>
        {underWay.map((one) => {
          const name = one.originalName;
          const percent = Math.floor((one.offsetBytes / one.sizeBytes) * 100);
          return (
            <li key={one.id}>
              {one.state === 'complete'
                ? say('underway.complete', { name })
                : say('underway.arriving', { name, percent })}
              {one.state === 'complete' ? (
                <ActButton
                  screen={view}
                  tone="calm"
                  action={`${base}/files`}
                  hidden={{ upload: one.id }}
                  verdict={mayEdit(view.actor, entry, view.now)}
                  label={say('underway.take')}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Choosing a file: looked at in the browser before it is sent piece by piece; without scripts a plain form. */
function Sending({ view, entry, base }: Filing) {
  const say = view.say(text);
  const hand = formOf(view, `${base}/file`);
  const { fileRules, filesMax, takesLink } = askedOf(entry.call, entry.subtype);
  const max = saySize(fileSizeBytesMax);
  const isSeries = filesMax > 1;
  const label = isSeries ? view.say(fileText)('add') : say(entry.file ? 'file.replace' : 'file.choose');
  const data = {
    'data-rules': JSON.stringify(fileRules),
    'data-max': String(fileSizeBytesMax),
    'data-many': String(isSeries ? filesMax - entry.files.length : 1),
    'data-attach': `${base}/files`,
    'data-purpose': purposeOf(entry),
    'data-say': JSON.stringify(islandWords(view)),
  } as const;
  return (
    <Form hand={hand} upload id="entry-file" data={data}>
      <FileField
        hand={hand}
        name="file"
        label={label}
        hint={view.say(fileText)('hint', { max })}
        accept={acceptOf(fileRules)}
        optional={takesLink}
      />
      <ul className="file-check" aria-live="polite" id="entry-file-state" />
      <SendButton
        screen={view}
        label={say('file.send')}
        verdict={mayEdit(view.actor, entry, view.now)}
        tone="calm"
      />
    </Form>
  );
}

/** The sentences that the island fills in, in the reader's language. */
function islandWords(view: View): Record<string, string> {
  const keys = Object.keys(fileText).filter((key) => key.startsWith('island.'));
  const words = fileText as Record<string, { zh: string; en: string }>;
  return Object.fromEntries(keys.map((key) => [key.slice('island.'.length), words[key]![view.language]]));
}

/** What the browser's file dialogue offers first; anything may still be chosen, the server looks for itself. */
function acceptOf(rules: ReturnType<typeof askedOf>['fileRules']): string | undefined {
  const rule = rules.find((one) => one.kind === 'container');
  if (rule?.kind !== 'container') return undefined;
  return rule.allowed
    .flatMap((name) => [`.${containers[name].extension}`, containers[name].contentType])
    .join(',');
}
