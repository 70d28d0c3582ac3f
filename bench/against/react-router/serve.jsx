/** The server: the content lies in memory, each page is drawn by React Router for its request. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { ColorSchemeScript } from '@mantine/core';
import { renderToString } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router';
import { routesOf } from './page.jsx';

const { port, file, pictures } = JSON.parse(process.env.BENCH_AGAINST);
const content = JSON.parse(readFileSync(file, 'utf8'));
const handler = createStaticHandler(routesOf(async () => content));
const dist = import.meta.dirname;
const files = new Map(
  ['client.js', 'client.css'].map((name) => {
    const bytes = readFileSync(path.join(dist, name));
    return [`/${name}`, { bytes, gzip: gzipSync(bytes) }];
  }),
);

async function draw(url) {
  const context = await handler.query(new Request(`http://127.0.0.1${url}`));
  const router = createStaticRouter(handler.dataRoutes, context);
  const body = renderToString(<StaticRouterProvider router={router} context={context} />);
  const scheme = renderToString(<ColorSchemeScript />);
  return `<!doctype html><html lang="${content.language}"><head><meta charset="utf-8"><title>${content.title}</title><meta name="viewport" content="width=device-width, initial-scale=1">${scheme}<link rel="stylesheet" href="/client.css"></head><body><div id="root">${body}</div><script type="module" src="/client.js"></script></body></html>`;
}

/** Pictures are the same files, fetched from the house they lie in. */
async function passPicture(url, response) {
  const answer = await fetch(pictures + url);
  const bytes = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
  response.end(bytes);
}

async function answer(request, response) {
  const { url } = request;
  const isGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const asset = files.get(url);
  if (url.startsWith('/works/')) return passPicture(url, response);
  const bytes = asset?.bytes ?? Buffer.from(await draw(url));
  const body = isGzip ? (asset?.gzip ?? gzipSync(bytes)) : bytes;
  const type = url.endsWith('.js') ? 'text/javascript' : url.endsWith('.css') ? 'text/css' : 'text/html';
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': body.length,
    ...(isGzip ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(body);
}

createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    response.writeHead(500).end();
  });
}).listen(port, '127.0.0.1', () => process.send?.('ready'));
process.on('disconnect', () => process.exit(0));
