/** The paper of a level outside the system that a campaign is adopted from (S38): what was typed of it. */

import type { Refusal } from '../../kernel/verdict.ts';
import type { PaperAbove } from './campaign.ts';

export type TypedPaper = {
  paperIssuer?: string;
  paperNumber?: string;
  paperTitle?: string;
  paperDated?: string;
  paperClosesOn?: string;
  paperReportOn?: string;
};

const isNamed = (typed: TypedPaper): boolean =>
  [
    ...[typed.paperIssuer, typed.paperNumber, typed.paperTitle],
    ...[typed.paperDated, typed.paperClosesOn, typed.paperReportOn],
  ].some((value) => value !== undefined);

/** A paper has at least who issued it and what it is called. */
export function judgePaper(typed: TypedPaper): Refusal[] {
  if (!isNamed(typed)) return [];
  return (['paperIssuer', 'paperTitle'] as const)
    .filter((field) => typed[field] === undefined)
    .map((field) => ({ code: 'campaign.paper-unnamed', field }));
}

export function paperTyped(typed: TypedPaper): PaperAbove | undefined {
  if (!isNamed(typed)) return undefined;
  return {
    issuer: typed.paperIssuer!,
    number: typed.paperNumber,
    title: typed.paperTitle!,
    dated: typed.paperDated,
    closesOn: typed.paperClosesOn,
    reportOn: typed.paperReportOn,
  };
}
