/** Proof that the law of style sees looks in attributes, clocks, stray sentences and traces of a workplace. */

import { describe, expect, it } from 'vitest';
import { house, plant } from './source.ts';
import { style } from './style.ts';

const styleOf = (path: string, text: string) => style(plant({ [path]: text }));

describe('looks', () => {
  it.each([
    ['src/ui/bar.tsx', 'const a = <i style={{ width }} />;', 'has a style attribute'],
    ['src/features/entry/site.tsx', 'const a = <svg><g style="x" /></svg>;', 'has a style attribute'],
    ['src/platform/page.ts', 'const a = `<p style="color:red">`;', 'has a style attribute'],
    [
      'src/features/entry/site.tsx',
      'const a = <i dangerouslySetInnerHTML={{ __html: a }} />;',
      'sets inner HTML',
    ],
    ['src/surfaces/site/home.tsx', 'const a = { dangerouslySetInnerHTML: html };', 'sets inner HTML'],
  ])('in %s: %s', (path, text, wrong) => {
    expect(styleOf(path, text)).toEqual([expect.stringContaining(wrong)]);
  });

  it('a style sheet, a word and the one place for HTML stand', () => {
    expect(
      styleOf('src/ui/frame.tsx', 'const style = 1; const a = <link rel="stylesheet" className="style" />;'),
    ).toEqual([]);
    expect(styleOf('src/ui/prose.tsx', 'const a = <i dangerouslySetInnerHTML={{ __html: a }} />;')).toEqual(
      [],
    );
  });
});

describe('sheets', () => {
  it.each([
    ['.a:has(b) { color: red; }', ':has('],
    ['.a :is(b, i) { color: red; }', ':is('],
    ['.a:not(b, i) { color: red; }', ':not(b,'],
    ['@container (min-width: 1px) { .a { color: red; } }', '@container'],
    ['.a { aspect-ratio: 4 / 3; }', 'aspect-ratio:'],
    ['.a { inset: 0; }', 'inset:'],
    ['.a { accent-color: red; }', 'accent-color:'],
    ['.a { height: 100dvh; }', '100dvh'],
    ['.a { color: color-mix(in srgb, red, blue); }', 'color-mix('],
    ['.a { overflow-x: clip; }', 'overflow-x: clip'],
    ['.a { margin-inline: auto; }', 'margin-inline:'],
    ['.a { display: flex; gap: 8px; }', 'a gap between flexible boxes'],
    ['.a { color: red; & b { color: blue; } }', 'a rule within a rule'],
  ])('%s is dropped by an old webview', (sheet, what) => {
    expect(styleOf('src/ui/a.css', sheet)).toEqual([`src/ui/a.css:1 is younger than Chrome 80: ${what}`]);
  });

  it('grids with gaps, inner shadows, comments and sheets of others stand', () => {
    const sheet =
      '/* :has( */ .a { display: grid; gap: 8px; box-shadow: inset 0 1px red; overflow-wrap: anywhere; height: 99vh; }';
    expect(styleOf('src/ui/a.css', sheet)).toEqual([]);
    expect(styleOf('bench/against/a.css', '.a { inset: 0; }')).toEqual([]);
  });
});

describe('clocks', () => {
  it.each(['new Date()', 'new Date', 'Date.now()', 'Date()'])('%s is found in every room', (code) => {
    for (const path of [
      'src/features/entry/entry.ts',
      'src/kernel/period.ts',
      'src/ui/frame.tsx',
      'src/surfaces/site/home.tsx',
    ]) {
      expect(styleOf(path, `const a = ${code};`)).toEqual([
        `${path}:1 looks at the clock: \`now\` is an argument`,
      ]);
    }
  });

  it('an instant that was handed in, a test and the platform stand', () => {
    expect(
      styleOf('src/features/entry/entry.ts', 'const a = new Date(now.getTime() + 1); // new Date()'),
    ).toEqual([]);
    expect(styleOf('src/features/entry/entry.word.test.ts', 'const a = new Date();')).toEqual([]);
    expect(styleOf('src/platform/log.ts', 'const a = Date.now();')).toEqual([]);
    expect(styleOf('src/kernel/id.ts', 'const a = Date.now();')).toEqual([]);
  });
});

describe('sentences', () => {
  it.each([
    "const a = '作品';",
    'const a = `第${n}名`;',
    'const a = <p>作品</p>;',
    'const a = <p title="作品" />;',
    'const a = /^作品/;',
    "const a = 'a，b';",
  ])('%s stands outside text.ts', (text) => {
    expect(styleOf('src/features/entry/site.tsx', text)).toEqual([expect.stringContaining('speaks Chinese')]);
  });

  it('text.ts, letters.ts, comments and tests may speak Chinese', () => {
    const text = "const a = '作品';";
    for (const path of [
      'src/features/entry/text.ts',
      'src/features/entry/text/site.ts',
      'src/features/entry/letters.ts',
      'src/kernel/period.ts',
    ]) {
      expect(styleOf(path, text)).toEqual([]);
    }
    expect(styleOf('src/features/entry/entry.ts', '/** 作品 */ const a = 1; // 作品')).toEqual([]);
    expect(styleOf('src/features/entry/entry.word.test.ts', text)).toEqual([]);
  });

  it('the line is right after Chinese', () => {
    expect(
      styleOf(
        'src/ui/frame.tsx',
        '/** 一二三四五六七八九十 */\n\n// 一二三四五\nconst a = <i style="" />;\n',
      ),
    ).toEqual(['src/ui/frame.tsx:4 has a style attribute: use a class']);
  });
});

describe('traces of a workplace', () => {
  it.each(['work', 'root', 'home', 'Users'])('a path below /%s', (folder) => {
    expect(styleOf('docs/a.md', `see ${['', folder, 'a'].join('/')}`)).toEqual([
      expect.stringContaining('a path of one machine'),
    ]);
  });

  it.each([
    ['registry', 'npmjs', 'org'],
    ['mirrors', 'example', 'cn'],
    ['npm', 'pkg', 'example', 'com'],
  ])('the host %s', (...words) => {
    expect(styleOf('.npmrc', `https://${words.join('.')}/`)).toEqual([
      expect.stringContaining('names a registry'),
    ]);
  });

  it('an address of a site, a relative path and a chain of words stand', () => {
    expect(
      styleOf(
        'docs/a.md',
        'https://example.org/home/a ../home/a src/Users/a /works/1 registry.items.map npm.run',
      ),
    ).toEqual([]);
  });
});

it.each(['const a: any = 1;', 'const a = b as any;', 'type A = any[];'])('%s says any', (text) => {
  expect(styleOf('world/world.ts', text)).toEqual(['world/world.ts:1 says any']);
});

it('the word any in a name or a comment is a word', () => {
  expect(styleOf('src/kernel/actor.ts', "const anyone = 'any'; // : any")).toEqual([]);
});

it('the house has manners', () => {
  expect(style(house())).toEqual([]);
});
