/** Pictures drawn by formulas from a seed, so that nobody's rights are touched: soft ground, shapes, lines and small signs. */

/** Red, green and blue, row by row. */
export type Drawn = { width: number; height: number; rgb: Uint8Array };

/** A stream of numbers from 0 to 1 that a seed decides (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Noise = (x: number, y: number) => number;

/** Values between the corners of a grid, several grids over each other: clouds, hills, walls. */
function noiseOf(random: () => number, grids: readonly number[]): Noise {
  const layers = grids.map((size) => ({
    size,
    values: Float32Array.from({ length: (size + 2) * (size + 2) }, random),
  }));
  return (x, y) => {
    let [sum, weight, share] = [0, 0, 1];
    for (const { size, values } of layers) {
      const [fx, fy] = [x * size, y * size];
      const [ix, iy] = [Math.floor(fx), Math.floor(fy)];
      const [wx, wy] = [fx - ix, fy - iy];
      const at = (i: number, j: number) => values[j * (size + 2) + i]!;
      const top = at(ix, iy) * (1 - wx) + at(ix + 1, iy) * wx;
      const low = at(ix, iy + 1) * (1 - wx) + at(ix + 1, iy + 1) * wx;
      sum += share * (top * (1 - wy) + low * wy);
      weight += share;
      share *= 0.55;
    }
    return sum / weight;
  };
}

type Shape = {
  x: number;
  y: number;
  w: number;
  h: number;
  turn: number;
  tone: number[];
  kind: 'disc' | 'box' | 'stripes' | 'blot';
};

function shapesOf(random: () => number, count: number): Shape[] {
  return Array.from({ length: count }, () => ({
    x: random(),
    y: random(),
    w: 0.02 + random() * random() * 0.3,
    h: 0.02 + random() * random() * 0.3,
    turn: random() < 0.4 ? 0 : random() * Math.PI,
    tone: [random() * 255, random() * 255, random() * 255],
    kind: (['disc', 'box', 'blot', 'blot', 'stripes'] as const)[Math.floor(random() * 5)]!,
  }));
}

function covers({ x, y, w, h, turn, kind }: Shape, u: number, v: number, edge: Noise): boolean {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const dx = ((u - x) * cos - (v - y) * sin) / w;
  const dy = ((u - x) * sin + (v - y) * cos) / h;
  if (Math.abs(dx) > 0.5 || Math.abs(dy) > 0.5) return false;
  if (kind === 'disc') return dx * dx + dy * dy < 0.25;
  // A blot has the edge of a leaf or a crowd: nothing in it repeats.
  if (kind === 'blot') return dx * dx + dy * dy < 0.05 + 0.3 * (edge(u, v) - 0.2);
  return kind === 'box' || Math.floor((dx + 0.5) * 8) % 2 === 0;
}

/** A picture of a seed; another seed is another picture. */
export function drawPicture(seed: number, width = 640, height = 480): Drawn {
  const random = randomOf(seed);
  const [light, hue] = [noiseOf(random, [2, 5, 11, 23, 47, 97]), noiseOf(random, [2, 4])];
  const edge = noiseOf(random, [17, 41]);
  const shapes = shapesOf(random, 26);
  const ground = [60 + random() * 120, 60 + random() * 120, 60 + random() * 120];
  const rgb = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [u, v] = [column / width, row / height];
      const shade = (light(u, v) - 0.5) * 260;
      const tint = (hue(u, v) - 0.5) * 120;
      const shape = shapes.findLast((one) => covers(one, u, v, edge));
      const tone = shape?.tone ?? [ground[0]! + tint, ground[1]!, ground[2]! - tint];
      for (let c = 0; c < 3; c++)
        rgb[(row * width + column) * 3 + c] = Math.min(
          255,
          Math.max(0, tone[c]! + shade * (shape ? 0.5 : 1)),
        );
    }
  }
  return { width, height, rgb };
}

/** Only its light, as prints look at it. */
export function lumaOf({ width, height, rgb }: Drawn): { width: number; height: number; data: Uint8Array } {
  const data = new Uint8Array(width * height);
  for (let at = 0; at < data.length; at++)
    data[at] = 0.299 * rgb[at * 3]! + 0.587 * rgb[at * 3 + 1]! + 0.114 * rgb[at * 3 + 2]!;
  return { width, height, data };
}
