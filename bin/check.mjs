/** The steps that prove the house, one line each: what, how long, how many tests; at the end the count. */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';

process.chdir(path.join(path.dirname(fileURLToPath(import.meta.url)), '..'));

const stepMinutesMax = 20;
const wordLinesMax = 250;
const tests = (project) => ({ name: project, project });
const steps = [
  { name: 'format', script: 'node_modules/@biomejs/biome/bin/biome', args: ['ci', '--colors=off'] },
  { name: 'types', script: 'node_modules/typescript/bin/tsc', args: ['--noEmit', '--pretty', 'false'] },
  ...['laws', 'unit', 'store', 'doors', 'journeys'].map(tests),
];

/** What the tests need from the system: how to see it, and the Debian package that brings it. */
const needs = [
  { package: 'chromium', isThere: () => hasProgram('chromium') },
  { package: 'ffmpeg', isThere: () => hasProgram('ffmpeg') && hasProgram('ffprobe') },
  { package: 'fonts-noto-cjk', isThere: hasChineseFont },
];

function hasProgram(name) {
  return (process.env.PATH ?? '').split(':').some((dir) => dir && existsSync(path.join(dir, name)));
}

function hasChineseFont() {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true;
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

function listMissing() {
  return needs.filter((need) => !need.isThere()).map((need) => need.package);
}

/** As root it installs what is missing; as anyone else it says the line to run. */
function prepareSystem() {
  const missing = listMissing();
  if (missing.length === 0) return;
  const line = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid() === 0 && hasProgram('apt-get')) {
    console.log(`Installing what the tests need: ${missing.join(', ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const done = spawnSync('sh', ['-c', line], { env, encoding: 'utf8' });
    if (done.status === 0 && listMissing().length === 0) return;
    console.error((done.stderr ?? '').split('\n').slice(-6).join('\n'));
  }
  const sudo = process.getuid() === 0 ? '' : 'sudo ';
  console.error(`The tests need ${missing.join(', ')}. Run: ${sudo}sh -c '${line}'`);
  process.exit(1);
}

/** Runs a step; its words are kept and shown only when it fails. */
function run(script, args) {
  return new Promise((resolve) => {
    let words = '';
    const env = { ...process.env, CI: '1', NO_COLOR: '1', FORCE_COLOR: undefined };
    const child = spawn(process.execPath, [script, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (bytes) => {
      words += bytes;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const limit = setTimeout(() => {
      words += `\nThe step took longer than ${stepMinutesMax} minutes and was ended.\n`;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }, stepMinutesMax * 60_000);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ ok: code === 0, words });
    });
  });
}

async function runTests(project) {
  const report = `dist/check/${project}.json`;
  rmSync(report, { force: true });
  const vitest = ['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json'];
  const { ok, words } = await run('node_modules/vitest/vitest.mjs', [
    ...vitest,
    `--outputFile.json=${report}`,
  ]);
  return { ok, words, ...readCounts(report, ok) };
}

/** A file that could not even be read, or a step that died, counts as one failure: never "0 failed" on red. */
function readCounts(report, ok) {
  let told = { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  if (existsSync(report)) told = JSON.parse(readFileSync(report, 'utf8'));
  const unread = told.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = told.numFailedTests + unread.length;
  return { passed: told.numPassedTests, failed: ok ? failed : Math.max(failed, 1) };
}

/** Enough to see what failed; all of it stands in a file. */
function showWords(name, words) {
  const file = `dist/check/${name}.log`;
  writeFileSync(file, words);
  const lines = words.trim().split('\n');
  const shown =
    lines.length <= wordLinesMax ? lines : [`… the whole of it is ${file}`, ...lines.slice(-wordLinesMax)];
  console.log(shown.join('\n'));
}

async function runStep(step) {
  if (step.project) return runTests(step.project);
  const { ok, words } = await run(step.script, step.args);
  return { ok, words, passed: 0, failed: ok ? 0 : 1 };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no step ${unknown.join(', ')}; there are: ${steps.map((step) => step.name).join(', ')}`,
  );
  process.exit(2);
}
const chosen = steps.filter((step) => asked.length === 0 || asked.includes(step.name));
if (chosen.some((step) => ['store', 'doors', 'journeys'].includes(step.name))) prepareSystem();
mkdirSync('dist/check', { recursive: true });

let passed = 0;
let failed = 0;
const built = await buildAll({ quiet: true }).then(
  () => true,
  (error) => {
    console.log(`build    failed\n${error.message}`);
    failed += 1;
    return false;
  },
);
for (const step of chosen) {
  if (!built && step.name === 'journeys') continue;
  const started = performance.now();
  const result = await runStep(step);
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
  const count = step.project ? `${String(result.passed + result.failed).padStart(5)} tests` : '';
  console.log(`${step.name.padEnd(9)}${result.ok ? 'ok    ' : 'FAILED'}${seconds} s ${count}`.trimEnd());
  if (!result.ok) showWords(step.name, result.words);
  passed += result.passed;
  failed += result.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
