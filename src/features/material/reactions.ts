/** What material does when it hears a fact: whoever gathered it learns what was advised. */

import { on, type Reaction } from '../../platform/worker.ts';
import { postLetter } from '../message/actions/post-letter.ts';
import { getOrganisation } from '../organisation/store.ts';
import type { MaterialId } from './material.ts';
import { getMaterial } from './store.ts';

export const reactions: Reaction[] = [
  on('material.coached', 'tell-gatherer', async (doing, fact) => {
    const material = await getMaterial(doing.tx, fact.subjectId as MaterialId);
    const { title, advice, coachId } = (fact.after ?? {}) as {
      title: string;
      advice: string;
      coachId: string;
    };
    await postLetter(doing, {
      personId: material.byId,
      fact,
      kind: 'material.coached',
      about: { title, advice, organisation: (await getOrganisation(doing.tx, coachId)).name },
      link: `/office/material/${material.id}`,
      organisationId: material.organisationId,
    });
  }),
];
