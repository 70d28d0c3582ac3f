/** The kind of a suspicion in words; what no dictionary knows stays as it is. */

import type { Language } from '../../../kernel/text.ts';
import { byHand } from '../scrutiny.ts';
import { text } from './scrutiny.ts';
import { text as ruleText } from './suspicion.ts';

export function sayRule({ language }: { language: Language }, rule: string): string {
  if (rule === byHand) return text['rule.by-hand'][language];
  const key = `rule.${rule}`;
  return Object.hasOwn(ruleText, key) ? ruleText[key as 'rule.script'][language] : rule;
}
