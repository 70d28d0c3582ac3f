/** What is offered while one types a query: what begins so first, nothing inside of a quotation, and all of it readable. */

import { describe, expect, it } from 'vitest';
import { folded } from '../query.ts';
import { completeQuery } from './completion.ts';
import { vocabulary } from './invented.test.ts';
import { parseQuery } from './parse.ts';

const parse = (text: string) => parseQuery(text, vocabulary);

describe('while one types', () => {
  const offered = (typed: string, language: 'zh' | 'en' = 'zh') => {
    const cursor = typed.indexOf('|');
    const text = typed.replace('|', '');
    const { from, until, options } = completeQuery(text, cursor, vocabulary, language);
    return options.map(({ insert }) => text.slice(0, from) + insert + text.slice(until));
  };
  it('fields are offered by either language, those that begin so before those that contain it', () => {
    expect(offered('状|')).toEqual(['状态:']);
    expect(offered('sta|', 'en')).toEqual(['state:']);
    expect(offered('-迟|')).toEqual(['-迟交 ']);
    expect(offered('(标|)')).toEqual(['(标题:)']);
    expect(offered('|')).toContain('单位:');
  });
  it('choices are offered behind a field, also the second of a list, and alone where they may stand alone', () => {
    expect(offered('状态:|')).toEqual(['状态:待审核 ', '状态:通过 ', '状态:已推荐 ', '状态:空 ']);
    expect(offered('state:admitted,rec|', 'en')).toEqual(['state:admitted,recommended ']);
    expect(offered('group:ama|', 'en')).toEqual(['group:"amateur group" ']);
    expect(offered('已推|')).toEqual(['已推荐 ']);
    expect(offered('排序:提|')).toEqual(['排序:提交降序 ', '排序:提交升序 ']);
    expect(offered('提交:昨|')).toEqual(['提交:昨天 ']);
  });
  it('nothing is offered inside of a quotation', () => {
    expect(offered('"状|')).toEqual([]);
  });
  it('whatever is offered for a field that begins so can be read', () => {
    for (const field of vocabulary.fields)
      for (const language of ['zh', 'en'] as const) {
        const name = field.names[language][0]!;
        const all = offered(`${name}:|`, language).map((text) => parse(text));
        expect(all.every((parsed) => 'query' in parsed)).toBe(true);
        expect(folded(name)).toBe(name);
      }
  });
});
