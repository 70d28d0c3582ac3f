/** The doors of redaction for whoever runs a round: what may tell whose the works are, and hiding it. */

import type { Tx } from '../../platform/db.ts';
import { type Ask, act, page, type Route, raw } from '../../platform/route.ts';
import { entryFileResponse } from '../entry/actions/answer-file.ts';
import { fileIn } from '../entry/file.ts';
import { atCall, getEntry } from '../entry/store.ts';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { coverPicture } from './actions/cover-picture.ts';
import { markFile } from './actions/mark-file.ts';
import { markPhrase } from './actions/mark-phrase.ts';
import { removeMark } from './actions/remove-mark.ts';
import { serveVeiled } from './actions/serve-veiled.ts';
import { type FoundWork, redactionHref } from './office/found.ts';
import { namesPage } from './office/names.tsx';
import { workPage } from './office/work.tsx';
import { mayMark, maySeeNames } from './policy.ts';
import type { Judged } from './redaction.ts';
import { FileMarking, MarkRemoving, PhraseMarking, PictureCovering } from './schema.ts';
import { getVeil } from './store.ts';
import { text } from './text.ts';

export type RedactionSlots = {
  /** The round as its runner sees it; nothing to everybody else. */
  findJudged: (ask: Ask) => Promise<Judged | undefined>;
};

async function workIn(tx: Tx, judged: Judged, id: string | undefined): Promise<FoundWork | undefined> {
  const work = judged.works.find((one) => one.entryId === id);
  if (!work) return undefined;
  const entry = await atCall(tx, await getEntry(tx, work.entryId));
  const veil = await getVeil(tx, work, judged);
  return { judged, entryId: work.entryId, entry, files: entry.files, veil };
}

const leadsBack = ({ judged, entryId }: FoundWork) => redactionHref(judged.roundId, entryId);

const maySee = (actor: Ask['actor'], { judged }: FoundWork) => maySeeNames(actor, judged);
const may = (actor: Ask['actor'], { judged }: FoundWork) => mayMark(actor, judged);
const finding =
  ({ findJudged }: RedactionSlots) =>
  async (ask: Ask) => {
    const judged = await findJudged(ask);
    const found = judged && (await workIn(ask.tx, judged, ask.params.entry));
    const mark = found?.veil.marks.find((one) => one.id === ask.params.mark);
    return found && { ...found, mark };
  };

/** Needs the room in which files lie, and what is above: rounds. */
export function routes(room: MediaRoom, slots: RedactionSlots): Route[] {
  const { findJudged } = slots;
  const at = { frame: 'office', finds: finding(slots) } as const;
  const shows = workPage(room);
  return [
    page({
      get: '/office/rounds/:round/names',
      frame: 'office',
      finds: findJudged,
      may: maySeeNames,
      shows: namesPage(room),
    }),
    page({ get: '/office/rounds/:round/entries/:entry/redaction', ...at, may: maySee, shows }),
    raw({
      get: '/office/rounds/:round/entries/:entry/redaction/files/:file',
      ...at,
      may: maySee,
      answers: (request, { files }, { tx, params }) => {
        const file = fileIn(files, params.file)?.file;
        return file
          ? entryFileResponse(room, file, request, { tx, audience: 'private' })
          : new Response(null, { status: 404 });
      },
    }),
    raw({
      get: '/office/rounds/:round/entries/:entry/redaction/files/:file/veiled',
      ...at,
      may: maySee,
      answers: (request, { files, veil, entryId, entry }, { tx, params }) => {
        const file = fileIn(files, params.file)?.file;
        const name = entry.number ?? 'work';
        return file
          ? serveVeiled(room, request, { entryId, file, veil, name }, tx)
          : new Response(null, { status: 404 });
      },
    }),
    ...markRoutes(room, slots),
  ];
}

function markRoutes(room: MediaRoom, slots: RedactionSlots): Route[] {
  const at = { frame: 'office', finds: finding(slots) } as const;
  const shows = workPage(room);
  return [
    act({
      post: '/office/rounds/:round/entries/:entry/redaction/phrases',
      ...at,
      may,
      takes: PhraseMarking,
      does: markPhrase,
      leadsTo: leadsBack,
      tells: text['told.marked'],
      shows,
    }),
    act({
      post: '/office/rounds/:round/entries/:entry/redaction/covers',
      ...at,
      may,
      takes: PictureCovering,
      does: coverPicture(room),
      leadsTo: leadsBack,
      tells: text['told.marked'],
      shows,
    }),
    act({
      post: '/office/rounds/:round/entries/:entry/redaction/files',
      ...at,
      may,
      takes: FileMarking,
      does: markFile,
      leadsTo: leadsBack,
      tells: text['told.marked'],
      shows,
    }),
    act({
      post: '/office/rounds/:round/entries/:entry/redaction/marks/:mark/remove',
      ...at,
      may,
      takes: MarkRemoving,
      does: removeMark(room),
      leadsTo: leadsBack,
      tells: text['told.unmarked'],
      shows,
    }),
  ];
}
