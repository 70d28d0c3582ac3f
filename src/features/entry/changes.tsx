/** What is different between two sendings, as a table: old beside new, field by field. */

import { type Language, nameIn } from '../../kernel/text.ts';
import type { View } from '../../platform/route.ts';
import { Table } from '../../ui/parts.tsx';
import type { Call } from '../call/call.ts';
import { askedFields } from '../call/eligibility.ts';
import { type Answer, sayAnswer } from '../call/field.ts';
import type { Change } from './change.ts';
import type { AiUse, Elsewhere, Maker } from './entry.ts';
import { text as versionText } from './text/version.ts';
import { text } from './text.ts';

/** The name of a field as the form bears it. */
export function fieldName(view: View, call: Call, field: string): string {
  const [say, sayVersion] = [view.say(text), view.say(versionText)];
  if (field.startsWith('answers.')) {
    const asked = askedFields(call).find((one) => field === `answers.${one.key}`);
    return asked ? nameIn(asked.label, view.language) : field.slice('answers.'.length);
  }
  if (field === 'original' || field === 'portrait' || field === 'licence') return say(`statement.${field}`);
  if (field === 'subtype' || field === 'group' || field === 'elsewhere') return sayVersion(field);
  if (/^file\.(removed|added|note|order)$/.test(field)) return sayVersion(field as 'file.removed');
  return say(field as 'title' | 'summary' | 'makers' | 'link' | 'ai' | 'file' | 'statements');
}

/** A value of a field in words. */
function sayValue(view: View, call: Call, field: string, value: unknown): string {
  const say = view.say(text);
  const none = view.say(versionText)('none');
  if (value === undefined || value === null || value === '') return none;
  if (field.startsWith('answers.')) {
    const asked = askedFields(call).find((one) => field === `answers.${one.key}`);
    return asked ? sayAnswer(asked, value as Answer, view.language) : String(value);
  }
  if (field === 'makers') return sayMakers(value as readonly Maker[], view.language) || none;
  if (field === 'ai') return say(`ai.${value as AiUse}`);
  if (field === 'elsewhere') return sayElsewhere(view, value as Elsewhere);
  if (field === 'subtype' || field === 'group') return sayOption(view, call, field, String(value));
  if (typeof value === 'boolean') return say(value ? 'yes' : 'missing');
  return Array.isArray(value) ? value.join(view.say(versionText)('between')) : String(value);
}

export function sayMakers(makers: readonly Maker[], language: Language): string {
  const said = makers.map((one) => (one.role ? `${one.name} (${one.role})` : one.name));
  return said.join(versionText.between[language]);
}

export function sayElsewhere(view: View, { platform, reference }: Elsewhere): string {
  return view.say(versionText)('elsewhere.said', { platform, reference });
}

/** A subtype or group by its name. */
export function sayOption(view: View, call: Call, what: 'subtype' | 'group', key: string): string {
  const options = what === 'subtype' ? call.eligibility.subtypes : call.eligibility.groups;
  const found = options?.find((one) => one.key === key);
  return found ? nameIn(found.name, view.language) : key;
}

export function ChangesTable({
  view,
  call,
  changes,
}: {
  view: View;
  call: Call;
  changes: readonly Change[];
}) {
  const say = view.say(versionText);
  if (changes.length === 0) return <p className="quiet">{say('versions.same')}</p>;
  return (
    <Table
      caption={say('versions')}
      rows={changes}
      keyOf={(one) => `${one.field}${String(one.before)}${String(one.after)}`}
      columns={[
        { key: 'what', head: say('change.what'), cell: (one) => fieldName(view, call, one.field) },
        {
          key: 'before',
          head: say('change.before'),
          cell: (one) => <del className="prose">{sayValue(view, call, one.field, one.before)}</del>,
        },
        {
          key: 'after',
          head: say('change.after'),
          cell: (one) => <ins className="prose">{sayValue(view, call, one.field, one.after)}</ins>,
        },
      ]}
    />
  );
}
