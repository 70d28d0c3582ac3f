/** The word "oddity": what in a paper does not fit the rest of it, said to whoever writes or reads it. Nothing is put right by itself. */

import { daysBetween, startOfDay } from '../../kernel/period.ts';
import { hostOddities, isActivityReport, isCarriedOut, readingOddities } from './oddity/reading.ts';
import { type Moment, noticeDaysLeast, type Oddity, oddity, type Paper } from './oddity/saying.ts';

/**
 * Everything in a paper that does not fit: dates against dates, sums against tasks, hosts against hosts, the list of
 * attachments against their pages. `known` are the figures of the level it quotes, where the system has them.
 */
export function findOddities(paper: Paper, known?: Readonly<Record<string, number>>): Oddity[] {
  return [
    ...dateOddities(paper),
    ...figureOddities(paper, known),
    ...hostOddities(paper),
    ...readingOddities(paper),
  ];
}

const monthOf = (moment: Moment): string => moment.slice(0, 7);

function dateOddities(paper: Paper): Oddity[] {
  const found: Oddity[] = [];
  const { period, phases, deadlines } = paper;
  const dated = deadlines.filter((deadline) => deadline.date !== undefined);
  if (!paper.issuedOn) found.push(oddity('NO_ISSUE_DATE', {}));
  if (dated.length === 0) found.push(oddity('NO_DEADLINE', {}));
  const first = phases.find((phase) => phase.start);
  if (period && first?.start && monthOf(first.start) !== monthOf(period.start))
    found.push(
      oddity('START_DIFFERS', { period: monthOf(period.start), phase: first.name, start: first.start }),
    );
  found.push(...shortNotice(paper), ...overlaps(paper), ...outOfPeriod(paper), ...disordered(paper));
  for (const phase of phases) {
    if (!phase.start && !phase.end) found.push(oddity('PHASE_UNDATED', { phase: phase.name }));
  }
  return found;
}

function shortNotice({ issuedOn, deadlines }: Paper): Oddity[] {
  if (!issuedOn || issuedOn.length < 10) return [];
  return deadlines.flatMap(({ what, date }) => {
    if (!date || date.length < 10) return [];
    const days = daysBetween(startOfDay(issuedOn), startOfDay(date));
    return days < noticeDaysLeast ? [oddity('SHORT_NOTICE', { what, days, issued: issuedOn, date })] : [];
  });
}

/** Two phases that share a month, though one is said to follow the other. */
function overlaps({ phases }: Paper): Oddity[] {
  return phases.slice(1).flatMap((phase, index) => {
    const before = phases[index]!;
    if (!before.end || !phase.start || monthOf(phase.start) > monthOf(before.end)) return [];
    return [
      oddity('PHASE_OVERLAP', { earlier: before.name, later: phase.name, month: monthOf(phase.start) }),
    ];
  });
}

function outOfPeriod({ period, schedule }: Paper): Oddity[] {
  if (!period) return [];
  return schedule
    .filter((item) => monthOf(item.start) > monthOf(period.end))
    .map((item) =>
      oddity('OUT_OF_PERIOD', { what: item.what, at: monthOf(item.start), end: monthOf(period.end) }),
    );
}

/** What is carried out in a phase is to be reported before that phase's last month has even begun. */
function disordered({ phases, deadlines }: Paper): Oddity[] {
  return deadlines.flatMap(({ what, date }) => {
    if (!date || !isActivityReport(what)) return [];
    const phase = phases.find((one) => isCarriedOut(one.name) && one.end && date < monthOf(one.end));
    return phase
      ? [oddity('DEADLINE_ORDER', { what, date, phase: phase.name, end: monthOf(phase.end!) })]
      : [];
  });
}

function figureOddities(paper: Paper, known?: Readonly<Record<string, number>>): Oddity[] {
  const { table, targets, names } = paper;
  const found: Oddity[] = [];
  for (const [indicator, task] of Object.entries(targets.own)) {
    if (!table) continue;
    const about = { indicator, what: names?.[indicator] ?? indicator, task };
    const allocated = table.sums[indicator];
    if (!table.indicators.includes(indicator)) found.push(oddity('TARGET_NOT_ALLOCATED', about));
    else if (allocated !== undefined && allocated !== task)
      found.push(oddity('TOTAL_NE_TASK', { ...about, allocated }));
  }
  for (const [indicator, quoted] of Object.entries(targets.quoted ?? {})) {
    const above = known?.[indicator];
    const about = { indicator, what: names?.[indicator] ?? indicator, quoted };
    if (above !== undefined && above !== quoted)
      found.push(oddity('NATIONAL_FIGURES_DIFFER', { ...about, known: above }));
  }
  return found;
}
