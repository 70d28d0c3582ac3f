/**
 * The port Tongxin answers on: free, or refused in words before anything is started; then held by one process and handed to
 * those that answer, so that they may come and go while nobody is turned away.
 */

import type { ChildProcess, SendHandle } from 'node:child_process';
import dns from 'node:dns/promises';
import type { Server } from 'node:http';
import net from 'node:net';
import { StartRefusal } from '../platform/start-refusal.ts';

/** A web process of a run that was killed a moment ago needs this long to notice. */
const patienceMs = 3000;

/** @throws StartRefusal when the port is taken or cannot be had. */
export async function demandPort(host: string, port: number): Promise<void> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const code = await tryPort(host, port);
    if (code === undefined) return;
    if (code !== 'EADDRINUSE') throw refusalFor(code, host, port);
    if (performance.now() > end) throw refusalFor(code, host, port);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What a child sends to be handed the port, and the parent with it. */
const word = 'port';
const heldMark = 'TONGXIN_PORT_HELD';

export type HeldPort = {
  /** For the environment of children that are to ask for it. */
  env: Record<string, string>;
  /** Hands it to a child that asked. */
  answer: (child: ChildProcess, message: unknown) => void;
  release: () => void;
};

/** Node's own way to a port that is bound and not listened on, as its cluster takes it; its types do not tell of it. */
type Bound = { close: () => void };
type Binder = { _createServerHandle: (address: string, port: number, family: 4 | 6) => Bound | number };

/**
 * Binds the port and listens to nobody. Connections wait in one queue for whichever child is there: none is lost when one
 * goes and another comes.
 */
export async function holdPort(host: string, port: number): Promise<HeldPort> {
  const { address, family } = await dns.lookup(host);
  const bound = (net as unknown as Binder)._createServerHandle(address, port, family === 6 ? 6 : 4);
  if (typeof bound === 'number') throw refusalFor('EADDRINUSE', host, port);
  return {
    env: { [heldMark]: '1' },
    answer: (child, message) => {
      if (message === word && child.connected)
        child.send(word, bound as unknown as SendHandle, () => undefined);
    },
    release: () => bound.close(),
  };
}

/** Listens on the port the parent holds, or on its own where none does. */
export async function listenOn(server: Server, host: string, port: number): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  if (process.env[heldMark] !== '1' || !process.send) server.listen(port, host);
  else {
    const take = (message: unknown, held: unknown) => {
      if (message !== word) return;
      process.off('message', take);
      server.listen(held);
    };
    process.on('message', take);
    process.send(word);
  }
  await listening;
}

function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

function refusalFor(code: string, host: string, port: number): StartRefusal {
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : port - 1;
    return new StartRefusal(
      `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port: PORT=${other} ./bin/run`,
      `${host} 的端口 ${port} 已被其他程序占用。请停止该程序，或换一个端口：PORT=${other} ./bin/run`,
    );
  }
  if (code === 'EACCES') {
    return new StartRefusal(
      `This user may not use port ${port}. Choose one from 1024 upwards: PORT=8086 ./bin/run`,
      `当前用户无权使用端口 ${port}。请使用 1024 以上的端口：PORT=8086 ./bin/run`,
    );
  }
  return new StartRefusal(
    `HOST=${host} is not an address of this machine (${code}). Use 127.0.0.1 for this machine alone, or 0.0.0.0 for its network.`,
    `HOST=${host} 不是本机地址（${code}）。仅本机使用请设为 127.0.0.1，局域网使用请设为 0.0.0.0。`,
  );
}
