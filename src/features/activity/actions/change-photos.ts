/** The photos of an activity: added after it was reported and taken away again, while it is not approved; never required. */

import type { FileId } from '../../../kernel/id.ts';
import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { ReceivedFile } from '../../../platform/body.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { receiveFile } from '../../media/actions/receive-file.ts';
import { containers, sniff } from '../../media/media.ts';
import { type Activity, photoBytesMax, photosMax } from '../activity.ts';
import { insertStep } from '../store/change.ts';
import { deletePhoto, insertPhoto } from '../store/photo.ts';
import { getActivity } from '../store.ts';

/** Refuses no file, what is no picture, what media refuses, too many, and an activity that was approved meanwhile. */
export function addPhoto(room: MediaRoom) {
  const receive = receiveFile(room);
  return async (
    doing: Doing,
    activity: Activity,
    _: unknown,
    file?: ReceivedFile,
  ): Promise<Outcome<Activity>> => {
    if (!file) return refuse('activity.photo-missing', undefined, 'photo');
    const container = sniff(file.head);
    if (container && containers[container].kind !== 'picture') {
      await room.files.discard(file.token);
      return refuse('activity.photo-kind', undefined, 'photo');
    }
    if (activity.photoIds.length >= photosMax)
      return refuse('activity.photos-full', { max: photosMax }, 'photo');
    const asked = { sizeBytesMax: photoBytesMax, field: 'photo' };
    const received = await receive(doing, { received: file, originalName: file.originalName, ...asked });
    if (!received.ok) return received;
    if (!(await insertPhoto(doing.tx, activity.id, received.value.id, doing.now)))
      return refuse('activity.is-approved');
    return tell(doing, activity, { photo: received.value.sha256 });
  };
}

/** Refuses a photo that is not this activity's, and an activity that was approved meanwhile. */
export async function removePhoto(
  doing: Doing,
  activity: Activity,
  { photo }: { photo: FileId },
): Promise<Outcome<Activity>> {
  if (!activity.photoIds.includes(photo)) return refuse('activity.photo-gone');
  if (!(await deletePhoto(doing.tx, activity.id, photo))) return refuse('activity.is-approved');
  return tell(doing, activity, { photoRemoved: photo });
}

async function tell(
  doing: Doing,
  activity: Activity,
  after: Record<string, string>,
): Promise<Outcome<Activity>> {
  const amended = await getActivity(doing.tx, activity.id);
  await insertStep(doing, amended, { verb: 'photo', organisationId: activity.reporterId });
  await announce(doing, {
    name: 'activity.amended',
    subjectId: activity.id,
    organisationId: activity.unitId,
    campaignId: activity.campaignId,
    seat: 'officer',
    after,
  });
  return done(amended);
}
