/** Small signed tokens: a text that goes out in a page and comes back, with the proof that it was ours. */

import type { Key } from './key.ts';

/** 128 bits of the HMAC are proof enough for what nobody gains much by forging. */
const markLength = 32;

export type Stamp = {
  /** The text with its mark; `about` is signed with it and not carried: the token is good for nothing else. */
  stamp: (text: string, about: string) => string;
  /** The text again; nothing when it was changed, made for something else, or not ours. */
  read: (token: string | undefined, about: string) => string | undefined;
};

/** Stamps for one purpose; every process of an installation makes and reads the same ones. */
export function stampOf(key: Pick<Key, 'digest'>, purpose: string): Stamp {
  const markOf = (text: string, about: string) =>
    key.digest(purpose, JSON.stringify([text, about])).slice(0, markLength);
  return {
    stamp: (text, about) => `${markOf(text, about)}.${text}`,
    read: (token, about) => {
      const [mark, text] = [token?.slice(0, markLength), token?.slice(markLength + 1)];
      if (text === undefined || token?.[markLength] !== '.') return undefined;
      return isSame(mark!, markOf(text, about)) ? text : undefined;
    },
  };
}

/** Compares in the same time wherever they differ. */
function isSame(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let different = 0;
  for (let i = 0; i < a.length; i++) different |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return different === 0;
}
