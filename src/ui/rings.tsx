/** The rings: one picture of a tree's progress, each ring a level, each arc an organisation. */

import { arc } from 'd3-shape';

export type RingNode = {
  id: string;
  name: string;
  /** Where a click leads; nothing makes the arc a plain shape. */
  href?: string;
  /** What the arc's title says: the figures in words. */
  saying: string;
  /** From 0 to 1 and beyond; undefined where the organisation has no target. */
  share?: number;
  children: readonly RingNode[];
};

const size = 640;
const core = 74;
/** How many letters the core takes in its large type; a Chinese one is as wide as two. */
const centreMax = 11;
const widthOf = (words: string): number =>
  [...words].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0x2000 ? 2 : 1), 0);

/** Five steps from none to full; grey without a target. The classes carry the colours (and patterns in print). */
export function ringStep(share: number | undefined): 'none' | '0' | '1' | '2' | '3' | '4' {
  if (share === undefined) return 'none';
  if (share <= 0) return '0';
  if (share < 0.5) return '1';
  if (share < 0.8) return '2';
  return share < 1 ? '3' : '4';
}

/** How many leaves a node holds: the width of its arc. */
function leavesOf(node: RingNode): number {
  return node.children.length === 0 ? 1 : node.children.reduce((sum, child) => sum + leavesOf(child), 0);
}

function depthOf(node: RingNode): number {
  return 1 + Math.max(0, ...node.children.map(depthOf));
}

type Placed = { node: RingNode; path: string };

function place(node: RingNode, level: number, from: number, to: number, width: number): Placed[] {
  const inner = level === 0 ? 0 : core + (level - 1) * width + 3;
  const outer = core + level * width;
  const shape = arc<void>()
    .innerRadius(inner)
    .outerRadius(outer)
    .startAngle(from)
    .endAngle(to)
    .padAngle(level === 0 ? 0 : 0.012)
    .padRadius(outer)
    .cornerRadius(level === 0 ? 0 : 4);
  const total = leavesOf(node);
  let at = from;
  const below = node.children.flatMap((child) => {
    const span = ((to - from) * leavesOf(child)) / total;
    const placed = place(child, level + 1, at, at + span, width);
    at += span;
    return placed;
  });
  return [{ node, path: shape() ?? '' }, ...below];
}

/** Draws the rings of `root`. The same figures must stand as a table beneath (`describedBy` is its id). */
export function Rings(props: {
  root: RingNode;
  title: string;
  describedBy: string;
  centre: string;
  note: string;
}) {
  const rings = Math.max(1, depthOf(props.root) - 1);
  const width = Math.min(96, (size / 2 - core - 4) / rings);
  const placed = place(props.root, 0, 0, 2 * Math.PI, width);
  const step = ringStep(props.root.share);
  return (
    <svg
      className="rings"
      viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`}
      role="group"
      aria-label={props.title}
      aria-describedby={props.describedBy}
    >
      {placed.map(({ node, path }) => (
        <Arc key={node.id} node={node} path={path} />
      ))}
      <text
        className={`rings-centre is-on-${step}${widthOf(props.centre) > centreMax ? ' is-long' : ''}`}
        textAnchor="middle"
        y="-4"
      >
        {props.centre}
      </text>
      <text className={`rings-note is-on-${step}`} textAnchor="middle" y="22">
        {props.note}
      </text>
    </svg>
  );
}

function Arc({ node, path }: Placed) {
  const shape = (
    <path className={`ring is-${ringStep(node.share)}`} d={path}>
      <title>{`${node.name}: ${node.saying}`}</title>
    </path>
  );
  return node.href ? (
    <a href={node.href} aria-label={`${node.name}: ${node.saying}`}>
      {shape}
    </a>
  ) : (
    shape
  );
}

/** The sign of the house: three open rings around a core, as drawn in the frames' head. */
export function Sign() {
  return (
    <svg className="sign" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="3.4" className="sign-core" />
      <path className="sign-ring" d="M16 8.6a7.4 7.4 0 1 1-6.4 3.7" />
      <path className="sign-ring" d="M27.2 16A11.2 11.2 0 1 1 16 4.8" />
      <path className="sign-ring" d="M6.4 27.4A15 15 0 1 1 30.8 18" />
    </svg>
  );
}
