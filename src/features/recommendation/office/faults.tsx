/** What the level above would refuse of a work, beside it before it is sent. */

import type { View } from '../../../platform/route.ts';
import { Badge } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { askedFields } from '../../call/eligibility.ts';
import type { Fault } from '../fault.ts';
import { text } from '../text/fault.ts';

const own = ['title', 'summary', 'makers', 'original', 'portrait', 'licence', 'ai'] as const;

/** What a field is called; nothing where the sentence says it. */
function fieldName(call: Call, field: string | undefined, language: 'zh' | 'en'): string | undefined {
  const [first, key] = (field ?? '').split('.');
  const asked = first === 'answers' ? askedFields(call).find((one) => one.key === key) : undefined;
  if (asked) return language === 'en' ? (asked.label.en ?? asked.label.zh) : asked.label.zh;
  const known = own.find((one) => one === first);
  return known && text[`field.${known}`][language];
}

function sayFault(view: View, call: Call, fault: Fault): string {
  if (fault.force === 'should') return fault.sentence[view.language];
  const said = view.sayRefusal(fault.refusal);
  const field = fieldName(call, fault.refusal.field, view.language);
  return field ? view.say(text)('fault.at', { field, said }) : said;
}

/** Nothing found is said as well, so that nobody wonders whether it was looked at. */
export function FaultList(props: { view: View; call: Call; faults: readonly Fault[]; slot?: string }) {
  const { view, call, faults } = props;
  const say = view.say(text);
  if (faults.length === 0 && !props.slot) return <span className="quiet">{say('faults.none')}</span>;
  return (
    <ul className="plain">
      {props.slot ? (
        <li>
          <Badge tone="bad">{say('fault.slot')}</Badge> {props.slot}
        </li>
      ) : null}
      {faults.map((fault, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may break one rule in the same words
        <li key={index}>
          <Badge tone={fault.force === 'must' ? 'bad' : 'warn'}>{say(`fault.${fault.force}`)}</Badge>{' '}
          {sayFault(view, call, fault)}
        </li>
      ))}
    </ul>
  );
}

export function isHeldBack(faults: readonly Fault[]): boolean {
  return faults.some((fault) => fault.force === 'must');
}
