/** Recounting honest ledgers, and every way of changing one afterwards: in TypeScript, and in Python beside it. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LedgerDrawn, ledgerFiles, readerOf, receiptFor } from '../../../../world/ledger.ts';
import {
  changed,
  evidence,
  type Files,
  recountedInPython,
  type Said,
} from '../../../../world/ledger-changed.ts';
import { digest } from '../../../platform/digest.ts';
import type { Ballot } from '../../call/ballot.ts';
import { digest as browserDigest } from '../digest.ts';
import { shownOf } from './checkpoint.ts';
import type { EventContent } from './line.ts';
import { type RecountAsked, recount } from './recount.ts';

const ballots: Partial<Ballot>[] = [
  {},
  { period: 'rolling', perPeriod: 3, perWork: 2 },
  { period: 'window', perPeriod: 6, tiers: ['wechat', 'member'] },
  { together: { least: 2, most: 4 } },
  { period: 'rolling', perPeriod: 3, together: { least: 3, most: 3 } },
];
const drawnOf = (seed: number, more: Partial<LedgerDrawn> = {}): LedgerDrawn => ({
  ...{ seed, votes: 60 + ((seed * 37) % 200), ballot: ballots[seed % ballots.length], checkpointEvery: 15 },
  ...more,
});

async function recounted(files: Files, more: Partial<RecountAsked> = {}) {
  const done = await recount({ reader: readerOf(files), digest, ...more });
  return 'unreadable' in done ? { ...done, findings: [{ code: done.unreadable, first: 0, count: 1 }] } : done;
}
const codesOf = async (files: Files, more: Partial<RecountAsked> = {}) =>
  (await recounted(files, more)).findings.map((finding) => finding.code);

/** Every single change there is, drawn: a byte, a line gone, doubled or swapped, a file gone, cut off or swapped. */
const changes = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('byte' as const),
      file: fc.nat(),
      at: fc.nat(),
      by: fc.integer({ min: 1, max: 255 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'line-gone',
        'line-doubled',
        'lines-swapped',
        'file-gone',
        'cut',
        'files-swapped',
      ),
      ...{ file: fc.nat(), at: fc.nat(), by: fc.nat() },
    }),
  },
);
test('an honest ledger of any rule, with quarantines, releases, voids, pauses and extensions, is what was published', async () => {
  for (let seed = 1; seed <= 25; seed++) {
    const done = await recounted(ledgerFiles(drawnOf(seed)));
    expect([seed, done.findings]).toEqual([seed, []]);
    expect('totals' in done && Object.keys(done.totals!)).toHaveLength(7);
    expect([seed, await codesOf(ledgerFiles(drawnOf(seed, { isRunning: true })))]).toEqual([seed, []]);
  }
});

test('AC-144 both implementations count every honest ledger alike', async () => {
  const all = Array.from({ length: 12 }, (_, index) =>
    ledgerFiles(drawnOf(index + 1, { votes: 80, isRunning: index === 11, checkpointEvery: 40 })),
  );
  const python = recountedInPython(all);
  for (const [index, files] of all.entries()) {
    const { findings, totals, state } = (await recounted(files)) as Said;
    expect(python[index]).toMatchObject({ findings, totals: totals ?? null, state });
    expect(findings).toEqual([]);
  }
}, 20_000);

describe('AC-143 AC-142 whatever single thing is changed afterwards is found', () => {
  const files = [1, 3].map((seed) => ledgerFiles(drawnOf(seed, { votes: 50, checkpointEvery: 20 })));
  const drawn = fc.record({ which: fc.nat(1), change: changes });

  test('by the recount of the house and the page', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ which, change }) => {
        const after = changed(files[which]!, change);
        if (after) expect(await codesOf(after)).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 30_000);

  test('by the recount in Python, which names the same first event', async () => {
    const all = fc
      .sample(drawn, { numRuns: 40, seed: 7 })
      .flatMap(({ which, change }) => changed(files[which]!, change) ?? []);
    const python = recountedInPython(all);
    for (const [index, after] of all.entries()) {
      const said = python[index]!;
      const found = (await recounted(after)).findings;
      if (said === 'unreadable') expect(found[0]?.code).toBe('poll.json');
      else {
        expect(said.findings).not.toEqual([]);
        const firstOf = (some: Said['findings'], codes: readonly string[]) =>
          Math.min(...some.filter(({ code }) => codes.includes(code)).map(({ first }) => first));
        for (const codes of [
          ['line', 'number', 'hash', 'instant', 'file'],
          ['seal', 'content'],
          ['checkpoint', 'signature', 'previous', 'cut-off', 'head', 'root'],
        ])
          expect(firstOf(said.findings, codes)).toBe(firstOf(found, codes));
      }
    }
  }, 40_000);

  test('each kind of file, byte by byte, in its first lines', async () => {
    const small = ledgerFiles(drawnOf(4, { votes: 6, isEventful: false, checkpointEvery: 100 }));
    for (const name of evidence(small)) {
      const text = small.get(name)!;
      for (let at = 0; at < Math.min(text.length, 700); at += 7) {
        const after = changed(small, {
          kind: 'byte',
          file: evidence(small).indexOf(name),
          at,
          by: 1 + (at % 255),
        });
        expect([name, at, await codesOf(after!)]).not.toEqual([name, at, []]);
      }
    }
  }, 30_000);
});

describe('AC-143 what whoever holds the key could do', () => {
  /** The files as they stood when a checkpoint was the last. */
  function asOf(files: Map<string, string>, number: number): Map<string, string> {
    const { size } = JSON.parse(
      JSON.parse(files.get(`checkpoint-${String(number).padStart(6, '0')}.json`)!).body,
    );
    const kept = [...files].filter(([name]) => {
      const [, count] = /^checkpoint-(\d+)/.exec(name) ?? [];
      return !name.startsWith('contents') && name !== 'index.json' && Number(count ?? 0) <= number;
    });
    const cut = (text: string) =>
      text
        .split('\n')
        .slice(0, size)
        .map((line) => `${line}\n`)
        .join('');
    return new Map(kept.map(([name, text]) => [name, name.startsWith('events') ? cut(text) : text]));
  }

  test('putting everything back to an earlier state is found by a checkpoint or receipt that somebody kept', async () => {
    const files = ledgerFiles(drawnOf(5));
    const before = asOf(files, 2);
    expect(await codesOf(before)).toEqual([]);
    const checkpoint = files.get('checkpoint-000004.json')!;
    expect(await codesOf(files, { checkpoint })).toEqual([]);
    expect(await codesOf(before, { checkpoint })).toEqual(['other-history']);
    const receipt = receiptFor(files, 30);
    expect(await codesOf(files, { receipt })).toEqual([]);
    expect(await codesOf(before, { receipt })).toEqual(['receipt']);
  });

  test('a second history is found by what was kept of the first, and a receipt of another vote proves nothing', async () => {
    const [one, other] = [ledgerFiles(drawnOf(6)), ledgerFiles(drawnOf(11))];
    expect(await codesOf(other, { checkpoint: one.get('checkpoint-000002.json')! })).toEqual([
      'other-history',
    ]);
    expect(await codesOf(other, { receipt: receiptFor(one, 5) })).toEqual(['receipt']);
    const forged = receiptFor(one, 5).replace(/"no": 5/, '"no": 6');
    expect(await codesOf(one, { receipt: forged })).toEqual(['receipt']);
    expect(await codesOf(one, { receipt: '{}' })).toEqual(['receipt']);
  });

  test('a log that is shorter than a signed checkpoint was cut off, and the opened contents want their final table', async () => {
    const files = ledgerFiles(drawnOf(7));
    const running = ledgerFiles(drawnOf(7, { isRunning: true }));
    const events = 'events-000000001.ndjson';
    const shorter = running.get(events)!.split('\n').slice(0, -11).join('\n');
    const found = await recounted(new Map([...running, [events, `${shorter}\n`]]));
    expect(found.findings.map(({ code }) => code)).toContain('cut-off');
    const open = [...files].filter(
      ([name, text]) => !/"final\\":true/.test(text) || !name.startsWith('checkpoint'),
    );
    expect(await codesOf(new Map(open))).toContain('final-missing');
    const sealed = [...files].filter(([name]) => !name.startsWith('contents'));
    expect(await codesOf(new Map(sealed))).toEqual(['content']);
  });

  const vote = (change: Partial<EventContent & { act: 'vote' }>) => (content: EventContent, no: number) =>
    content.act === 'vote' && no > 20 ? { ...content, ...change } : content;
  const nth =
    (at: number, made: (content: EventContent) => EventContent) => (content: EventContent, no: number) =>
      no === at ? made(content) : content;
  const forged: [string, LedgerDrawn['forge'], string[]][] = [
    ['votes for a work that is not part', vote({ work: '0196c5a0-0000-7000-8000-ffffffffffff' }), ['work']],
    ['votes of a tier that does not count', vote({ tier: 'account' }), ['tier']],
    ['one voter for all', vote({ voter: 'ab'.repeat(16) }), ['quota', 'slot', 'turn']],
    ['another day', vote({ period: '2026-05-02' }), ['period']],
    [
      'slots with a gap',
      nth(25, (content) => (content.act === 'vote' ? { ...content, slot: 9 } : content)),
      ['slot'],
    ],
    [
      'turns with a gap',
      nth(25, (content) => (content.act === 'vote' ? { ...content, turn: 9 } : content)),
      ['turn'],
    ],
    ['a vote taken back that is none', nth(25, () => ({ act: 'retract', vote: 40 })), ['retract']],
    [
      'a quarantine of what comes later',
      nth(25, () => ({ act: 'quarantine', case: 'c', reason: '', rule: 'r', votes: [[24, 26]] })),
      ['range'],
    ],
    ['a pause that no vote knows of', nth(25, () => ({ act: 'pause', reason: '' })), ['window']],
    ['votes after it was cancelled', nth(25, () => ({ act: 'cancel', reason: '' })), ['window']],
    ['going on without a pause', nth(25, () => ({ act: 'resume', reason: '' })), ['course']],
    [
      'an extension to an earlier end',
      nth(25, () => ({ act: 'extend', reason: '', until: '2026-05-01T00:00:00.000Z' })),
      ['course'],
    ],
  ];
  test.each(forged)('%s, sealed, chained and signed, is found by both', async (_, forge, codes) => {
    const ballot = { tiers: ['wechat', 'member'] as const };
    const files = ledgerFiles({ seed: 2, votes: 60, voters: 40, isEventful: false, ballot, forge, days: 1 });
    const { findings } = await recounted(files);
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
    expect(recountedInPython([files])[0]).toMatchObject({ findings });
  });

  test('a ballot of too few works is found by both', async () => {
    const ballot = { together: { least: 2, most: 3 } };
    const drawn = { seed: 3, votes: 60, isEventful: false };
    const files = ledgerFiles({ ...drawn, ballot });
    const strict = files.get('poll.json')!.replace('"least": 2', '"least": 3');
    expect(await codesOf(new Map([...files, ['poll.json', strict]]))).toEqual(
      expect.arrayContaining(['together', 'hash']),
    );
    const all = recountedInPython([new Map([...files, ['poll.json', strict]])]);
    expect((all[0] as Said).findings.map(({ code }) => code)).toContain('together');
  });
});

test('AC-155 a recount while people vote is one of its checkpoints, whatever is published meanwhile', async () => {
  const late = ledgerFiles(drawnOf(8, { isRunning: true }));
  const reads: string[] = [];
  const names = [...late.keys()].filter(
    (name) => name !== 'checkpoint-000004.json' && !/-00000[5-9]|-0000[1-9]/.test(name),
  );
  const reader = {
    read: async (name: string) => {
      // The fourth checkpoint and all after it come into the world when the first file of events is read.
      const isLate = /^checkpoint-0000(0[4-9]|[1-9]\d)/.test(name);
      if (isLate && !reads.some((one) => one.startsWith('events'))) return undefined;
      reads.push(name);
      const text = late.get(name);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    names: async () => names,
  };
  const done = await recount({ reader, digest });
  if ('unreadable' in done) throw new Error(done.unreadable);
  expect(done).toMatchObject({ findings: [], state: 'sealed', checkpoints: 3, totals: undefined });
  expect(done.events).toBeGreaterThan(done.last!.size);
});

test('the browser’s own digests and signatures come to the same result', async () => {
  const files = ledgerFiles(drawnOf(9, { votes: 30, checkpointEvery: 30 }));
  expect(await codesOf(files, { digest: browserDigest })).toEqual([]);
  const name = 'checkpoint-000001.json';
  const bent = files
    .get(name)!
    .replace(/("signature":".)(.)/, (_, before, one) => `${before}${one === '0' ? '1' : '0'}`);
  const codes = await codesOf(new Map([...files, [name, bent]]), { digest: browserDigest });
  expect(codes).toEqual(['signature']);
});

test('AC-148 shown totals are rounded down: nothing under ten, tens under a thousand, then two digits', () => {
  const pairs = [
    [0, 0],
    [9, 0],
    [10, 10],
    [99, 90],
    [999, 990],
    [1000, 1000],
    [1099, 1000],
    [54_321, 54_000],
    [999_999, 990_000],
  ];
  for (const [votes, shown] of pairs) expect(shownOf(votes!)).toBe(shown);
});
