/** A stretch of numbers with its ends in or out: what `min`, `max` and their inclusiveness mean, in one place. */

export type Span = { from: number; fromIncluded: boolean; to: number; toIncluded: boolean };

/** Ends as a rule names them. They are included unless said otherwise: 以内 includes, 小于 does not. */
export type Bounds = { min?: number; max?: number; minInclusive?: boolean; maxInclusive?: boolean };

/** The span that bounds leave. */
export function spanBetween({ min, max, minInclusive, maxInclusive }: Bounds): Span {
  return {
    from: min ?? 0,
    fromIncluded: min === undefined || minInclusive !== false,
    to: max ?? Number.POSITIVE_INFINITY,
    toIncluded: max === undefined || maxInclusive !== false,
  };
}

/** Whether a number lies in the span. */
export function isInSpan(value: number, span: Span): boolean {
  const isAbove = span.fromIncluded ? value >= span.from : value > span.from;
  return isAbove && (span.toIncluded ? value <= span.to : value < span.to);
}

/** What two spans have in common; may be empty. */
export function meetSpans(one: Span, other: Span): Span {
  const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
  return {
    from,
    fromIncluded: (one.from < from || one.fromIncluded) && (other.from < from || other.fromIncluded),
    to,
    toIncluded: (one.to > to || one.toIncluded) && (other.to > to || other.toIncluded),
  };
}

/** Whether no number lies in it. */
export function isEmptySpan(span: Span): boolean {
  return span.from > span.to || (span.from === span.to && !(span.fromIncluded && span.toIncluded));
}
