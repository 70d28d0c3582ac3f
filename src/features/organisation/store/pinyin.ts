/** How a name is found: its full syllables, their initials, and its English words. The only file that knows pinyin-pro. */

import { pinyin } from 'pinyin-pro';

const han = /\p{Script=Han}/u;
const usual = new Map<string, string>();

/** The usual reading of one character, whatever stands beside it: the same in a name and in what is looked for. */
function readingOf(character: string): string {
  if (!han.test(character)) return character;
  const known = usual.get(character);
  if (known !== undefined) return known;
  const read = pinyin(character, { toneType: 'none', v: true }).toLowerCase();
  usual.set(character, read);
  return read;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** Every character by its usual reading, written together: 西宁市 → xiningshi. */
export function spell(text: string): string {
  return [...plain(text)].map(readingOf).join('').replace(/\s+/g, '');
}

/**
 * The words a name is found by, each after a space: syllables as people say them, initials, the usual readings where
 * they differ (重庆 is said chongqing; 重 alone is zhong), the short name, the English name.
 */
export function pinyinOf(name: { zh: string; en?: string }, short?: { zh: string }): string {
  const words = [name.zh, ...(short && short.zh !== name.zh ? [short.zh] : [])].flatMap((text) => {
    const said = pinyin(plain(text), { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
    const syllables = said.map((one) => one.toLowerCase().replace(/\s+/g, ''));
    return [syllables.join(''), syllables.map((one) => [...one][0] ?? '').join(''), spell(text)];
  });
  return ` ${[...new Set([...words, plain(name.en ?? '')])].filter(Boolean).join(' ')}`;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/**
 * The patterns that what was typed must meet: over the pinyin text, and over the name itself where characters were
 * typed. Signs of the pattern language mean themselves (AC-193). Short Latin words are looked for where words begin.
 */
export function patternsOf(typed: string): { pinyin: string; name?: string } {
  const words = plain(typed.slice(0, 40));
  if (han.test(words)) return { pinyin: `%${escaped(spell(words))}%`, name: `%${escaped(words)}%` };
  const inner = /^[a-z ]+$/.test(words) && words.includes(' ') ? words.replace(/\s+/g, '%') : words;
  return {
    pinyin: inner.length < 3 ? `% ${escaped(inner)}%` : `%${inner === words ? escaped(inner) : inner}%`,
  };
}
