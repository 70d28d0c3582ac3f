/** The part of a page where the work itself lies: the file, and each rule of the call beside what was measured. */

import type { ReactNode } from 'react';
import type { View } from '../../platform/route.ts';
import { ActButton, FileField, Form, formOf, SendButton } from '../../ui/form.tsx';
import { Badge, Note, Section, Table, type Tone } from '../../ui/parts.tsx';
import type { Call } from '../call/call.ts';
import { saySize } from '../media/measure.ts';
import { containers } from '../media/media.ts';
import { mayStand, type RuleFinding, sayFinding, sayRule } from '../media/rule.ts';
import { type EntryAtCall, fileSizeBytesMax, findingsOf } from './entry.ts';
import { Exhibit } from './exhibit.tsx';
import { mayEdit } from './policy.ts';
import { text } from './text.ts';

/** The id of the form that holds the words: what is typed there is saved before a file is sent. */
export const wordsForm = 'entry-words';

type FileProps = { view: View; entry: EntryAtCall; base: string; problem?: string; problemId: string };

/** The file of a draft, and the form that sends another. */
export function FilePart({ view, entry, base, problem, problemId }: FileProps) {
  const say = view.say(text);
  const { call, file } = entry;
  const verdict = mayEdit(view.actor, entry, view.now);
  const hand = formOf(view, `${base}/file`);
  const max = saySize(fileSizeBytesMax);
  const data = {
    'data-rules': JSON.stringify(call.fileRules),
    'data-max': String(fileSizeBytesMax),
    'data-unknown': say('island.unknown'),
    'data-large': say('island.large', { max }),
    'data-words': wordsForm,
  } as const;
  return (
    <Section title={say('step.file')} id="file">
      <div id={problemId} tabIndex={-1}>
        {problem ? <p className="problem">{problem}</p> : null}
      </div>
      {file ? (
        <>
          <p>
            <strong>{file.originalName}</strong> <span className="quiet">{saySize(file.sizeBytes)}</span>
          </p>
          <FindingsPart view={view} entry={entry} />
          <Exhibit screen={view} entry={{ title: entry.title }} file={file} base={`${base}/file`} />
        </>
      ) : (
        <RulesPart view={view} call={call} />
      )}
      <Form hand={hand} upload id="entry-file" data={data}>
        <FileField
          hand={hand}
          name="file"
          label={say(file ? 'file.replace' : 'file.choose')}
          hint={say('file.hint', { max })}
          accept={acceptOf(call)}
          optional={call.takesLink}
        />
        <ul className="file-check" aria-live="polite" id="entry-file-state" />
        <SendButton screen={view} label={say('file.send')} verdict={verdict} tone="calm" />
      </Form>
      {file ? (
        <ActButton
          screen={view}
          tone="calm"
          action={`${base}/file/remove`}
          verdict={verdict}
          label={say('file.remove')}
        />
      ) : null}
    </Section>
  );
}

/** What the browser's file dialogue offers first; anything may still be chosen, the server looks for itself. */
function acceptOf(call: Call): string | undefined {
  const rule = call.fileRules.find((one) => one.kind === 'container');
  if (rule?.kind !== 'container') return undefined;
  return rule.allowed
    .flatMap((name) => [`.${containers[name].extension}`, containers[name].contentType])
    .join(',');
}

/** What the call asks of a file, before there is one. */
export function RulesPart({ view, call }: { view: View; call: Call }) {
  const say = view.say(text);
  if (call.fileRules.length === 0) return <p className="quiet">{say('file.rules.none')}</p>;
  return (
    <>
      <p>{say('file.rules')}</p>
      <ul>
        {call.fileRules.map((rule) => (
          <li key={`${rule.kind}${rule.force}`}>{sayRule(rule, view.language)}</li>
        ))}
      </ul>
    </>
  );
}

const tones: Record<RuleFinding['standing'], Tone> = { meets: 'good', fails: 'bad', unknown: 'wait' };

/** Each rule beside what was measured, and whether the file may stand. */
export function FindingsPart({ view, entry }: { view: View; entry: EntryAtCall }): ReactNode {
  const say = view.say(text);
  const findings = findingsOf(entry);
  if (findings.length === 0) return null;
  const stands = mayStand(findings);
  const word = (f: RuleFinding) => {
    if (f.standing === 'fails' && f.rule.force === 'should')
      return <Badge tone="warn">{say('finding.advised')}</Badge>;
    return <Badge tone={tones[f.standing]}>{say(`finding.${f.standing}`)}</Badge>;
  };
  return (
    <>
      <Note tone={stands ? 'good' : 'bad'}>{say(stands ? 'file.standing' : 'file.failing')}</Note>
      <Table
        caption={say('finding')}
        rows={findings}
        keyOf={(f) => `${f.rule.kind}${f.rule.force}`}
        columns={[
          { key: 'finding', head: say('finding'), cell: (f) => sayFinding(f, view.language) },
          { key: 'standing', head: say('state'), cell: word },
        ]}
      />
    </>
  );
}
