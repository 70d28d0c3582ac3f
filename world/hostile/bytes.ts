/** Bytes written by hand: numbers, boxes, chunks, and a source of chance that gives the same on every machine. */

import { crc32 } from 'node:zlib';

export type HostileFile = {
  /** What it is called on disk: mostly something else than it is. */
  name: string;
  bytes: Buffer;
  /** The numbers of the abuse cases it plays. */
  plays: string;
  /** `refused` must never be taken; `any` may be read or refused, but must be answered. */
  expects: 'refused' | 'any';
};

/** An honest file that is to be damaged. */
export type Seed = { name: string; bytes: Buffer };

export const u16 = (...values: number[]): Buffer => {
  const out = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => {
    out.writeUInt16BE(value & 0xffff, i * 2);
  });
  return out;
};
export const u32 = (...values: number[]): Buffer => {
  const out = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => {
    out.writeUInt32BE(value >>> 0, i * 4);
  });
  return out;
};
export const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** One box of a film. */
export function box(type: string, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), latin(type), body]);
}

/** One chunk of a PNG, its sum right. */
export function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([latin(type), data]);
  return Buffer.concat([u32(data.length), named, u32(crc32(named))]);
}

/** A small generator of chance (mulberry32): the same seed, the same files. */
export function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Writes a number over the first bytes after a word, `skip` further on. */
export function forged(seed: Buffer, word: string, skip: number, ...values: number[]): Buffer {
  const at = seed.indexOf(word, 0, 'latin1');
  if (at < 0) throw new Error(`the seed has no ${word}`);
  const hurt = Buffer.from(seed);
  u32(...values).copy(hurt, at + word.length + skip);
  return hurt;
}
