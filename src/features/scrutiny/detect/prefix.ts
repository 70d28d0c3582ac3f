/** The network an address belongs to: /24 of IPv4, /56 of IPv6; what is a prefix already, or no address, stays. */

export function prefixOf(address: string | undefined): string | undefined {
  const text = address?.trim().toLowerCase();
  if (!text) return undefined;
  const slash = text.indexOf('/');
  const host = slash < 0 ? text : text.slice(0, slash);
  const bits = slash < 0 ? undefined : Number(text.slice(slash + 1));
  const four = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})(?:\.(?:\d{1,3}|\*|x))?(?::\d+)?$/.exec(host);
  if (four) return bits !== undefined && bits < 24 ? text : four[1];
  if (!/^\[?[0-9a-f:]+(%\w+)?\]?$/.test(host) || !host.includes(':')) return text;
  return bits !== undefined && bits < 56 ? text : prefixOfSix(host.replace(/[[\]]|%.*$/g, ''));
}

/** The first 56 bits in hex. */
function prefixOfSix(host: string): string {
  const [before = '', after] = host.split('::');
  const head = before ? before.split(':') : [];
  const tail = after ? after.split(':') : [];
  const gap = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const groups = [...head, ...Array.from({ length: gap }, () => '0'), ...tail];
  const hex = groups.map((group) => group.padStart(4, '0')).join('');
  return `v6:${hex.padEnd(14, '0').slice(0, 14)}`;
}
