/** The law of the floors: an import only goes down, the core is pure, and nothing goes in a circle. */

import { circlesIn } from './circle.ts';
import {
  featureFolders,
  featureList,
  featureOf,
  featureOrder,
  isHouseCode,
  isTest,
  rooms,
  type Shelf,
  shelfOf,
} from './plan.ts';
import type { Source } from './source.ts';
import { type Import, importsOf, resolved } from './syntax.ts';

type Standing = { height: number; name: string };
type Arrow = Import & { from: string; to: string; order: readonly string[] };

const tables = 'db/tables.ts';
const pure: readonly Shelf[] = ['word', 'text', 'policy', 'letters'];
/** What a feature gives to those above; a part is drawn from what it is handed (docs/decisions/0020). */
const open: readonly Shelf[] = ['word', 'text', 'policy', 'store', 'actions', 'part'];
const doors: readonly Shelf[] = ['part', 'site', 'office', 'api', 'island', 'reactions'];

/** Every arrow that breaks the law, in words. */
export function floors(sources: readonly Source[]): string[] {
  const order = featureOrder(sources);
  const unlisted = featureFolders(sources).filter((feature) => !order.includes(feature));
  const code = sources.filter((source) => isHouseCode(source.path));
  const known = new Set(sources.map((source) => source.path));
  const arrows = code.flatMap((source) =>
    importsOf(source).map((one): Arrow => {
      const isRelative = /^\.\.?\//.test(one.target ?? '');
      const to = isRelative ? resolved(source.path, one.target!) : (one.target ?? '');
      return { ...one, from: source.path, to, order };
    }),
  );
  return [
    ...unlisted.map(
      (feature) => `src/features/${feature} stands on no floor: ${featureList} does not list it`,
    ),
    ...code
      .filter((source) => !standingOf(source.path, order) && !isUnlisted(source.path, order))
      .map((source) => `${source.path} stands on no floor`),
    ...arrows.flatMap((arrow) =>
      wrongsOf(arrow, known).map((wrong) => `${arrow.from} → ${arrow.to} ${wrong}`),
    ),
    ...circlesIn(arrows).map((circle) => `${circle.join(' → ')} goes in a circle`),
  ];
}

function isUnlisted(path: string, order: readonly string[]): boolean {
  const feature = featureOf(path);
  return feature !== undefined && !order.includes(feature);
}

function standingOf(path: string, order: readonly string[]): Standing | undefined {
  const feature = featureOf(path);
  if (feature)
    return order.includes(feature)
      ? { height: 3 + order.indexOf(feature) / order.length, name: feature }
      : undefined;
  if (path === tables) return { height: 0, name: tables };
  if (path === featureList) return { height: 4, name: 'the list of features' };
  const floor = /^src\/([^/]+)\//.exec(path)?.[1] ?? /^(world)\//.exec(path)?.[1];
  const height = { kernel: 1, platform: 2, ui: 2, surfaces: 5, world: 6, main: 7 }[floor ?? ''];
  return floor && height ? { height, name: floor } : undefined;
}

/** What is wrong with one arrow; mostly nothing. */
function wrongsOf(arrow: Arrow, known: ReadonlySet<string>): string[] {
  const { from, to, target, order } = arrow;
  if (target === undefined) return ['is an import whose target nobody can read: write it out'];
  const isPackage = to === target && !/^\.\.?(\/|$)/.test(target);
  if (isPackage) return packageWrongs(arrow);
  if (!/\.\w+$/.test(to)) return ['carries no extension'];
  if (isTest(to)) return ['leads from the house into its tests'];
  const [here, there] = [standingOf(from, order), standingOf(to, order)];
  if (isUnlisted(from, order) || isUnlisted(to, order) || !here) return [];
  if (!there) return /\.(css|json|sql|svg)$/.test(to) && known.has(to) ? [] : ['leads out of the house'];
  if (there.height > here.height) return [`goes up: ${there.name} stands above ${here.name}`];
  if (there.height === here.height && there.name !== here.name) {
    return [`goes across: ${here.name} and ${there.name} do not know each other`];
  }
  return featureOf(from) ? shelfWrongs(arrow) : [];
}

/** Foreign parts keep to their room. */
function packageWrongs({ from, to, isDeferred }: Arrow): string[] {
  const room = rooms.find(({ packages }) => packages.test(to));
  if (room && room.path !== from) return [`has its room in ${room.path}`];
  if (to === 'pg-boss' && !from.startsWith('src/platform/')) return ['only platform knows pg-boss'];
  if (from.startsWith('src/kernel/')) return ['the kernel is pure: it knows no package'];
  if (!featureOf(from)) return [];
  const shelf = shelfOf(from);
  if (pure.includes(shelf)) return [`a ${shelf} file is pure: it knows no package`];
  return shelf === 'island' && !isDeferred
    ? ['an island fetches a package only when it is needed: `import()`']
    : [];
}

/** Inside a feature and between features. */
function shelfWrongs({ from, to, isDeferred }: Arrow): string[] {
  const shelf = shelfOf(from);
  const [here, there] = [featureOf(from), featureOf(to)];
  const target = there ? shelfOf(to) : undefined;
  const isKernel = to.startsWith('src/kernel/');
  if (shelf === 'island') return islandWrongs(to, target, isDeferred && here === there);
  if (pure.includes(shelf) && !isKernel && !(target && pure.includes(target))) {
    return [`a ${shelf} file is pure: it knows only the kernel and other pure files`];
  }
  if (to.startsWith('src/ui/') && !doors.includes(shelf)) return ['only doors draw'];
  if (!target) return [];
  if (here !== there) return open.includes(target) ? [] : [`${there} keeps its ${target} to itself`];
  return heightOf(target) > heightOf(shelf)
    ? [`goes up inside ${here}: ${target} stands above ${shelf}`]
    : [];
}

/** Islands may stand on islands of features below; a room of their own they fetch only when it is needed. */
function islandWrongs(to: string, target: Shelf | undefined, isFetchedAtHome: boolean): string[] {
  const isNear = to.startsWith('src/kernel/') || to.startsWith('src/ui/');
  if (isNear || target === 'word' || target === 'island') return [];
  return target === 'room' && isFetchedAtHome ? [] : ['an island knows only ui, kernel and words'];
}

function heightOf(shelf: Shelf): number {
  if (doors.includes(shelf)) return 3;
  if (shelf === 'actions') return 2;
  return shelf === 'word' || shelf === 'text' ? 0 : 1;
}
