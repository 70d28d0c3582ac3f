/** The word "promoter": a person who carries the campaign to workplaces, entered by one unit, and the visits they make. */

import type { ActivityId, CampaignId, OrganisationId, PersonId, PromoterId } from '../../kernel/id.ts';
import type { Named } from '../../kernel/text.ts';
import type { TreePath } from '../../kernel/tree.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Movement } from '../progress/progress.ts';

/** What a unit writes down of a promoter; days are those of Asia/Shanghai. */
export type Entered = { name: string; role?: string; since: string };

export type Promoter = Entered & {
  id: PromoterId;
  campaignId: CampaignId;
  rootCampaignId: CampaignId;
  unitId: OrganisationId;
  unitPath: TreePath;
  unitName: Named;
  unitShortName: Named;
  personId?: PersonId;
  /** Since when no longer; stays in the register, counts no more. */
  until?: string;
  endedReason?: string;
  version: number;
};

export type Visit = {
  id: string;
  campaignId: CampaignId;
  rootCampaignId: CampaignId;
  unitId: OrganisationId;
  unitPath: TreePath;
  unitShortName: Named;
  workplace: string;
  heldOn: string;
  met: number;
  note?: string;
  activityId?: ActivityId;
  promoters: readonly { id: PromoterId; name: string }[];
  removedAt?: Date;
  removedReason?: string;
};

export const metMax = 1_000_000;
export const promotersPerVisitMax = 20;
export const manyMax = 300;

export function isActive(promoter: Pick<Promoter, 'until'>): boolean {
  return promoter.until === undefined;
}

/** By how much a visit moves what is counted: it is no visit of its own when it was part of an activity. */
export function movementOf(visit: Pick<Visit, 'met' | 'activityId'>): Movement {
  return { visits: visit.activityId ? 0 : 1, contacts: visit.met };
}

/** Whether a day lies where the campaign counts: from its first day until today. */
export function judgeDay(
  day: string,
  span: { from: string; today: string },
  field: string,
): Refusal | undefined {
  if (day > span.today) return { code: 'promoter.in-future', field };
  return day < span.from ? { code: 'promoter.too-early', about: { from: span.from }, field } : undefined;
}

/** One pasted line: who, which role, since when; a line that cannot be read says why. */
export type ManyLine = { line: number } & ({ entered: Entered } | { refusal: Refusal });

const dayPattern = /^(\d{4})[-/.\u5e74](\d{1,2})[-/.\u6708](\d{1,2})\u65e5?$/;

/** Lines as a spreadsheet copies them: name, role, since. A first line that names the columns is none. */
export function linesOf(pasted: string, today: string, heads: readonly string[]): ManyLine[] {
  return pasted
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((text, index) => ({
      line: index + 1,
      cells: text.split('\t').map((cell) => cell.normalize('NFC').trim()),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .filter(({ cells }, index) => index > 0 || !heads.includes(cells[0]!))
    .map(({ line, cells }): ManyLine => {
      const [name = '', role = '', typed = ''] = cells;
      const since = typed === '' ? today : dayTyped(typed);
      if (name === '') return { line, refusal: { code: 'promoter.line-name', about: { line } } };
      if ([...name].length > 30 || [...role].length > 60)
        return { line, refusal: { code: 'promoter.line-long', about: { line } } };
      if (!since) return { line, refusal: { code: 'promoter.line-day', about: { line, day: typed } } };
      return { line, entered: { name, role: role || undefined, since } };
    });
}

function dayTyped(typed: string): string | undefined {
  const match = dayPattern.exec(typed.normalize('NFKC'));
  if (!match) return undefined;
  const [year, month, day] = [match[1]!, match[2]!.padStart(2, '0'), match[3]!.padStart(2, '0')];
  const said = `${year}-${month}-${day}`;
  const instant = new Date(`${said}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(said) ? said : undefined;
}

/** A row of figures is never a name: eleven digits in a row are a telephone number, which the register does not take. */
export function hasPhone(text: string): boolean {
  return /\d{7,}/.test(text.normalize('NFKC').replace(/[-\s]/g, ''));
}
