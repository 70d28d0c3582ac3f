/**
 * The word "flow": works find judges one unit at a time by the cheapest augmenting path, so that at every instant as many
 * places are filled as can be, loads are as even as can be, and among the even ones wishes are met as well as can be.
 */

export type Problem = {
  works: number;
  judges: number;
  /** Places still to be filled per work. */
  need: Int32Array;
  /** works × judges: 1 where the judge may be given the work. */
  may: Uint8Array;
  /** works × judges: the judge's wish, −2 to 2. */
  wish: Int8Array;
  /** What each judge holds already, and the most they take. */
  load: Int32Array;
  cap: Float64Array;
};

export type Flow = {
  /** The judges newly given, by work. */
  given: number[][];
  load: Int32Array;
  /** Works with places nobody could fill. */
  lacking: number[];
  /** From a work that lacks somebody: whether a judge can be reached by moving works about. All such judges are full. */
  isReached: (work: number) => Uint8Array;
};

/** One step of evenness weighs more than every wish together. */
const even = 2 ** 22;
const shades = 9;
const none = shades;

type State = Problem & {
  given: number[][];
  held: number[][];
  holds: Uint8Array;
  /** judges × judges × shades: how many works could move from one judge to the other, by what the move costs. */
  moves: Int32Array;
  /** judges × judges: the cheapest of them, `none` where no work can move. */
  best: Int8Array;
  height: Float64Array;
  distance: Float64Array;
  from: Int32Array;
  isDone: Uint8Array;
};

function openState(p: Problem): State {
  const { works, judges } = p;
  return {
    ...p,
    load: p.load.slice(),
    given: Array.from({ length: works }, () => []),
    held: Array.from({ length: judges }, () => []),
    holds: new Uint8Array(works * judges),
    moves: new Int32Array(judges * judges * shades),
    best: new Int8Array(judges * judges).fill(none),
    height: new Float64Array(judges),
    distance: new Float64Array(judges),
    from: new Int32Array(judges),
    isDone: new Uint8Array(judges),
  };
}

/** One work more or fewer could move from judge `a` to judge `b`. */
function tally(s: State, work: number, a: number, b: number, change: 1 | -1): void {
  const shade = s.wish[work * s.judges + a]! - s.wish[work * s.judges + b]! + 4;
  const pair = a * s.judges + b;
  const count = s.moves[pair * shades + shade]! + change;
  s.moves[pair * shades + shade] = count;
  if (change === 1) {
    if (shade < s.best[pair]!) s.best[pair] = shade;
    return;
  }
  if (count > 0 || s.best[pair] !== shade) return;
  let next = shade + 1;
  while (next < shades && s.moves[pair * shades + next] === 0) next++;
  s.best[pair] = next;
}

/** All ways out of a judge for a work they hold. */
function tallyAll(s: State, work: number, judge: number, change: 1 | -1): void {
  const base = work * s.judges;
  for (let other = 0; other < s.judges; other++)
    if (other !== judge && s.may[base + other] === 1 && s.holds[base + other] === 0)
      tally(s, work, judge, other, change);
}

function give(s: State, work: number, judge: number): void {
  for (const holder of s.given[work]!) tally(s, work, holder, judge, -1);
  s.holds[work * s.judges + judge] = 1;
  s.given[work]!.push(judge);
  s.held[judge]!.push(work);
  tallyAll(s, work, judge, 1);
}

function take(s: State, work: number, judge: number): void {
  tallyAll(s, work, judge, -1);
  s.holds[work * s.judges + judge] = 0;
  remove(s.given[work]!, judge);
  remove(s.held[judge]!, work);
  for (const holder of s.given[work]!) tally(s, work, holder, judge, 1);
}

function remove(list: number[], one: number): void {
  list[list.indexOf(one)] = list[list.length - 1]!;
  list.pop();
}

/** How far each judge is from the work without any move between judges. */
function start(s: State, work: number): void {
  const base = work * s.judges;
  for (let judge = 0; judge < s.judges; judge++) {
    const isOpen = s.may[base + judge] === 1 && s.holds[base + judge] === 0;
    s.distance[judge] = isOpen ? 2 - s.wish[base + judge]! - s.height[judge]! : Number.POSITIVE_INFINITY;
    s.from[judge] = -1;
    s.isDone[judge] = 0;
  }
}

function nearest(s: State): number {
  let found = -1;
  for (let judge = 0; judge < s.judges; judge++)
    if (s.isDone[judge] === 0 && (found < 0 || s.distance[judge]! < s.distance[found]!)) found = judge;
  return found >= 0 && s.distance[found]! < Number.POSITIVE_INFINITY ? found : -1;
}

function relax(s: State, judge: number): void {
  for (let other = 0; other < s.judges; other++) {
    const shade = s.best[judge * s.judges + other]!;
    if (shade === none || s.isDone[other] === 1) continue;
    const far = s.distance[judge]! + (shade - 4) + s.height[judge]! - s.height[other]!;
    if (far < s.distance[other]!) {
      s.distance[other] = far;
      s.from[other] = judge;
    }
  }
}

/** The judge in whom the cheapest path ends, and its length; the heights keep every further cost from being negative. */
function search(s: State, work: number): number {
  start(s, work);
  let [end, least] = [-1, Number.POSITIVE_INFINITY];
  for (let judge = nearest(s); judge >= 0 && s.distance[judge]! < least; judge = nearest(s)) {
    s.isDone[judge] = 1;
    const far = s.distance[judge]! + even * (2 * s.load[judge]! + 1) + s.height[judge]!;
    if (s.load[judge]! < s.cap[judge]! && far < least) [end, least] = [judge, far];
    relax(s, judge);
  }
  if (end < 0) return -1;
  for (let judge = 0; judge < s.judges; judge++)
    if (s.distance[judge]! < least) s.height[judge]! += s.distance[judge]! - least;
  return end;
}

/** Moves one work along every step of the path, the last step first, and gives the work to its first judge. */
function augment(s: State, work: number, end: number): void {
  const path = [end];
  while (s.from[path[0]!]! >= 0) path.unshift(s.from[path[0]!]!);
  const shade = path.map((judge, step) => (step === 0 ? none : s.best[path[step - 1]! * s.judges + judge]!));
  for (let step = path.length - 1; step > 0; step--) {
    const [a, b] = [path[step - 1]!, path[step]!];
    const moved = s.held[a]!.find((one) => movesFor(s, one, a, b) === shade[step])!;
    take(s, moved, a);
    give(s, moved, b);
  }
  give(s, work, path[0]!);
  s.load[end]!++;
}

function movesFor(s: State, work: number, a: number, b: number): number {
  const base = work * s.judges;
  const isOpen = s.may[base + b] === 1 && s.holds[base + b] === 0;
  return isOpen ? s.wish[base + a]! - s.wish[base + b]! + 4 : none;
}

/** Every work gets its first place before any gets its second, as far as both can be had. */
export function fill(problem: Problem): Flow {
  const s = openState(problem);
  const lacking: number[] = [];
  const isStuck = new Uint8Array(s.works);
  const most = problem.need.reduce((a, b) => Math.max(a, b), 0);
  for (let left = most; left > 0; left--)
    for (let work = 0; work < s.works; work++) {
      if (problem.need[work]! < left || isStuck[work] === 1) continue;
      const end = search(s, work);
      if (end >= 0) augment(s, work, end);
      else {
        isStuck[work] = 1;
        lacking.push(work);
      }
    }
  return { given: s.given, load: s.load, lacking, isReached: (work) => reachedFrom(s, work) };
}

function reachedFrom(s: State, work: number): Uint8Array {
  start(s, work);
  const isIn = new Uint8Array(s.judges);
  const open = [...s.distance.keys()].filter((judge) => s.distance[judge]! < Number.POSITIVE_INFINITY);
  for (const judge of open) isIn[judge] = 1;
  for (let judge = open.pop(); judge !== undefined; judge = open.pop())
    for (let other = 0; other < s.judges; other++)
      if (isIn[other] === 0 && s.best[judge * s.judges + other]! < none) {
        isIn[other] = 1;
        open.push(other);
      }
  return isIn;
}
