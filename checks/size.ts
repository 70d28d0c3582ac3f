/** The law of size: small files, small functions, and a first sentence that says what a file is. */

import { featureOf, isTest, shelfOf } from './plan.ts';
import { lineAt, lineCount, type Source } from './source.ts';
import { isCode, nameOf, part, parts, placeOf, type Syntax, syntaxOf, within } from './syntax.ts';

const fileLinesMax = 300;
const textLinesMax = 500;
const functionLinesMax = 50;
const actionLinesMax = 40;
const generated = ['db/tables.ts', 'db/schema.sql'];

/** Everything too large, and every file that does not say what it is. */
export function size(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => {
    if (generated.includes(source.path) || !/^(src|world|db|journeys|checks|bench|bin)\//.test(source.path))
      return [];
    return [
      ...firstSentenceWrongs(source),
      ...fileWrongs(source),
      ...functionWrongs(source),
      ...actionWrongs(source),
    ];
  });
}

function firstSentenceWrongs({ path, text }: Source): string[] {
  const opening =
    isCode(path) || /\.(mjs|js)$/.test(path)
      ? '/**'
      : path.endsWith('.css')
        ? '/*'
        : path.endsWith('.sql')
          ? '--'
          : '';
  const isOpen = text.replace(/^#!.*\n/, '').startsWith(opening);
  return isOpen ? [] : [`${path} does not begin with a sentence saying what it is: \`${opening} …\``];
}

function fileWrongs({ path, text }: Source): string[] {
  if (!/^src\/.*\.(tsx?|css|sql)$/.test(path)) return [];
  const most = /(^|\/)text(\.ts$|\/)/.test(path) ? textLinesMax : fileLinesMax;
  const lines = lineCount(text);
  return lines > most ? [`${path} has ${lines} lines, more than ${most}: look for the second noun`] : [];
}

function functionWrongs(source: Source): string[] {
  if (!/^(src|world)\//.test(source.path) || !isCode(source.path) || isTest(source.path)) return [];
  return syntaxOf(source).flatMap((node) => {
    const body = isFunction(node) ? part(node, 'body') : undefined;
    const lines = body ? linesWithoutMarkup(source, body) : 0;
    return lines > functionLinesMax
      ? [
          `${placeOf(source, node)} ${functionName(source, node)} has ${lines} lines, more than ${functionLinesMax}`,
        ]
      : [];
  });
}

function isFunction(node: Syntax): boolean {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
}

/** The lines of a body between its braces, without those of markup. A block of code inside markup counts again. */
function linesWithoutMarkup(source: Source, body: Syntax): number {
  if (body.type !== 'BlockStatement') return countLines(source, body, 0);
  return Math.max(0, countLines(source, body, 1));
}

function countLines(source: Source, body: Syntax, brace: number): number {
  const counted = new Map<number, boolean>();
  const mark = (node: Syntax, isCounted: boolean, inner: number) => {
    const last = lineAt(source.text, node.end) - inner;
    for (let line = lineAt(source.text, node.start) + inner; line <= last; line++)
      counted.set(line, isCounted);
  };
  mark(body, true, brace);
  for (const node of within(body)) {
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') mark(node, false, 0);
    else if (node.type === 'BlockStatement' && node !== body) mark(node, true, 1);
  }
  return [...counted.values()].filter(Boolean).length;
}

function functionName(source: Source, node: Syntax): string {
  const own = nameOf(part(node, 'id'));
  if (own) return own;
  const holder = syntaxOf(source).find(
    (outer) => part(outer, 'init') === node || part(outer, 'value') === node,
  );
  return nameOf(part(holder, 'id') ?? part(holder, 'key')) ?? 'a function';
}

/** One intention, one file, 40 lines at most. */
function actionWrongs(source: Source): string[] {
  if (
    !featureOf(source.path) ||
    !isCode(source.path) ||
    isTest(source.path) ||
    shelfOf(source.path) !== 'actions'
  )
    return [];
  return syntaxOf(source).flatMap((node) => {
    const declared = node.type === 'ExportNamedDeclaration' ? part(node, 'declaration') : undefined;
    const made = declared
      ? [declared, ...parts(declared, 'declarations').flatMap((one) => part(one, 'init') ?? [])]
      : [];
    return made.filter(isFunction).flatMap((one) => {
      const lines = lineAt(source.text, one.end) - lineAt(source.text, one.start) + 1;
      return lines > actionLinesMax
        ? [
            `${placeOf(source, one)} ${functionName(source, one)} has ${lines} lines; an action has at most ${actionLinesMax}`,
          ]
        : [];
    });
  });
}
