/**
 * The load: as many keep-alive connections as asked, each asking for one page after another. Plain sockets, because
 * a whole client would cost more than the servers it is to measure.
 */

import net from 'node:net';

export type Press = { port: number; path: string; seconds: number; connections: number };
export type Pressed = { pages: number; bytes: number; seconds: number; wrong: number };

const endOfHead = Buffer.from('\r\n\r\n');

/** One connection until the time is over; counts whole answers of 200 alone. */
function connect(ask: Press, endsAt: number, counted: Pressed): Promise<void> {
  const question = `GET ${ask.path} HTTP/1.1\r\nHost: 127.0.0.1:${ask.port}\r\nAccept: text/html\r\nAccept-Language: zh-CN\r\n\r\n`;
  return new Promise((resolve, reject) => {
    const socket = net.connect(ask.port, '127.0.0.1', () => socket.write(question));
    let head = Buffer.alloc(0);
    let left = -1;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      counted.bytes += chunk.length;
      let rest: Buffer = chunk;
      if (left < 0) {
        head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
        const end = head.indexOf(endOfHead);
        if (end < 0) return;
        const said = head.subarray(0, end).toString('latin1');
        const length = /\r\ncontent-length: *(\d+)/i.exec(said);
        if (!length) return void socket.destroy(new Error(`an answer without its length: ${said}`));
        if (!said.startsWith('HTTP/1.1 200 ')) counted.wrong++;
        left = Number(length[1]);
        rest = head.subarray(end + endOfHead.length);
        head = Buffer.alloc(0);
      }
      left -= rest.length;
      if (left > 0) return;
      left = -1;
      counted.pages++;
      if (performance.now() < endsAt) socket.write(question);
      else socket.end();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
}

process.on('message', async (ask: Press) => {
  const counted: Pressed = { pages: 0, bytes: 0, seconds: 0, wrong: 0 };
  const began = performance.now();
  const endsAt = began + ask.seconds * 1000;
  await Promise.all(Array.from({ length: ask.connections }, () => connect(ask, endsAt, counted)));
  counted.seconds = (performance.now() - began) / 1000;
  process.send?.(counted);
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
