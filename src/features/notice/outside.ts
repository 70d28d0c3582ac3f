/** The word "outside": what a recipient that works on paper did, as the issuer writes it down by hand. */

import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Refusal } from '../../kernel/verdict.ts';
import type { Notice, Recipient } from './notice.ts';

export const handKinds = ['receipt', 'adoption', 'outcome'] as const;
export type HandKind = (typeof handKinds)[number];
export const handMeans = ['paper', 'phone', 'mail', 'visit'] as const;
export type HandMeans = (typeof handMeans)[number];

/** A recipient that no account belongs to: an organisation of the tree marked outside, or only a name on the paper. */
export type OutsideRecipient = { key: string; name: string; organisationId?: OrganisationId };

/** What was written down, once. A correction replaces it and says why; nothing is ever lost. */
export type HandRecord = HandContent & {
  id: string;
  recipient: string;
  kind: HandKind;
  isVoid: boolean;
  recordedAt: Date;
  recordedBy?: PersonId;
  replaces?: string;
  reason?: string;
};

export type HandContent = {
  happenedOn: string;
  who?: string;
  means?: HandMeans;
  number?: string;
  dueOn?: string;
  note?: string;
};

/** Those the paper names or was issued to who are not in the system, the printed names last. */
export function outsideRecipients(
  notice: Pick<Notice, 'addressees'>,
  recipients: readonly Pick<Recipient, 'organisationId' | 'organisationName' | 'isOutside'>[],
): OutsideRecipient[] {
  const inTree = recipients
    .filter((one) => one.isOutside)
    .map((one) => ({
      key: one.organisationId as string,
      name: one.organisationName.zh,
      organisationId: one.organisationId,
    }));
  const named = notice.addressees
    .filter((one) => one.outside === true && !inTree.some((other) => other.name === one.name))
    .map((one) => ({ key: one.name, name: one.name }));
  return [...inTree, ...named].filter(
    (one, index, all) => all.findIndex((other) => other.key === one.key) === index,
  );
}

/** The records that stand: neither replaced by a correction nor struck out. */
export function standingRecords(records: readonly HandRecord[]): HandRecord[] {
  return lastRecords(records).filter((one) => !one.isVoid);
}

/** The last word of each chain of corrections. */
export function lastRecords(records: readonly HandRecord[]): HandRecord[] {
  return records.filter((one) => !records.some((other) => other.replaces === one.id));
}

/** What stands for one recipient: a receipt and an adoption once, outcomes as they come. */
export function recordsOf(records: readonly HandRecord[], recipient: string, kind: HandKind): HandRecord[] {
  return standingRecords(records).filter((one) => one.recipient === recipient && one.kind === kind);
}

/** How many of those outside have it and how many adopted it, on paper; never added to what is signed for here. */
export function countByHand(recipients: readonly OutsideRecipient[], records: readonly HandRecord[]) {
  const having = (kind: HandKind) =>
    recipients.filter((one) => recordsOf(records, one.key, kind).length > 0).length;
  return { outside: recipients.length, received: having('receipt'), adopted: having('adoption') };
}

/** What a record must say, by its kind; each lack by its field. `today` is the last day that can have happened. */
export function judgeRecord(kind: HandKind, content: HandContent, today: string): Refusal[] {
  const lacks = (field: keyof HandContent): Refusal[] =>
    content[field] === undefined ? [{ code: 'shape.required', field }] : [];
  const isLater = content.happenedOn > today;
  return [
    ...(isLater ? [{ code: 'notice.not-happened-yet', field: 'happenedOn' }] : []),
    ...(kind === 'receipt' ? [...lacks('who'), ...lacks('means')] : []),
    ...(kind === 'outcome' ? lacks('note') : []),
  ];
}
