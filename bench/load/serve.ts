/** A static file server: one body from memory with the headers it is given, by plain node:http and nothing else. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { port, headers, file } = JSON.parse(process.env.BENCH_SERVE!) as {
  port: number;
  headers: Record<string, string>;
  file: string;
};
const body = readFileSync(file);

createServer((_, response) => {
  response.writeHead(200, { ...headers, 'content-length': body.length });
  response.end(body);
}).listen(port, '127.0.0.1', () => process.send?.('ready'));
process.on('disconnect', () => process.exit(0));
