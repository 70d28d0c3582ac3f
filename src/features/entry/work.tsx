/** What a call asks of files, and each rule beside what was measured. */

import type { ReactNode } from 'react';
import type { View } from '../../platform/route.ts';
import { Badge, Note, Table, type Tone } from '../../ui/parts.tsx';
import type { Call } from '../call/call.ts';
import type { MediaFile } from '../media/media.ts';
import { mayStand, type RuleFinding, sayFinding, sayRule } from '../media/rule.ts';
import { askedOf, findingsOf } from './file.ts';
import { text } from './text.ts';

/** What the call asks of a file, before there is one. */
export function RulesPart({ view, call, subtype }: { view: View; call: Call; subtype?: string }) {
  const say = view.say(text);
  const { fileRules, filesMax } = askedOf(call, subtype);
  if (filesMax === 0) return null;
  if (fileRules.length === 0) return <p className="quiet">{say('file.rules.none')}</p>;
  return (
    <>
      <p>{say('file.rules')}</p>
      <ul>
        {fileRules.map((rule) => (
          <li key={`${rule.kind}${rule.force}`}>{sayRule(rule, view.language)}</li>
        ))}
      </ul>
    </>
  );
}

const tones: Record<RuleFinding['standing'], Tone> = { meets: 'good', fails: 'bad', unknown: 'wait' };

type Found = { view: View; entry: { call: Call; subtype?: string }; file: MediaFile };

/** Each rule beside what was measured, and whether the file may stand. */
export function FindingsPart({ view, entry, file }: Found): ReactNode {
  const say = view.say(text);
  const findings = findingsOf({ ...entry, file });
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

/** For one of many: whether it stands, and only what does not meet the rules. */
export function FindingsLine({ view, entry, file }: Found): ReactNode {
  const say = view.say(text);
  const findings = findingsOf({ ...entry, file });
  const stands = mayStand(findings);
  const told = findings.filter((finding) => finding.standing !== 'meets');
  return (
    <>
      <Badge tone={stands ? 'good' : 'bad'}>{say(stands ? 'file.standing' : 'file.failing')}</Badge>
      {told.length > 0 ? (
        <ul>
          {told.map((finding) => (
            <li key={`${finding.rule.kind}${finding.rule.force}`}>{sayFinding(finding, view.language)}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
