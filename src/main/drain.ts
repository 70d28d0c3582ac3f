/** The end of a server that is in use: nobody new, everybody who has begun is served, whoever stays on the line is told. */

import type { Server, ServerResponse } from 'node:http';
import net from 'node:net';

/** A line on which nothing was asked for so long is let go of. */
const idleMs = 700;
/** Whoever is not done by then is cut off: pieces of uploads, which go on elsewhere. */
const busyMsMax = 8000;

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Watches a server from its beginning; what it gives ends it. */
export function drainOf(server: Server): () => Promise<void> {
  const answers = new Set<ServerResponse>();
  let isEnding = false;
  server.prependListener('request', (_, response) => {
    if (isEnding) response.shouldKeepAlive = false;
    answers.add(response);
    response.once('close', () => answers.delete(response));
  });
  return async () => {
    isEnding = true;
    // The server's own close would also cut the lines on which the next request may be on its way.
    const closed = new Promise<void>((resolve) => {
      net.Server.prototype.close.call(server, () => resolve());
    });
    for (const response of answers) if (!response.headersSent) response.shouldKeepAlive = false;
    const end = performance.now() + busyMsMax;
    await Promise.race([closed, wait(idleMs)]);
    while (answers.size > 0 && performance.now() < end) await Promise.race([closed, wait(20)]);
    server.closeAllConnections();
  };
}
