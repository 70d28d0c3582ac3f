/** Two-dimensional codes for papers: the dark squares of a text as one path, drawn by whoever shows them. */

import { encode } from 'uqr';

/** `size` squares to a side, with the quiet border of four that readers ask for; `path` is for an SVG of that view box. */
export function qrOf(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: path.join('') };
}
