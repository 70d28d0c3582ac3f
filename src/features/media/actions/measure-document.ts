/** A document is measured: not drawn, only whether it is whole and open. Runs only in the probe's child process. */

import type { RangeReader } from '../box-guard.ts';
import type { Measured } from '../media.ts';

const endBytes = 65_536;

/** A PDF that lacks its end, or that a password closes, cannot be judged by anyone (AC-087). */
export async function measureDocument(
  read: RangeReader,
  sizeBytes: number,
): Promise<Measured | 'truncated' | 'locked'> {
  const latin = async (from: number, to: number): Promise<string> =>
    Buffer.from(await read(from, to)).toString('latin1');
  const head = await latin(0, Math.min(endBytes, sizeBytes));
  const tail = await latin(Math.max(0, sizeBytes - endBytes), sizeBytes);
  if (!tail.includes('%%EOF')) return 'truncated';
  if (/\/Encrypt\b/.test(head) || /\/Encrypt\b/.test(tail)) return 'locked';
  const pages = pagesIn(head) ?? pagesIn(tail);
  return { container: 'pdf', sizeBytes, ...(pages ? { pages } : {}), notes: [] };
}

/** The greatest count a table of pages names; many papers keep it packed, and then nobody knows. */
function pagesIn(text: string): number | undefined {
  const counts = [...text.matchAll(/\/Type\s*\/Pages\b[^>]{0,2000}?\/Count\s+(\d{1,5})\b/g)].map((one) =>
    Number(one[1]),
  );
  return counts.length > 0 ? Math.max(...counts) || undefined : undefined;
}
