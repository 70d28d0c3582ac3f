/** Whose word on where a request comes from is taken: the keeper's own reverse proxies, and nobody else's (AC-003). */

import { BlockList, isIP } from 'node:net';

/** Whether an address is one of the keeper's proxies. */
export type Trusts = (address: string) => boolean;

const plainOf = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '');
const familyOf = (address: string) => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** Reads addresses and CIDR; nothing where one of them is neither. */
export function readProxies(written: string): Trusts | undefined {
  const list = new BlockList();
  for (const one of written.split(/[\s,]+/).filter(Boolean)) {
    const [address = '', bits, ...more] = one.split('/');
    const widest = isIP(address) === 4 ? 32 : 128;
    const isWhole =
      isIP(address) !== 0 && more.length === 0 && (bits === undefined || /^\d{1,3}$/.test(bits));
    if (!isWhole || Number(bits ?? widest) > widest) return undefined;
    list.addSubnet(address, Number(bits ?? widest), familyOf(address));
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

/**
 * Where a request comes from: the socket's address, unless that is a trusted proxy; then the right-most hop that is
 * none. A hop that is no address ends the reading: nothing left of it was said by anybody trusted.
 */
export function addressBehind(socket: string, forwarded: string | undefined, trusts: Trusts): string {
  let address = plainOf(socket);
  if (!trusts(address)) return socket;
  for (const hop of (forwarded ?? '').split(',').reverse()) {
    const plain = plainOf(hop);
    if (isIP(plain) === 0) return address;
    address = plain;
    if (!trusts(address)) return address;
  }
  return address;
}
