/** Adding a photo to an activity, after it was reported and before it is approved. */

import { done, type Outcome, refuse } from '../../../kernel/verdict.ts';
import type { ReceivedFile } from '../../../platform/body.ts';
import type { Doing } from '../../../platform/db.ts';
import { announce } from '../../../platform/outbox.ts';
import type { MediaRoom } from '../../media/actions/examine-file.ts';
import { receiveFile } from '../../media/actions/receive-file.ts';
import { containers, sniff } from '../../media/media.ts';
import { type Activity, photoBytesMax } from '../activity.ts';
import { getActivity, insertStep, setPhoto } from '../store.ts';

/** Refuses no file, what is no picture, what media refuses, and an activity that was approved meanwhile. */
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
    const asked = { sizeBytesMax: photoBytesMax, field: 'photo' };
    const received = await receive(doing, { received: file, originalName: file.originalName, ...asked });
    if (!received.ok) return received;
    if (!(await setPhoto(doing.tx, activity.id, received.value.id))) return refuse('activity.is-approved');
    const amended = await getActivity(doing.tx, activity.id);
    await insertStep(doing, amended, 'photo');
    await announce(doing, {
      name: 'activity.amended',
      subjectId: activity.id,
      organisationId: activity.unitId,
      campaignId: activity.campaignId,
      seat: 'officer',
      after: { photo: received.value.sha256 },
    });
    return done(amended);
  };
}
