/** Records by hand and countersignatures without a database: which of them stand, and what they must say. */

import { describe, expect, it } from 'vitest';
import type { OrganisationId } from '../../kernel/id.ts';
import { countersignersOf, missingCountersigns } from './countersign.ts';
import { judgeDay } from './handover.ts';
import {
  countByHand,
  type HandRecord,
  judgeRecord,
  lastRecords,
  outsideRecipients,
  recordsOf,
  standingRecords,
} from './outside.ts';

const unit = '0190a000-0000-7000-8000-000000000001' as OrganisationId;
const record = (id: string, more: Partial<HandRecord> = {}): HandRecord => ({
  id,
  recipient: '网信办',
  kind: 'receipt',
  happenedOn: '2020-06-01',
  isVoid: false,
  recordedAt: new Date('2020-06-02T00:00:00Z'),
  ...more,
});

describe('who is outside', () => {
  it('organisations of the tree that work on paper, and printed names; each once', () => {
    const inTree = [
      { organisationId: unit, organisationName: { zh: '某镇总工会' }, isOutside: true },
      { organisationId: 'x' as OrganisationId, organisationName: { zh: '某区总工会' }, isOutside: false },
    ];
    const addressees = [
      { name: '各区总工会' },
      { name: '网信办', outside: true },
      { name: '网信办', outside: true },
      { name: '某镇总工会', outside: true },
    ];
    expect(outsideRecipients({ addressees }, inTree)).toEqual([
      { key: unit, name: '某镇总工会', organisationId: unit },
      { key: '网信办', name: '网信办' },
    ]);
  });
});

describe('a chain of corrections', () => {
  const chain = [record('1'), record('2', { replaces: '1' }), record('3', { kind: 'adoption' })];
  it('only its last word stands, and what was struck out does not', () => {
    expect(standingRecords(chain).map((one) => one.id)).toEqual(['2', '3']);
    const struck = [...chain, record('4', { replaces: '2', isVoid: true })];
    expect(standingRecords(struck).map((one) => one.id)).toEqual(['3']);
    expect(lastRecords(struck).map((one) => one.id)).toEqual(['3', '4']);
    expect(recordsOf(struck, '网信办', 'receipt')).toEqual([]);
  });
  it('a recipient counts once, however often it was corrected', () => {
    const recipients = [
      { key: '网信办', name: '网信办' },
      { key: unit, name: '某镇总工会' },
    ];
    expect(countByHand(recipients, chain)).toEqual({ outside: 2, received: 1, adopted: 1 });
  });
  it('a receipt says by whom and how, an outcome says something, and nothing lies in the future', () => {
    const fields = (...args: Parameters<typeof judgeRecord>) =>
      judgeRecord(...args).map((refusal) => refusal.field);
    expect(fields('receipt', { happenedOn: '2020-06-01' }, '2020-06-01')).toEqual(['who', 'means']);
    expect(fields('outcome', { happenedOn: '2020-06-02' }, '2020-06-01')).toEqual(['happenedOn', 'note']);
    expect(fields('adoption', { happenedOn: '2020-06-01' }, '2020-06-01')).toEqual([]);
    expect(judgeDay('on', '2020-06-03', '2020-06-04', '2020-06-03')).toEqual([]);
    expect(judgeDay('on', '2020-06-02', '2020-06-04', '2020-06-03')).toMatchObject([
      { code: 'notice.before-handover' },
    ]);
    expect(judgeDay('on', '2020-06-05', '2020-06-04')).toMatchObject([{ code: 'notice.not-happened-yet' }]);
  });
});

describe('countersignatures', () => {
  const issuers = [{ name: '总工会' }, { name: '市总', organisationId: unit }, { name: '网信办' }];
  const sign = (version: number, issuer: string, organisationId?: OrganisationId) => ({
    version,
    issuer,
    organisationId,
    at: new Date('2020-06-01T00:00:00Z'),
  });
  const missing = (...given: ReturnType<typeof sign>[]) =>
    missingCountersigns({ issuers, version: 2 }, given).map((one) => one.name);
  it('stand under one version, by the very issuer; the leading body signs', () => {
    expect(countersignersOf({ issuers }).map((one) => one.name)).toEqual(['市总', '网信办']);
    expect(missing()).toEqual(['市总', '网信办']);
    expect(missing(sign(2, '市总', unit), sign(2, '网信办'))).toEqual([]);
    expect(missing(sign(1, '市总', unit), sign(2, '网信办'))).toEqual(['市总']);
    // A body whose name was bound to an organisation since has not signed as that organisation.
    expect(missing(sign(2, '市总'), sign(2, '网信办'))).toEqual(['市总']);
  });
});
