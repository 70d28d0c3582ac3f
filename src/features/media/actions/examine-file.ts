/** A received file is examined: probed and, if a picture, redrawn. Needs no database, so no transaction waits. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Files, Received } from '../../../platform/files.ts';
import type { Scanner } from '../../../platform/scan.ts';
import { saySize } from '../measure.ts';
import {
  containerNames,
  containers,
  type Measured,
  picturePixelsMax,
  type Rendition,
  type Scan,
  sniff,
} from '../media.ts';
import { sayContainers } from '../saying.ts';
import { type ProbeReason, probeFile, renderPicture } from './probe-file.ts';
import { sampleFilm } from './sample-film.ts';

/**
 * What media needs of the machine: where bytes lie, the built child that looks into them, a folder for programs that
 * look further, and a scanner for malware where the keeper has one.
 */
export type MediaRoom = { files: Files; childPath: string; workDir?: string; scanner?: Scanner };

export type Examined = { received: Received; measured: Measured; renditions: Rendition[]; scan: Scan };

const causes: Record<ProbeReason, { code: string }> = {
  empty: { code: 'media.empty' },
  hostile: { code: 'media.hostile' },
  'kind-unknown': { code: 'media.kind-unknown' },
  locked: { code: 'media.locked' },
  timeout: { code: 'media.too-slow' },
  'too-many-pixels': { code: 'media.too-many-pixels' },
  truncated: { code: 'media.truncated' },
  unreadable: { code: 'media.unreadable' },
};

/** What the door asked of the bytes: their greatest size, and the form field that refusals stand by. */
export type Asked = { sizeBytesMax: number; field?: string };

/** Looks at a file in quarantine: measured and redrawn, or refused with its reason. What is refused is discarded. */
export async function examineFile(
  room: MediaRoom,
  received: Received | 'too-large',
  { sizeBytesMax, field }: Asked,
): Promise<Outcome<Examined>> {
  if (received === 'too-large') return refuse('media.too-large', { max: saySize(sizeBytesMax) }, field);
  const found = await lookAt(room, received);
  if (typeof found !== 'string' && !('infected' in found)) return done(found);
  await room.files.discard(received.token);
  if (typeof found !== 'string') return refuse('media.infected', { name: found.infected }, field);
  const container = sniff(received.head);
  const about = {
    taken: sayContainers(containerNames),
    container: container ? containers[container].name : '',
    max: picturePixelsMax / 10_000,
  };
  return refuse(causes[found].code, about, field);
}

/** Cheap before dear: first bytes, malware, the bounded child, then samples or renditions. */
async function lookAt(
  room: MediaRoom,
  received: Received,
): Promise<Examined | ProbeReason | { infected: string }> {
  if (received.sizeBytes === 0) return 'empty';
  if (!sniff(received.head)) return 'kind-unknown';
  const path = room.files.quarantinePathOf(received.token);
  const [scan, probed] = await Promise.all([scanAt(room, path), probeFile(path, room)]);
  if (scan.state === 'infected') return { infected: scan.says ?? '' };
  if (!probed.ok) return probed.reason;
  const measured = await sampleFilm(path, probed.measured, room);
  const examined = { received, measured, renditions: [], scan };
  if (containers[measured.container].kind !== 'picture' || measured.container === 'heic') return examined;
  const rendered = await renderPicture(path, room);
  if (!rendered.ok) return rendered.reason;
  const renditions: Rendition[] = [];
  for (const { base64, ...drawn } of rendered.renditions) {
    renditions.push({ ...drawn, ...(await room.files.keep(Buffer.from(base64, 'base64'))) });
  }
  return { ...examined, renditions };
}

/** Without a scanner nobody looked, and that is what is kept. */
const scanAt = async (room: MediaRoom, path: string): Promise<Scan> =>
  room.scanner ? room.scanner(path) : { state: 'none' };
