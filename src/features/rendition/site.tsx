/** The doors of what is made of a file: its page, making again and stopping, its subtitles. */

import type { Actor } from '../../kernel/actor.ts';
import type { Tx } from '../../platform/db.ts';
import type { Files } from '../../platform/files.ts';
import { type Ask, act, page, type Route } from '../../platform/route.ts';
import { askJobAgain } from './actions/ask-again.ts';
import { cancelMaking } from './actions/cancel-job.ts';
import { removeCaption, saveCaption } from './actions/save-caption.ts';
import { sendCaption } from './actions/send-caption.ts';
import { captionBytesMax } from './caption.ts';
import type { Held } from './held.ts';
import { mayEditCaption, maySeeMaking } from './policy.ts';
import { CaptionFile, CaptionRemoval, CaptionText, JobAsk } from './schema.ts';
import { captionPage } from './site/caption.tsx';
import { makingPage } from './site/making.tsx';
import { text } from './text.ts';

/** Looks for a file through the visibility of whoever holds it: what the actor may not see is not there. */
export type FindsHeld = (tx: Tx, actor: Actor, fileId: string) => Promise<Held | undefined>;

export type RenditionRooms = { files: Files; findHeld: FindsHeld };

const own = (held: Held) => `/files/${held.file.id}`;

/** The doors; `findHeld` comes from main, which knows the features that hold files. */
export function routes({ files, findHeld }: RenditionRooms): Route[] {
  const finds = (ask: Ask) => findHeld(ask.tx, ask.actor, ask.params.file!);
  return [...makingRoutes(finds), ...captionRoutes(finds, files)];
}

type Finds = (ask: Ask) => Promise<Held | undefined>;

function makingRoutes(finds: Finds): Route[] {
  return [
    page({ get: '/files/:file', frame: 'site', finds, may: maySeeMaking, shows: makingPage }),
    act({
      post: '/files/:file/again',
      frame: 'site',
      finds,
      may: maySeeMaking,
      takes: JobAsk,
      does: askJobAgain,
      leadsTo: (_, held) => `${own(held)}#making`,
      tells: text['told.again'],
      shows: makingPage,
    }),
    act({
      post: '/files/:file/cancel',
      frame: 'site',
      finds,
      may: maySeeMaking,
      takes: JobAsk,
      does: cancelMaking,
      leadsTo: (_, held) => `${own(held)}#making`,
      tells: text['told.cancelled'],
      shows: makingPage,
    }),
  ];
}

function captionRoutes(finds: Finds, files: Files): Route[] {
  const may = mayEditCaption;
  return [
    page({ get: '/files/:file/captions', frame: 'site', finds, may, shows: captionPage }),
    act({
      post: '/files/:file/captions/save',
      frame: 'site',
      finds,
      may,
      takes: CaptionText,
      does: saveCaption,
      leadsTo: (_, held) => `${own(held)}#captions`,
      tells: text['told.caption'],
      shows: captionPage,
    }),
    act({
      post: '/files/:file/captions/send',
      frame: 'site',
      finds,
      may,
      takes: CaptionFile,
      takesFile: { field: 'file', sizeBytesMax: captionBytesMax },
      does: sendCaption(files),
      leadsTo: (_, held) => `${own(held)}#captions`,
      tells: text['told.caption'],
      shows: captionPage,
    }),
    act({
      post: '/files/:file/captions/remove',
      frame: 'site',
      finds,
      may,
      takes: CaptionRemoval,
      does: removeCaption,
      leadsTo: (_, held) => `${own(held)}#captions`,
      tells: text['told.caption-removed'],
      shows: captionPage,
    }),
  ];
}
