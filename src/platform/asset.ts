/** The built files that browsers fetch: their hashed names, and the route that serves them for a year. */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { newId } from '../kernel/id.ts';
import { type Ask, anyone, type Route, raw } from './route.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export type Assets = { url: (name: string) => string; routes: Route[] };

/** Reads what the build left; a name it does not know is served as itself and not found. */
export function openAssets(distDir: string): Assets {
  const dir = path.join(distDir, 'assets');
  const manifestFile = path.join(dir, 'manifest.json');
  const manifest: Record<string, string> = existsSync(manifestFile)
    ? JSON.parse(readFileSync(manifestFile, 'utf8'))
    : {};
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const name of Object.values(manifest))
    contents.set(name, new Uint8Array(readFileSync(path.join(dir, name))));
  // Until a build has run (tests of doors), names stay what they are.
  const stamp = newId().slice(0, 8);
  return {
    url: (name) => `/assets/${manifest[name] ?? `${stamp}-${name}`}`,
    routes: [
      raw({
        get: '/assets/:name',
        frame: 'site',
        words: ['name'],
        finds: async (ask: Ask) => contents.get(ask.params.name!),
        may: anyone,
        answers: (_, bytes, ask) => assetAnswer(ask.params.name!, bytes),
      }),
    ],
  };
}

function assetAnswer(name: string, bytes: Uint8Array<ArrayBuffer>): Response {
  return new Response(bytes, {
    headers: {
      'content-type': types[path.extname(name)] ?? 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
      // An island may keep its own page for times without a network; never a page of the site.
      'service-worker-allowed': '/office/',
    },
  });
}
