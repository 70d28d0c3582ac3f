/** Where a request comes from, behind the keeper's proxies and behind nobody's. */

import { expect, test } from 'vitest';
import { addressBehind, readProxies } from './proxy.ts';

const trusts = readProxies('10.0.0.0/8, 192.0.2.7 ::1')!;
const none = readProxies('')!;

test('AC-003 a stranger who claims to come from elsewhere comes from where they come', () => {
  for (const claim of [undefined, '1.2.3.4', '10.0.0.1', '1.2.3.4, 10.0.0.1', 'x']) {
    expect(addressBehind('203.0.113.5', claim, trusts)).toBe('203.0.113.5');
    expect(addressBehind('10.0.0.1', claim, none)).toBe('10.0.0.1');
  }
});

test('behind trusted proxies the right-most hop that is none of them counts; AC-003 what stands left of it is a claim', () => {
  expect(addressBehind('10.0.0.1', '198.51.100.9', trusts)).toBe('198.51.100.9');
  expect(addressBehind('::ffff:10.0.0.1', '1.2.3.4, 198.51.100.9, 192.0.2.7', trusts)).toBe('198.51.100.9');
  expect(addressBehind('::1', '2001:db8::5', trusts)).toBe('2001:db8::5');
  expect(addressBehind('10.0.0.1', '1.2.3.4, unknown, 10.0.0.2', trusts)).toBe('10.0.0.2');
  expect(addressBehind('10.0.0.1', undefined, trusts)).toBe('10.0.0.1');
});

test('what is no address and no CIDR is not read', () => {
  for (const odd of ['proxy', '10.0.0.0/33', '10.0.0.1/8/8', '::1/129', '10.0.0.1/x'])
    expect(readProxies(odd)).toBeUndefined();
});
