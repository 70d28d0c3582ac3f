/** What may come in at the doors of results. Who signs, signs the version and the list they saw. */

import type { EntryId } from '../../kernel/id.ts';
import {
  choice,
  clock,
  type Field,
  id,
  line,
  optionalChoice,
  optionalDay,
  optionalLine,
  optionalProse,
  optionalWhole,
  prose,
  rows,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';

import { noticeDays, noticeKinds } from './award.ts';
import { decisionKinds } from './decision.ts';
import { amountMax } from './figure.ts';
import { audiences } from './letter.ts';

const version = whole(1, 1_000_000);
const optionalClock: Field<string | undefined> = { ...clock(), schema: clock().schema.optional() };

const sourced = { source: optionalLine(300), dated: optionalDay() };
export const FigureStating = shape({
  version: whole(0, 1_000_000),
  page: optionalWhole(1, 100_000),
  ...sourced,
  works: rows(
    { entryId: id<EntryId>(), key: line(40), amount: optionalWhole(0, amountMax), ...sourced },
    0,
    500,
  ),
  pasteKey: optionalLine(40),
  paste: optionalProse(20_000),
});
export const ResultPreparing = shape({});
export const ResultSubmitting = shape({
  version,
  publishOn: optionalDay(),
  publishTime: optionalClock,
  noticeDays: optionalWhole(noticeDays.least, noticeDays.most),
  noticeKind: optionalChoice(noticeKinds),
  ratioSeen: tick(),
});
export const ResultSigning = shape({ version, sha256: line(64) });
export const ResultReturn = shape({ version, reason: prose(500) });
export const ResultDecision = shape({
  version,
  entryId: id<EntryId>(),
  kind: choice(decisionKinds),
  award: optionalLine(40),
  reason: prose(500),
});
export const ResultStep = shape({ version });
export const ResultAmending = shape({ version, reason: prose(500), recount: tick() });
export const CertificateAsking = shape({ version, reason: prose(500) });
export const CertificateStep = shape({ version });
export const LetterWriting = shape({
  version,
  audience: choice(audiences),
  zh: prose(2000),
  en: prose(2000),
});
export const LetterSending = shape({ version, audience: choice(audiences) });
