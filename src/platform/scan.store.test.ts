/** A clamd is asked in its own tongue; whatever it does instead of answering is never taken for clean. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openScanner, placeOf, readAnswer } from './scan.ts';

const dir = mkdtempSync(join(tmpdir(), 'tongxin-scan-'));
const path = join(dir, 'file');
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});
afterAll(() => rmSync(dir, { recursive: true }));

/** A server that speaks INSTREAM: gathers the pieces until the one of no length, then answers. */
function clamd(answers: (bytes: Buffer) => string): (socket: Socket) => void {
  return (socket) => {
    let held = Buffer.alloc(0);
    let isGreeted = false;
    const file: Buffer[] = [];
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      held = Buffer.concat([held, piece]);
      if (!isGreeted && held.length >= 10) {
        if (held.subarray(0, 10).toString() !== 'zINSTREAM\0') return socket.end('UNKNOWN COMMAND\0');
        isGreeted = true;
        held = held.subarray(10);
      }
      while (isGreeted && held.length >= 4) {
        const length = held.readUInt32BE();
        if (length === 0) return socket.end(`${answers(Buffer.concat(file))}\0`);
        if (held.length < 4 + length) return;
        file.push(held.subarray(4, 4 + length));
        held = held.subarray(4 + length);
      }
    });
  };
}

async function listening(talk: (socket: Socket) => void, where?: string): Promise<string> {
  const server = createServer(talk);
  servers.push(server);
  await new Promise<void>((resolve) => {
    if (where) server.listen(where, resolve);
    else server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address ? `127.0.0.1:${address.port}` : where!;
}

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const honest = clamd((bytes) =>
  bytes.includes(eicar) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK',
);

describe('the scan', () => {
  test('AC-084 a test virus is found by name, over the net and over a local socket; a plain file is clean', async () => {
    for (const where of [await listening(honest), await listening(honest, join(dir, 'clamd.ctl'))]) {
      const scan = openScanner(where);
      writeFileSync(path, `${'a'.repeat(200_000)}${eicar}`);
      expect(await scan(path)).toEqual({ state: 'infected', says: 'Win.Test.EICAR_HDB-1' });
      writeFileSync(path, Buffer.alloc(3_000_000, 1));
      expect(await scan(path)).toEqual({ state: 'clean' });
    }
  });

  test('a scanner that hangs up, babbles, is silent, is full or is not there has not found the file clean', async () => {
    writeFileSync(path, 'plain');
    const ends: [string, (socket: Socket) => void][] = [
      ['no answer', (socket) => socket.destroy()],
      [
        'INSTREAM size limit exceeded. ERROR',
        (socket) => socket.end('INSTREAM size limit exceeded. ERROR\0'),
      ],
      ['stream: OKAY', (socket) => socket.end('stream: OKAY\0')],
      ['no answer in time', () => undefined],
    ];
    for (const [says, talk] of ends) {
      const end = await openScanner(await listening(talk), 300)(path);
      expect(end.state).toBe('none');
      if (says !== 'no answer') expect(end).toEqual({ state: 'none', says });
    }
    const gone = await openScanner('127.0.0.1:1', 300)(path);
    expect(gone).toMatchObject({ state: 'none', says: expect.stringContaining('cannot be reached') });
  });

  test('only its own words are a verdict', () => {
    expect(readAnswer('stream: OK\0')).toEqual({ state: 'clean' });
    expect(readAnswer('stream: OK FOUND\0')).toEqual({ state: 'infected', says: 'OK' });
    for (const words of ['', 'OK', 'stream: OK\nstream: X FOUND', 'stream:OK', 'PONG'])
      expect(readAnswer(words).state).toBe('none');
  });

  test('addresses as keepers write them', () => {
    expect(placeOf('/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' });
    expect(placeOf('unix:/run/c.ctl')).toEqual({ path: '/run/c.ctl' });
    expect(placeOf('tcp://scan.lan:3311')).toEqual({ host: 'scan.lan', port: 3311 });
    expect(placeOf('scan.lan')).toEqual({ host: 'scan.lan', port: 3310 });
    expect(placeOf('[::1]:3310')).toEqual({ host: '::1', port: 3310 });
    for (const wrong of ['', 'a:b', 'host:99999', 'two words']) {
      expect(placeOf(wrong)).toBeUndefined();
      expect(() => openScanner(wrong)).toThrow('not the address');
    }
  });
});
