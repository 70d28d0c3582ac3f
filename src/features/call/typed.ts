/** The word "typed": a field as an officer types it on its page, and lists typed or pasted line by line. */

import type { Named } from '../../kernel/text.ts';
import { freeKey } from './design.ts';
import type { Field, FieldKind, Force, Indicator, Option } from './field.ts';

export type TypedField = {
  kind: FieldKind;
  label: string;
  labelEn?: string;
  help?: string;
  helpEn?: string;
  force: Force;
  /** `key=choice` of the choice it hangs on. */
  when?: string;
  min?: number;
  max?: number;
  linesMax?: number;
  contains?: string;
  unit?: string;
  unitEn?: string;
  notBefore?: string;
  notAfter?: string;
  choices?: string;
  roles?: string;
  tree?: string;
  words?: string;
  wordsEn?: string;
};

/** A name in both languages; nothing when there is none. The English of a name that was not changed stays. */
export function namedTyped(zh: string | undefined, en: string | undefined): Named | undefined {
  return zh === undefined ? undefined : { zh, en };
}

/** Cells of a line as people type or paste them: between bars or tabs. */
const cellsOf = (line: string): string[] => line.split(/[|\t\uff5c]/).map((cell) => cell.trim());
const linesOf = (typed: string | undefined): string[] =>
  (typed ?? '').split('\n').filter((line) => line.trim() !== '');

/** One option a line, its English behind a bar. An option that keeps its name keeps its key, and with it its answers. */
export function optionsTyped(typed: string | undefined, old: readonly Option[] = []): Option[] {
  const taken = old.map((one) => one.key);
  return linesOf(typed).map((line) => {
    const [zh = '', en] = cellsOf(line);
    const before = old.find((one) => one.name.zh === zh);
    const key = before?.key ?? freeKey('option', taken);
    taken.push(key);
    return { key, name: { zh, en: en || before?.name.en } };
  });
}

export function sayOptions(options: readonly Option[] | undefined): string {
  return (options ?? []).map(({ name }) => (name.en ? `${name.zh} | ${name.en}` : name.zh)).join('\n');
}

/** One leaf a line: heading | indicator | points | evidence | how it is counted. Without a heading it stands by itself. */
export function treeTyped(typed: string | undefined, old: readonly Indicator[] = []): Indicator[] {
  const known = old.flatMap((one) => [one, ...(one.parts ?? [])]);
  const taken = known.map((one) => one.key);
  const keyOf = (zh: string): { key: string; name: Named } => {
    const before = known.find((one) => one.name.zh === zh);
    const key = before?.key ?? freeKey('line', taken);
    taken.push(key);
    return { key, name: before?.name ?? { zh } };
  };
  const tree: (Indicator & { parts?: Indicator[] })[] = [];
  for (const line of linesOf(typed)) {
    const [heading = '', leaf = '', points = '', evidence = '', basis = ''] = cellsOf(line);
    const about = {
      weight: /^\d+(\.\d+)?$/.test(points) ? Number(points) : undefined,
      evidence: evidence ? { zh: evidence } : undefined,
      basis: basis ? { zh: basis } : undefined,
    };
    if (!leaf) {
      tree.push({ ...keyOf(heading), ...about });
      continue;
    }
    if (!heading) {
      tree.push({ ...keyOf(leaf), ...about });
      continue;
    }
    let above = tree.find((one) => one.name.zh === heading && one.parts);
    if (!above) {
      above = { ...keyOf(heading), parts: [] };
      tree.push(above);
    }
    above.parts!.push({ ...keyOf(leaf), ...about });
  }
  return tree;
}

export function sayTree(tree: readonly Indicator[] | undefined): string {
  const line = (heading: string, one: Indicator) =>
    [heading, one.name.zh, one.weight ?? '', one.evidence?.zh ?? '', one.basis?.zh ?? '']
      .join(' | ')
      .replace(/( \| )+$/, '');
  return (tree ?? [])
    .flatMap((one) =>
      one.parts?.length ? one.parts.map((part) => line(one.name.zh, part)) : [line('', one)],
    )
    .join('\n');
}

/** The field that was typed: only what its kind has. A help that is as it was keeps where it came from. */
export function fieldTyped(typed: TypedField, key: string, before?: Field): Field {
  const cut = typed.when?.indexOf('=') ?? -1;
  return {
    key,
    kind: typed.kind,
    label: { zh: typed.label, en: typed.labelEn },
    help: namedTyped(typed.help, typed.helpEn),
    force: typed.force,
    when:
      typed.when && cut > 0
        ? { key: typed.when.slice(0, cut), equals: typed.when.slice(cut + 1) }
        : undefined,
    ...ofKind(typed, before),
    quote: before?.quote,
    supplement: before?.supplement,
  };
}

function ofKind(typed: TypedField, before?: Field): Partial<Field> {
  const { min, max } = typed;
  switch (typed.kind) {
    case 'text':
      return { min, max, linesMax: typed.linesMax, contains: typed.contains };
    case 'number':
      return { min, max, unit: namedTyped(typed.unit, typed.unitEn) };
    case 'date':
      return { notBefore: typed.notBefore, notAfter: typed.notAfter };
    case 'choice':
      return { choices: optionsTyped(typed.choices, before?.choices) };
    case 'people': {
      const roles = optionsTyped(typed.roles, before?.roles);
      return { min, max, roles: roles.length > 0 ? roles : undefined };
    }
    case 'indicators':
      return { tree: treeTyped(typed.tree, before?.tree) };
    case 'statement':
      return { words: namedTyped(typed.words, typed.wordsEn) };
    case 'organisation':
      return {};
  }
}
