/** Builds the compared page for production: what is drawn on the server, and what wakes in the browser. */

import { build } from 'esbuild';

const all = {
  bundle: true,
  minify: true,
  jsx: 'automatic',
  format: 'esm',
  outdir: 'dist',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
};
await build({ ...all, entryPoints: ['client.jsx'], target: 'es2022', splitting: true });
await build({
  ...all,
  entryPoints: ['serve.jsx'],
  platform: 'node',
  target: 'node24',
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
});
