/** A suspicion in words: which rule it is, and the figures that speak for it and against it. */

import type { Sentence } from '../../../kernel/text.ts';
import { fill, type Values } from '../../../kernel/text.ts';
import { text } from '../text/suspicion.ts';
import type { Given } from './cohort.ts';
import type { Evidence } from './evidence.ts';
import type { EvidenceKind, LinkedWork, SuspicionRule } from './suspicion.ts';

/** The name of what was found, by what speaks loudest in it. */
export function ruleOf(family: string, { kinds, figures }: Evidence): SuspicionRule {
  const of = (kind: EvidenceKind) => kinds.get(kind) ?? 0;
  if (of('lockstep') >= 1.5 && of('device') < 1.5) return 'lockstep';
  if (figures.gapSpread < 0.62 && of('device') >= 1) return 'script';
  if (of('identity') >= 1.5) return 'batch';
  if (of('device') >= 1 || (family === 'device' && of('network') >= 0.6)) return 'farm';
  return 'crowd';
}

const percent = (share: number): number => Math.round(share * 100);
const said = (key: keyof typeof text & `ground.${string}`, about: Values): Sentence => ({
  zh: fill(text[key].zh, about, 'zh'),
  en: fill(text[key].en, about, 'en'),
});

export type Asked = {
  evidence: Evidence;
  linked: readonly LinkedWork[];
  /** How a work is called before people. */
  titleOf: (work: string) => string;
};

export function groundsOf({ baseline, rules }: Given, asked: Asked): Sentence[] {
  const { kinds, figures: f } = asked.evidence;
  const outOthers = percent(Number.isNaN(f.outOthers) ? 0 : f.outOthers);
  const usualThin = percent(baseline.thinOdds[0] / (1 + baseline.thinOdds[0]));
  const isRegular = f.gapSpread < rules.regularSpread;
  const sayings: Record<EvidenceKind, () => Sentence> = {
    behaviour: () =>
      baseline.isByLanding
        ? said('ground.landing', { share: percent(f.alikeThin), usual: usualThin })
        : said('ground.behaviour', {
            ...{
              share: percent(f.alikeThin),
              usual: usualThin,
              seconds: Math.round(baseline.thinMs / 100) / 10,
            },
            direct: percent(f.direct || 0),
          }),
    evenness: () => said('ground.evenness', { share: percent(f.dwellSpread) }),
    origin: () => said('ground.origin', { share: percent(f.out), others: outOthers }),
    identity: () =>
      f.batch >= 0.3
        ? said('ground.batch', { share: percent(f.batch) })
        : said('ground.fresh', { share: percent(f.fresh), others: percent(f.freshOthers || 0) }),
    device: () =>
      said('ground.device', { agents: f.agents, lift: Math.round(Math.exp(f.agentLift) * 10) / 10 }),
    network: () => said('ground.network', { prefixes: f.prefixes, share: percent(f.prefixShare) }),
    rhythm: () =>
      isRegular
        ? said('ground.regular', { spread: Math.round(f.gapSpread * 100) / 100 })
        : said('ground.burst', { share: percent(f.burst) }),
    lockstep: () => said('ground.lockstep', { share: percent(f.lockstep) }),
  };
  const strongest = [...kinds].filter(([, nats]) => nats >= 0.6).sort((a, b) => b[1] - a[1]);
  const words = strongest.flatMap(([kind]) =>
    kind === 'lockstep' ? [sayings[kind](), ...linkedSaid(asked)] : [sayings[kind]()],
  );
  return [...words, ...unseen(f)];
}

const linkedShown = 6;

/** Which other works the same voters voted for, by name. */
function linkedSaid({ linked, titleOf }: Asked): Sentence[] {
  if (linked.length === 0) return [];
  const shown = linked.slice(0, linkedShown);
  const named = shown.map(({ work, voters }) => said('ground.linked-one', { work: titleOf(work), voters }));
  const works = {
    zh: named.map(({ zh }) => zh).join(text['ground.between'].zh),
    en: named.map(({ en }) => en).join(text['ground.between'].en),
  };
  const isAll = linked.length === shown.length;
  const inLanguage = (language: 'zh' | 'en') => {
    const listed = works[language];
    const about = { works: listed, count: linked.length };
    const all = isAll ? listed : fill(text['ground.linked-more'][language], about, language);
    return fill(text['ground.linked'][language], { works: all }, language);
  };
  return [{ zh: inLanguage('zh'), en: inLanguage('en') }];
}

/** What the votes did not tell, so that nobody takes silence for innocence. */
function unseen(f: Evidence['figures']): Sentence[] {
  const missing: Sentence[] = [];
  if (Number.isNaN(f.thin)) missing.push(said('ground.no-dwell', {}));
  if (Number.isNaN(f.out)) missing.push(said('ground.no-region', {}));
  if (Number.isNaN(f.fresh)) missing.push(said('ground.no-since', {}));
  if (Number.isNaN(f.prefixShare)) missing.push(said('ground.no-address', {}));
  return missing;
}
