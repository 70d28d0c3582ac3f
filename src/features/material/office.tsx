/** The office doors of material: the list, gathering, one piece with its advice, turning it into a work. */

import { type Ask, act, nothing, page, type Route } from '../../platform/route.ts';
import { seeUnit } from '../activity/actions/place-report.ts';
import { mayEnterOffice } from '../organisation/policy.ts';
import { getOrganisation } from '../organisation/store.ts';
import { dropMaterial } from './actions/drop-material.ts';
import { editMaterial } from './actions/edit-material.ts';
import { gatherActivity, gatherMaterial } from './actions/gather-material.ts';
import { noteMaterial } from './actions/note-material.ts';
import { turnMaterial } from './actions/turn-material.ts';
import type { Material } from './material.ts';
import { listPage, newPage } from './office/list.tsx';
import { materialPage, type SeenMaterial } from './office/material-page.tsx';
import { mayDrop, mayEdit, mayGather, mayNote, maySeeMaterial, mayTurn } from './policy.ts';
import {
  FromActivity,
  MaterialDrop,
  MaterialEdit,
  MaterialNoteForm,
  MaterialTurn,
  NewMaterial,
} from './schema.ts';
import { findMaterial } from './store.ts';
import { text } from './text.ts';

async function findAsked(ask: Ask): Promise<SeenMaterial | undefined> {
  const material = await findMaterial(ask.tx, ask.actor, ask.params.material!);
  if (!material) return undefined;
  const { recorderPath } = await seeUnit(ask.tx, await getOrganisation(ask.tx, material.organisationId));
  return { ...material, recorderPath };
}

const itsPage = (material: Material) => `/office/material/${material.id}`;

const gathering: Route[] = [
  page({
    get: '/office/material',
    frame: 'office',
    finds: nothing,
    may: mayEnterOffice,
    shows: listPage,
  }),
  page({ get: '/office/material/new', frame: 'office', finds: nothing, may: mayGather, shows: newPage }),
  act({
    post: '/office/material',
    frame: 'office',
    finds: nothing,
    may: mayGather,
    takes: NewMaterial,
    does: gatherMaterial,
    leadsTo: itsPage,
    tells: text['told.gathered'],
    shows: newPage,
  }),
  act({
    post: '/office/material/from-activity',
    frame: 'office',
    finds: nothing,
    may: mayGather,
    takes: FromActivity,
    does: gatherActivity,
    leadsTo: itsPage,
    tells: text['told.gathered'],
    shows: listPage,
  }),
];

const keeping: Route[] = [
  page({
    get: '/office/material/:material',
    frame: 'office',
    finds: findAsked,
    may: maySeeMaterial,
    shows: materialPage,
  }),
  act({
    post: '/office/material/:material/edit',
    frame: 'office',
    finds: findAsked,
    may: mayEdit,
    takes: MaterialEdit,
    does: editMaterial,
    leadsTo: itsPage,
    tells: text['told.edited'],
    shows: materialPage,
  }),
  act({
    post: '/office/material/:material/note',
    frame: 'office',
    finds: findAsked,
    may: mayNote,
    takes: MaterialNoteForm,
    does: noteMaterial,
    leadsTo: (material) => `${itsPage(material)}#notes`,
    tells: text['told.noted'],
    shows: materialPage,
  }),
  act({
    post: '/office/material/:material/turn',
    frame: 'office',
    finds: findAsked,
    may: mayTurn,
    takes: MaterialTurn,
    does: turnMaterial,
    leadsTo: (entry) => `/office/entries/${entry.id}`,
    tells: text['told.turned'],
    shows: materialPage,
  }),
  act({
    post: '/office/material/:material/drop',
    frame: 'office',
    finds: findAsked,
    may: mayDrop,
    takes: MaterialDrop,
    does: dropMaterial,
    leadsTo: itsPage,
    tells: text['told.dropped'],
    shows: materialPage,
  }),
];

/** All doors of the feature. */
export const routes: Route[] = [...gathering, ...keeping];
