/** The syntax of a source: its parts as a parser sees them, so that no comment or sentence is taken for code. */

import { posix } from 'node:path';
import { parseAst } from 'vitest/node';
import { lineAt, type Source } from './source.ts';

/** One node of an ESTree. Its parts are read by name, with `part` and `parts`. */
export type Syntax = { readonly type: string; readonly start: number; readonly end: number };

export type Call = { node: Syntax; name: string; isMethod: boolean; args: Syntax[] };

/** An import of any kind. A deferred one whose target is computed has none. */
export type Import = { target?: string; isDeferred: boolean };

const read = new WeakMap<Source, Syntax[]>();

export function isCode(path: string): boolean {
  return /\.tsx?$/.test(path);
}

/** Every node of a source, parents before their children. */
export function syntaxOf(source: Source): Syntax[] {
  let nodes = read.get(source);
  if (!nodes) {
    try {
      const lang = source.path.endsWith('x') ? 'tsx' : 'ts';
      nodes = within(parseAst(source.text, { lang }) as unknown as Syntax);
    } catch (error) {
      throw new Error(`${source.path} cannot be read: ${(error as Error).message}`);
    }
    read.set(source, nodes);
  }
  return nodes;
}

/** A node and everything in it, parents first. */
export function within(node: Syntax): Syntax[] {
  const nodes: Syntax[] = [node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isSyntax(child)) nodes.push(...within(child));
    }
  }
  return nodes;
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && typeof (value as Syntax).type === 'string';
}

/** The part of a node with a name, if it is a node. */
export function part(node: Syntax | undefined, name: string): Syntax | undefined {
  const value = (node as Record<string, unknown> | undefined)?.[name];
  return isSyntax(value) ? value : undefined;
}

/** The parts of a node under a name that holds several. */
export function parts(node: Syntax | undefined, name: string): Syntax[] {
  const value = (node as Record<string, unknown> | undefined)?.[name];
  return Array.isArray(value) ? value.filter(isSyntax) : [];
}

/** What a name is called: an identifier, the last word of `a.b.c`, a key of an object, an attribute. */
export function nameOf(node: Syntax | undefined): string | undefined {
  if (!node) return undefined;
  if (node.type === 'MemberExpression') return nameOf(part(node, 'property'));
  const name = (node as Syntax & { name?: unknown }).name;
  return typeof name === 'string' ? name : stringOf(node);
}

/** The text of a string literal or of a template; what a template fills in shows as `$`. */
export function stringOf(node: Syntax | undefined): string | undefined {
  if (node?.type === 'TemplateLiteral') {
    return parts(node, 'quasis')
      .map((quasi) => (quasi as Syntax & { value: { cooked?: string } }).value.cooked ?? '')
      .join('$');
  }
  const value = (node as (Syntax & { value?: unknown }) | undefined)?.value;
  return node?.type === 'Literal' && typeof value === 'string' ? value : undefined;
}

/** Every string in a node, wherever it stands in it. */
export function stringsIn(node: Syntax | undefined): string[] {
  return node ? within(node).flatMap((inner) => stringOf(inner) ?? []) : [];
}

/** The calls of functions or methods with one of these names. */
export function callsOf(source: Source, names: readonly string[]): Call[] {
  return syntaxOf(source).flatMap((node) => {
    const callee = node.type === 'CallExpression' ? part(node, 'callee') : undefined;
    const name = nameOf(callee);
    if (!callee || !name || !names.includes(name)) return [];
    return [{ node, name, isMethod: callee.type === 'MemberExpression', args: parts(node, 'arguments') }];
  });
}

/** The values written under a key in an object, `{ key: value }`. */
export function valuesOf(nodes: Syntax[], key: string): Syntax[] {
  return nodes.flatMap((node) =>
    node.type === 'Property' && nameOf(part(node, 'key')) === key ? (part(node, 'value') ?? []) : [],
  );
}

/** All that a source imports: values, types, re-exports, deferred ones, and files it starts by their address. */
export function importsOf(source: Source): Import[] {
  return syntaxOf(source).flatMap((node): Import[] => {
    const target = stringOf(part(node, 'source') ?? part(node, 'expression'));
    if (
      /^(ImportDeclaration|Export(All|Named)Declaration|TSImportType|TSExternalModuleReference)$/.test(
        node.type,
      )
    ) {
      return target === undefined ? [] : [{ target, isDeferred: false }];
    }
    if (node.type === 'ImportExpression') return [{ target, isDeferred: true }];
    const callee = part(node, 'callee');
    const first = stringOf(parts(node, 'arguments')[0]);
    if (node.type === 'CallExpression' && nameOf(callee) === 'require')
      return [{ target: first, isDeferred: true }];
    const isAddress =
      node.type === 'NewExpression' && nameOf(callee) === 'URL' && parts(node, 'arguments').length === 2;
    return isAddress && first && isCode(first) ? [{ target: first, isDeferred: true }] : [];
  });
}

/** The path from the root that a relative import means. */
export function resolved(from: string, target: string): string {
  return posix.normalize(posix.join(posix.dirname(from), target));
}

/** `path:line`, to be clicked on. */
export function placeOf(source: Source, node: Syntax): string {
  return `${source.path}:${lineAt(source.text, node.start)}`;
}
