/** What the sender declares, in which wording, and when: kept as evidence, never only a tick. */

export const aiUses = ['none', 'partly', 'mainly'] as const;
export type AiUse = (typeof aiUses)[number];

/** What the sender declares; `ai` is only asked for truth, every answer stands. */
export type Statements = { original: boolean; portrait: boolean; licence: boolean; ai?: AiUse };
export const mustStatements = ['original', 'portrait', 'licence'] as const;

/** The wording of text.ts: whoever changes a sentence there raises its number here. */
export const wordings = { original: 1, portrait: 1, licence: 1, ai: 1 } as const;
export type StatementKey = keyof typeof wordings;

/** One statement agreed to: which, in which wording, at which instant (ISO 8601). */
export type Declared = { key: string; version: number; at: string };

/** The statements that are ticked, each in the wording that stands now. */
export function tickedOf(statements: Statements): Omit<Declared, 'at'>[] {
  const { ai } = statements;
  const keys: StatementKey[] = mustStatements.filter((one) => statements[one]);
  return [...keys, ...(ai ? (['ai'] as const) : [])].map((key) => ({ key, version: wordings[key] }));
}

/** What stands as declared after a saving: what was agreed to before, in the same words, keeps its instant. */
export function declare(
  before: readonly Declared[],
  ticked: readonly Omit<Declared, 'at'>[],
  now: Date,
): Declared[] {
  return ticked.map(({ key, version }) => {
    const known = before.find((one) => one.key === key && one.version === version);
    return known ?? { key, version, at: now.toISOString() };
  });
}
