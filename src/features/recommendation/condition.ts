/** The word "condition": how a condition of a quota is written in a cell, and read from one. */

import { type Language, nameIn } from '../../kernel/text.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import { between, countWords, idleWords, leastWords, mostWords } from './phrase.ts';
import { amountMax, type Condition, conditionsMax, type Facet } from './quota.ts';
import { text } from './text/quota.ts';

/** As it stands in a cell, and is read again: 国际传播≥2；业余组≤5. */
export function sayConditions(conditions: readonly Condition[], language: Language): string {
  const said = conditions.flatMap(({ name, least, most }) => {
    const words = nameIn(name, language);
    return [
      ...(least === undefined ? [] : [`${words}≥${least}`]),
      ...(most === undefined ? [] : [`${words}≤${most}`]),
    ];
  });
  return said.join(text['conditions.between'][language]);
}

const squeeze = (words: string) => words.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** The facet that a name means: exactly, or the only one whose name contains it. */
function facetNamed(typed: string, facets: readonly Facet[]): Facet | undefined {
  const wanted = squeeze(typed);
  if (wanted === '') return undefined;
  const namesOf = (facet: Facet) => [facet.name.zh, facet.name.en ?? '', facet.key].map(squeeze);
  const exact = facets.filter((facet) => namesOf(facet).includes(wanted));
  if (exact.length > 0) return exact[0];
  const part = facets.filter((facet) => namesOf(facet).some((name) => name.includes(wanted)));
  return part.length === 1 ? part[0] : undefined;
}

type Read = { facet: Facet; least?: number; most?: number };

function readOne(typed: string, facets: readonly Facet[]): Read | Refusal {
  const unreadable: Refusal = { code: 'recommendation.condition-unreadable', about: { words: typed } };
  const plain = typed.normalize('NFKC');
  const [least, most] = [leastWords.exec(plain), mostWords.exec(plain)];
  const word = most ?? least;
  const behind = word && countWords.exec(plain.slice(word.index + word[0].length));
  if (!word || !behind) return unreadable;
  const count = Number(behind[1]);
  const rest = `${plain.slice(0, word.index)} ${plain.slice(word.index + word[0].length).replace(behind[0], ' ')}`;
  const name = rest.trim().replace(idleWords, '').trim().replace(idleWords, '').trim();
  const facet = facetNamed(name, facets);
  if (count > amountMax || (least && most)) return unreadable;
  if (!facet) return { code: 'recommendation.condition-unknown', about: { name: { zh: name } } };
  return most ? { facet, most: count } : { facet, least: count };
}

/** Reads a cell; a least and a most of one facet become one condition. Each part that is not understood is told. */
export function readConditions(
  cell: string,
  facets: readonly Facet[],
): { conditions: Condition[]; refusals: Refusal[] } {
  const parts = cell.split(between).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  const conditions: Condition[] = [];
  const refusals: Refusal[] = [];
  if (parts.length > conditionsMax)
    return { conditions, refusals: [{ code: 'recommendation.conditions-many' }] };
  for (const part of parts) {
    const read = readOne(part, facets);
    if ('code' in read) {
      refusals.push(read);
      continue;
    }
    const { facet, ...bound } = read;
    const known = conditions.findIndex((one) => one.by === facet.by && one.key === facet.key);
    const isAgain = known >= 0 && Object.keys(bound).some((key) => key in conditions[known]!);
    if (known < 0 || isAgain) conditions.push({ ...facet, ...bound });
    else conditions[known] = { ...conditions[known]!, ...bound };
  }
  return { conditions, refusals };
}
