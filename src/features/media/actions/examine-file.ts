/** A received file is examined: probed and, if a picture, redrawn. Needs no database, so no transaction waits. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { Files, Received } from '../../../platform/files.ts';
import { saySize } from '../measure.ts';
import {
  containerNames,
  containers,
  type Measured,
  picturePixelsMax,
  type Rendition,
  sniff,
} from '../media.ts';
import { sayContainers } from '../rule.ts';
import { type ProbeReason, probeFile, renderPicture } from './probe-file.ts';

/** What media needs of the machine: where bytes lie, and the built child that looks into them. */
export type MediaRoom = { files: Files; childPath: string };

export type Examined = { received: Received; measured: Measured; renditions: Rendition[] };

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
  const refused = async (reason: ProbeReason): Promise<Outcome<never>> => {
    await room.files.discard(received.token);
    const container = sniff(received.head);
    return refuse(
      causes[reason].code,
      {
        taken: sayContainers(containerNames),
        container: container ? containers[container].name : '',
        max: picturePixelsMax / 10_000,
      },
      field,
    );
  };
  if (received.sizeBytes === 0) return refused('empty');
  if (!sniff(received.head)) return refused('kind-unknown');
  const path = room.files.quarantinePathOf(received.token);
  const probed = await probeFile(path, room);
  if (!probed.ok) return refused(probed.reason);
  const { measured } = probed;
  if (containers[measured.container].kind !== 'picture') return done({ received, measured, renditions: [] });
  const rendered = await renderPicture(path, room);
  if (!rendered.ok) return refused(rendered.reason);
  const renditions: Rendition[] = [];
  for (const { base64, ...drawn } of rendered.renditions) {
    renditions.push({ ...drawn, ...(await room.files.keep(Buffer.from(base64, 'base64'))) });
  }
  return done({ received, measured, renditions });
}
