/**
 * Asks a clamd, where the keeper has one, whether bytes are malware: INSTREAM over TCP or a local socket.
 * Whatever is not a plain "OK" is not clean: an answer that never came, a limit, an error are "nobody looked".
 */

import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** `infected` names what was found, `none` why nobody looked. */
export type ScanEnd = { state: 'clean' } | { state: 'infected' | 'none'; says: string };
export type Scanner = (path: string) => Promise<ScanEnd>;

type Place = { path: string } | { host: string; port: number };

const portDefault = 3310;
/** Also for a file of some gigabytes over a local socket. */
const timeoutMsDefault = 120_000;
const connectMs = 3_000;
const answerBytesMax = 4_096;

/** Where a clamd listens: `/run/clamav/clamd.ctl`, `unix:/…`, `host:3310`, `[::1]:3310`; undefined when it is no address. */
export function placeOf(address: string): Place | undefined {
  const text = address.trim().replace(/^(unix|tcp):(\/\/)?/, '');
  if (text.startsWith('/')) return { path: text };
  const found = /^(?:\[([0-9a-fA-F:]+)\]|([^:/\s]+))(?::(\d{1,5}))?$/.exec(text);
  const host = found?.[1] ?? found?.[2];
  const port = Number(found?.[3] ?? portDefault);
  return host && port > 0 && port < 65_536 ? { host, port } : undefined;
}

/** A scanner at an address. A wrong address is told at the start of the house, not at the first file. */
export function openScanner(address: string, timeoutMs: number = timeoutMsDefault): Scanner {
  const place = placeOf(address);
  if (!place) throw new Error(`not the address of a clamd: ${address}`);
  return (path) => scanAt(place, path, timeoutMs);
}

async function scanAt(place: Place, path: string, timeoutMs: number): Promise<ScanEnd> {
  const socket = connect(place);
  const answer = answerOf(socket, timeoutMs);
  try {
    await send(socket, path);
  } catch {
    // It may have answered and hung up before all was sent; the answer tells.
  }
  const words = await answer;
  socket.destroy();
  return readAnswer(words);
}

/** `stream: OK`, `stream: Eicar-Signature FOUND`; all else is no verdict. */
export function readAnswer(words: string): ScanEnd {
  const line = words.replace(/\0[\s\S]*$/, '').trim();
  if (line === 'stream: OK') return { state: 'clean' };
  const found = /^stream: (.+) FOUND$/.exec(line);
  if (found) return { state: 'infected', says: found[1]!.replace(/[^\x21-\x7e]+/g, ' ').slice(0, 120) };
  return { state: 'none', says: (line || 'no answer').replace(/[^\x20-\x7e]+/g, ' ').slice(0, 200) };
}

async function send(socket: Socket, path: string): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const piece of createReadStream(path, { highWaterMark: 65_536 }) as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    await write(socket, Buffer.concat([length, piece]));
  }
  await write(socket, Buffer.alloc(4));
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

/** What it said until it hung up, or as much as came in time. Never throws: silence is an answer, too. */
function answerOf(socket: Socket, timeoutMs: number): Promise<string> {
  return new Promise((resolve) => {
    let [words, isConnected] = ['', false];
    const end = (more: string) => {
      clearTimeout(patience);
      clearTimeout(dialling);
      socket.destroy();
      resolve(words || more);
    };
    const patience = setTimeout(() => end('no answer in time'), timeoutMs);
    const dialling = setTimeout(() => isConnected || end('cannot be reached'), connectMs);
    socket.on('connect', () => {
      isConnected = true;
    });
    socket.on('data', (piece) => {
      words += piece.toString('latin1');
      if (words.includes('\0') || words.length > answerBytesMax) end('');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => end(`cannot be reached: ${error.code ?? 'error'}`));
    socket.on('close', () => end('no answer'));
  });
}
