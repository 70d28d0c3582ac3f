/** What may come in at the doors of material. */

import type { ActivityId, CallId, OrganisationId } from '../../kernel/id.ts';
import { choice, id, line, optionalLink, optionalProse, prose, shape, whole } from '../../platform/form.ts';
import { titleMax } from '../entry/entry.ts';
import { contentMax, materialKinds, noteMax } from './material.ts';

const written = {
  kind: choice(materialKinds),
  title: line(titleMax),
  content: optionalProse(contentMax),
  link: optionalLink(),
};
const version = whole(1, 1_000_000);

export const NewMaterial = shape({ unitId: id<OrganisationId>(), ...written });
export const FromActivity = shape({ activityId: id<ActivityId>() });
export const MaterialEdit = shape({ ...written, version });
export const MaterialNoteForm = shape({ content: prose(noteMax) });
export const MaterialTurn = shape({ callId: id<CallId>(), version });
export const MaterialDrop = shape({ version });
