/** Finds bought votes in contests drawn by chance and measures how right it is: `bin/bench fraud --seeds 6 --from 1`; `--second` and `--third` take the other generators, `--votes 1000` small files, `--without dwellMs` leaves a field out. */

import { parseArgs } from 'node:util';
import type { CastVote } from '../src/features/scrutiny/detect/cast-vote.ts';
import { readCastVote } from '../src/features/scrutiny/detect/reading.ts';
import { scrutinise } from '../src/features/scrutiny/detect/scrutinise.ts';
import { sampleOf } from './fraud/generator.ts';
import { type Counted, type Measured, measure, merge } from './fraud/measure.ts';
import { secondSampleOf } from './fraud/second.ts';
import { thirdSampleOf } from './fraud/third.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '6' },
    from: { type: 'string', default: '1' },
    scale: { type: 'string', default: '1' },
    second: { type: 'boolean', default: false },
    third: { type: 'boolean', default: false },
    votes: { type: 'string' },
    without: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
  },
});
const [seeds, from, scale] = [Number(values.seeds), Number(values.from), Number(values.scale)];
if (!(seeds >= 1 && from >= 0 && scale > 0))
  throw new Error('--seeds at least 1, --from at least 0, --scale above 0');
if (values.votes && !values.third) throw new Error('--votes goes with --third; the others have --scale');

/** The other generator writes lines of a file in styles of its own. */
function readSecond(seed: number) {
  const { lines, truth } = secondSampleOf(seed, scale);
  const votes = lines.map((line) => {
    const read = readCastVote(line);
    if ('fault' in read) throw new Error(`no vote: ${line}`);
    return read.vote;
  });
  return { votes, truth };
}

/** The votes of a seed, without the fields that are to be missing. */
function drawn(seed: number) {
  const size = values.votes ? Number(values.votes) : undefined;
  const made = values.third
    ? thirdSampleOf(seed, size)
    : values.second
      ? readSecond(seed)
      : sampleOf(seed, scale);
  const missing = Object.fromEntries(
    values.without.split(',').flatMap((field) => (field ? [[field, undefined]] : [])),
  );
  const votes: CastVote[] = values.without ? made.votes.map((vote) => ({ ...vote, ...missing })) : made.votes;
  return { votes, truth: made.truth };
}

const [fake, honest] = [new Map<string, Counted>(), new Map<string, Counted>()];
const measured: Measured[] = [];
let [votesTotal, detectMs] = [0, 0];
for (let seed = from; seed < from + seeds; seed++) {
  const { votes, truth } = drawn(seed);
  const started = performance.now();
  const suspicions = scrutinise(votes);
  detectMs += performance.now() - started;
  votesTotal += votes.length;
  const one = measure(votes, truth, new Set(suspicions.flatMap((suspicion) => suspicion.votes)));
  measured.push(one);
  merge(fake, one.fake);
  merge(honest, one.honest);
  if (values.verbose) {
    const short = (kept: Map<string, Counted>) =>
      [...kept].map(([name, { found, all }]) => `${name} ${found}/${all}`).join(', ');
    console.log(
      `seed ${seed}: ${votes.length} votes, ${suspicions.length} suspicions, top ${one.isTopRight ? 'right' : 'WRONG'}`,
    );
    console.log(
      `  ${short(one.fake)}\n  ${short(new Map([...one.honest].filter(([, counted]) => counted.found > 0)))}`,
    );
    for (const { works, rule, votes: ids, strength, kinds } of suspicions) {
      const wrong = ids.filter((id) => !truth.get(id)!.isFake);
      const names = [...new Set(wrong.map((id) => truth.get(id)!.name))].join(' ');
      if (wrong.length * 50 > ids.length)
        console.log(
          `  ! ${works} ${rule} ${ids.length} of which honest ${wrong.length} (${names}) ${strength} ${kinds}`,
        );
    }
  }
}

const total = (kept: Map<string, Counted>) =>
  [...kept.values()].reduce((sum, one) => ({ found: sum.found + one.found, all: sum.all + one.all }), {
    found: 0,
    all: 0,
  });
const part = (of: Counted, digits = 4): number =>
  of.all === 0 ? 1 : Number((of.found / of.all).toFixed(digits));
const table = (kept: Map<string, Counted>) =>
  Object.fromEntries([...kept].sort().map(([name, of]) => [name, part(of, 5)]));
const [allFake, allHonest] = [total(fake), total(honest)];
const found = allFake.found + allHonest.found;
console.log(`| bought votes | votes | found |\n|---|---|---|`);
for (const [name, of] of [...fake].sort())
  console.log(`| ${name} | ${of.all} | ${(100 * part(of)).toFixed(2)} % |`);
console.log(`\n| honest votes | votes | set aside |\n|---|---|---|`);
for (const [name, of] of [...honest].sort())
  console.log(`| ${name} | ${of.all} | ${(100 * part(of, 6)).toFixed(3)} % |`);
console.log(`\n${votesTotal} votes in ${(detectMs / 1000).toFixed(1)} s`);
console.log(
  JSON.stringify({
    ...{
      bench: 'fraud',
      precision: found === 0 ? 1 : Number((allFake.found / found).toFixed(5)),
      recall: part(allFake),
    },
    ...{ recallByAttack: table(fake), honestHarmed: { overall: part(allHonest, 6), ...table(honest) } },
    topNRight: part({ found: measured.filter((one) => one.isTopRight).length, all: measured.length }),
    framedPlaces: Math.max(...measured.map((one) => one.framedPlaces)),
    ...{ seeds, from, votes: votesTotal, votesPerSecond: Math.round(votesTotal / (detectMs / 1000)) },
  }),
);
