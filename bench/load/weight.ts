/** What a page weighs on its way: its markup, the scripts and the styles it names, each packed. */

import { gzipSync } from 'node:zlib';

export type Weight = { htmlGzipBytes: number; jsGzipBytes: number; cssGzipBytes: number };

async function sumOf(page: string, addresses: Iterable<string>): Promise<number> {
  let sum = 0;
  for (const address of new Set(addresses)) {
    const response = await fetch(new URL(address, page));
    if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
    sum += gzipSync(Buffer.from(await response.arrayBuffer())).length;
  }
  return sum;
}

const found = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1]!);

export async function weigh(page: string): Promise<Weight> {
  const html = await (await fetch(page, { headers: { 'accept-language': 'zh-CN' } })).text();
  return {
    htmlGzipBytes: gzipSync(html).length,
    jsGzipBytes: await sumOf(page, found(html, /<script[^>]*\ssrc="([^"]+)"/g)),
    cssGzipBytes: await sumOf(page, found(html, /<link[^>]*\srel="stylesheet"[^>]*\shref="([^"]+)"/g)),
  };
}
