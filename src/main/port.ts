/** The port Tongxin is to answer on: free, or refused in words before anything is started. */

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
