/** The law of style: no looks in attributes, sheets that a webview of 2020 reads, no clock in the rooms, sentences in text.ts, and no trace of a workplace. */

import { isTest } from './plan.ts';
import { lineAt, type Source } from './source.ts';
import { isCode, nameOf, part, parts, placeOf, type Syntax, stringOf, syntaxOf } from './syntax.ts';

const chinese = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
/** Pages speak from text.ts, and phrase.ts holds the words by which a Chinese paper is read; what the keeper reads on the console before any page exists says both languages at once. */
const mayHoldChinese =
  /^src\/(.*\/)?(text|letters|phrase)(\.ts$|\/)|^src\/kernel\/period\.ts$|^src\/main\/(child|cli|port|setting|supervise)\.ts$|^src\/platform\/(data-lock|key|migrate|postgres[a-z-]*)\.ts$/;
const mayTellTime = /^src\/(main|platform)\/|^src\/kernel\/id\.ts$/;
const workplace = [
  { trace: /(?<![\w.:-])\/(?:work|root|home|Users)\/[\w.-]/, called: 'a path of one machine' },
  {
    trace:
      /\b(?:registry|npm|pypi|mirrors?|nexus|artifactory)(?:\.[a-z0-9-]+)*\.(?:org|com|net|io|cn|dev|internal|local)\b/i,
    called: 'a registry',
  },
];

/** Every breach of good manners, with its place. */
export function style(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => [
    ...traces(source),
    ...(isCode(source.path) ? codeWrongs(source) : []),
    ...(/^src\/.*\.css$/.test(source.path) ? sheetWrongs(source) : []),
  ]);
}

/**
 * What came into Chrome after 80, and which the build does not write out in older words: a rule that holds one is dropped
 * whole, or stands without its measure.
 */
const younger: readonly RegExp[] = [
  /:has\(/,
  /:(?:is|where)\(/,
  /:not\([^)]*,/,
  /@(?:container|layer|property|scope|starting-style)\b/,
  /(?<=[;{\s])(?:aspect-ratio|accent-color|content-visibility|container(?:-type|-name)?|inset(?:-[a-z-]+)?|translate|rotate|scale)\s*:/,
  /\b\d+(?:\.\d+)?[dsl]v(?:h|w|min|max)\b/,
  /\b(?:color-mix|oklch|oklab|lab|lch|hwb|light-dark|round)\(/,
  /\boverflow(?:-[xy])?\s*:\s*clip\b/,
  /\bsubgrid\b/,
  /\b(?:margin|padding|border)-(?:inline|block)(?:-color|-style|-width)?\s*:/,
];
const flexWithGap = /\{[^{}]*\bdisplay\s*:\s*(?:inline-)?flex\b[^{}]*\}/g;

/** A style sheet as the oldest webview reads it; comments keep their place but say nothing. */
function sheetWrongs({ path, text }: Source): string[] {
  const sheet = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  const found = younger.flatMap((sign) => [...sheet.matchAll(new RegExp(sign, 'g'))]);
  const gaps = [...sheet.matchAll(flexWithGap)].filter(([rule]) =>
    /[\s;{](?:row-|column-)?gap\s*:/.test(rule),
  );
  const nested = [...sheet.matchAll(/\{[^{}]*?(?<=[;{}\s])(&)/g)];
  return [
    ...found.map((one) => ({ at: one.index, what: one[0].trim() })),
    ...gaps.map((one) => ({ at: one.index, what: 'a gap between flexible boxes' })),
    ...nested.map((one) => ({ at: one.index, what: 'a rule within a rule' })),
  ].map(({ at, what }) => `${path}:${lineAt(sheet, at)} is younger than Chrome 80: ${what}`);
}

/** A machine's path or a registry's name has no place in any file. */
function traces({ path, text }: Source): string[] {
  return workplace.flatMap(({ trace, called }) => {
    const found = trace.exec(text);
    return found ? [`${path}:${lineAt(text, found.index)} names ${called}: ${found[0]}`] : [];
  });
}

function codeWrongs(source: Source): string[] {
  const { path } = source;
  const isOurs = path.startsWith('src/') && !isTest(path);
  const told = syntaxOf(source).flatMap((node) => {
    const wrongs = node.type === 'TSAnyKeyword' ? ['says any'] : [];
    if (isOurs)
      wrongs.push(...attributeWrongs(path, node), ...clockWrongs(path, node), ...sentenceWrongs(path, node));
    return wrongs.map((wrong) => `${placeOf(source, node)} ${wrong}`);
  });
  return [...new Set(told)];
}

function attributeWrongs(path: string, node: Syntax): string[] {
  const name = /^(JSXAttribute|Property)$/.test(node.type)
    ? nameOf(part(node, 'name') ?? part(node, 'key'))
    : undefined;
  if (name === 'dangerouslySetInnerHTML' && !path.startsWith('src/ui/'))
    return ['sets inner HTML: only src/ui may'];
  const isWritten = /<\w[^>]*\sstyle=/.test(stringOf(node) ?? '');
  return isWritten || (node.type === 'JSXAttribute' && name === 'style')
    ? ['has a style attribute: use a class']
    : [];
}

/** `now` is handed to whoever needs it; only the platform looks at a clock. */
function clockWrongs(path: string, node: Syntax): string[] {
  if (mayTellTime.test(path) || !/^(New|Call)Expression$/.test(node.type)) return [];
  const callee = part(node, 'callee');
  const isBare =
    callee?.type === 'Identifier' && nameOf(callee) === 'Date' && parts(node, 'arguments').length === 0;
  const isNow =
    callee?.type === 'MemberExpression' &&
    nameOf(part(callee, 'object')) === 'Date' &&
    nameOf(callee) === 'now';
  return isBare || isNow ? ['looks at the clock: `now` is an argument'] : [];
}

function sentenceWrongs(path: string, node: Syntax): string[] {
  if (mayHoldChinese.test(path) || !/^(Literal|TemplateLiteral|JSXText)$/.test(node.type)) return [];
  const said = stringOf(node) ?? (node as Syntax & { raw?: string }).raw ?? '';
  return chinese.test(said) ? ['speaks Chinese: sentences stand in text.ts'] : [];
}
