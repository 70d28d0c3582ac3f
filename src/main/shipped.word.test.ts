/** What travels to browsers is understood by those of 2020: no later words than Chrome 80's, no later calls than 86's. */

import { transform } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleAssets } from '../../bin/build.mjs';

const old = 'chrome80';
let files: { name: string; text: string }[] = [];

beforeAll(async () => {
  const apart = new Map<string, Uint8Array>();
  const made = await bundleAssets(async (name, bytes) => {
    apart.set(name, bytes);
    return name;
  });
  files = [...made, ...apart].map(([name, bytes]) => ({ name, text: Buffer.from(bytes).toString('utf8') }));
}, 30_000);

/** Nothing has to be made older: written for the old browser it is what it is for the newest. */
async function isOldEnough(text: string, loader: 'js' | 'css'): Promise<boolean> {
  const how = { loader, minifyWhitespace: true, legalComments: 'none' } as const;
  const [asked, newest] = await Promise.all([
    transform(text, { ...how, target: old }),
    transform(text, { ...how, target: 'esnext' }),
  ]);
  return asked.code === newest.code;
}

/** What a browser was given after 86; a script that calls it stops there. */
const laterCalls: readonly RegExp[] = [
  /\.at\(-/,
  /\.(?:findLast|findLastIndex|toSorted|toReversed|toSpliced|groupBy|hasOwn|isWellFormed)\(/,
  /\bstructuredClone\(/,
  /\.(?:randomUUID|withResolvers|fromAsync|canParse|showPopover|togglePopover|startViewTransition)\(/,
  /AbortSignal\.(?:timeout|any)\(/,
  /\.(?:setHTMLUnsafe|checkVisibility|showPicker)\(/,
];

/** Selectors and at-rules that make an older browser drop what stands in them, and values it cannot read. */
const laterStyles: readonly RegExp[] = [
  /:(?:is|where|has)\(/,
  /@(?:layer|container|property|scope|starting-style)\b/,
  /\b(?:oklch|oklab|lch|lab|color|color-mix|light-dark|anchor|round|mod)\(/,
  /[\d.](?:d|s|l)v(?:h|w|i|b|min|max)\b/,
  /(?:^|[;{])inset(?:-inline|-block)?:/,
];

/** Without what is said only to browsers that say they understand it. */
const withoutSupports = (css: string): string =>
  css.replace(/@supports[^{]*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}/g, '');

const found = (text: string, patterns: readonly RegExp[]): string[] =>
  patterns.flatMap((pattern) => pattern.exec(text)?.[0] ?? []);

describe('a webview of 2020', () => {
  test('reads every script and style sheet that is shipped', async () => {
    expect(files.filter(({ name }) => name.endsWith('.js')).length).toBeGreaterThan(5);
    for (const { name, text } of files)
      expect([name, await isOldEnough(text, name.endsWith('.css') ? 'css' : 'js')]).toEqual([name, true]);
  });

  test('knows every call and every rule in them', () => {
    for (const { name, text } of files) {
      const wrongs = name.endsWith('.css')
        ? found(withoutSupports(text), laterStyles)
        : found(text, laterCalls);
      expect([name, wrongs]).toEqual([name, []]);
    }
  });

  test.each([
    ['js', 'a ??= 1'],
    ['js', 'class A { static { a() } }'],
    ['js', 'class A { static b = 1; #c() {} d = this.#c() }'],
    ['css', '.a { .b { color: red } }'],
  ] as const)('would stumble over the %s “%s”, and that is seen', async (loader, text) => {
    expect(await isOldEnough(text, loader)).toBe(false);
  });

  test.each([
    ['list.at(-1)', laterCalls],
    ['crypto.randomUUID()', laterCalls],
    ['.a:where(.b){color:red}', laterStyles],
    ['@layer base{a{color:red}}', laterStyles],
    ['.a{color:oklch(1 0 0)}', laterStyles],
    ['.a{height:100dvh}', laterStyles],
    ['.a{inset:0}', laterStyles],
  ] as const)('would not know “%s”, and that is seen', (text, patterns) => {
    expect(found(text, patterns)).toHaveLength(1);
  });

  test('is not told of what a guarded rule says', () => {
    const css = '@supports (height:1dvh){.a{height:100dvh}@media print{.b{inset:0}}}.c{color:red}';
    expect(withoutSupports(css)).toBe('.c{color:red}');
  });
});
