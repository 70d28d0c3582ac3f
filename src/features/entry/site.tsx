/** The doors of entries for people: beginning one, one's own, and the file of a work that may be seen. */

import type { Actor } from '../../kernel/actor.ts';
import { askPage } from '../../kernel/page.ts';
import { sayInstant } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { notNow, type Verdict } from '../../kernel/verdict.ts';
import {
  type Ask,
  act,
  anyone,
  nothing,
  page,
  type Route,
  raw,
  type ShownPage,
  type View,
} from '../../platform/route.ts';
import { Empty, Heading, Pager, Table } from '../../ui/parts.tsx';
import type { MediaRoom } from '../media/actions/examine-file.ts';
import { entryFileResponse, renditionFor } from './actions/answer-file.ts';
import { attachFile } from './actions/attach-file.ts';
import { removeFile } from './actions/remove-file.ts';
import { saveEntry } from './actions/save-entry.ts';
import { sendEntry } from './actions/send-entry.ts';
import { startEntry } from './actions/start-entry.ts';
import { withdrawEntry } from './actions/withdraw-entry.ts';
import { beginPage, chooseUnitPage } from './begin.tsx';
import { entryBody, StateBadge } from './dossier.tsx';
import { type EntryAtCall, fileSizeBytesMax } from './entry.ts';
import { mayEdit, mayEnterAsPerson, mayHaveWorks, mayWithdraw } from './policy.ts';
import { EntryForm, FileForm, NewEntry, textOf, Withdrawal } from './schema.ts';
import { findPlace } from './store/place.ts';
import { atCall, findEntry, findOwnEntry, listOwnEntries } from './store.ts';
import { text } from './text.ts';

const findPlaceAsked = (ask: Ask) => findPlace(ask.tx, ask.actor, ask.params.call!, ask.params.unit!);

async function findOwnAsked(ask: Ask): Promise<EntryAtCall | undefined> {
  const entry = await findOwnEntry(ask.tx, ask.actor, ask.params.entry!);
  return entry && atCall(ask.tx, entry);
}

/** For the page alone: who is signed out is asked to sign in, whether or not there is such an entry. */
type Door = { entry?: EntryAtCall };
const findDoor = async (ask: Ask): Promise<Door | undefined> => {
  if (ask.actor.kind !== 'person') return {};
  const entry = await findOwnAsked(ask);
  return entry && { entry };
};
const mayPassDoor = (_: Actor, door: Door): Verdict =>
  door.entry ? anyone() : notNow('http.sign-in-needed');

/** Whatever may be seen of a work and has a file: shown ones by everybody. */
async function findExhibited(ask: Ask): Promise<EntryAtCall | undefined> {
  const entry = await findEntry(ask.tx, ask.actor, ask.params.entry!);
  const found = entry && (await atCall(ask.tx, entry));
  return found?.file && found;
}

async function ownPage(view: View, entry: EntryAtCall): Promise<ShownPage> {
  const say = view.say(text);
  const body = await entryBody(view, entry, `/entries/${entry.id}`, [[say('mine'), '/my/entries']]);
  return { title: entry.title || say('title.none'), body, islands: ['entry.js'] };
}

async function minePage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const found = await listOwnEntries(view.tx, view.actor, askPage(view.query.page));
  return {
    title: say('mine'),
    body: (
      <>
        <Heading screen={view} title={say('mine')}>
          <p>{say('mine.lead')}</p>
        </Heading>
        {found.total === 0 ? (
          <Empty title={say('mine.none')}>
            <p>
              <a href="/">{say('mine.none.next')}</a>
            </p>
          </Empty>
        ) : (
          <Table
            caption={say('mine')}
            rows={found.items}
            keyOf={(e) => e.id}
            columns={[
              {
                key: 'title',
                head: say('title'),
                cell: (e) => <a href={`/entries/${e.id}`}>{e.title || say('title.none')}</a>,
              },
              { key: 'call', head: say('call'), cell: (e) => nameIn(e.callName, view.language) },
              { key: 'state', head: say('state'), cell: (e) => <StateBadge view={view} state={e.state} /> },
              { key: 'number', head: say('number'), cell: (e) => e.number ?? '' },
              {
                key: 'changed',
                head: say('changed-at'),
                cell: (e) => sayInstant(e.updatedAt, view.language),
              },
            ]}
          />
        )}
        <Pager screen={view} page={found} href={(n) => `/my/entries?page=${n}`} />
      </>
    ),
  };
}

const own = (entry: EntryAtCall) => `/entries/${entry.id}`;
const begin = beginPage('/entries');

/** Writing, sending, taking back. */
const writing: Route[] = [
  act({
    post: '/entries/new/:call/:unit',
    frame: 'site',
    finds: findPlaceAsked,
    may: mayEnterAsPerson,
    takes: NewEntry,
    does: (doing, place, taken) => startEntry(doing, place, textOf(taken), 'person'),
    leadsTo: (entry) => `${own(entry)}#file`,
    tells: text['told.started'],
    shows: begin,
  }),
  act({
    post: '/entries/:entry/save',
    frame: 'site',
    finds: findOwnAsked,
    may: mayEdit,
    takes: EntryForm,
    does: (doing, entry, taken) => saveEntry(doing, entry, textOf(taken), taken.revision),
    leadsTo: own,
    tells: text['told.saved'],
    shows: ownPage,
  }),
  act({
    post: '/entries/:entry/send',
    frame: 'site',
    finds: findOwnAsked,
    may: mayEdit,
    takes: EntryForm,
    does: (doing, entry, taken) => sendEntry(doing, entry, textOf(taken), taken.revision),
    leadsTo: own,
    tells: text['told.sent'],
    shows: ownPage,
  }),
  act({
    post: '/entries/:entry/withdraw',
    frame: 'site',
    finds: findOwnAsked,
    may: mayWithdraw,
    takes: Withdrawal,
    does: withdrawEntry,
    leadsTo: own,
    tells: text['told.withdrawn'],
    shows: ownPage,
  }),
];

/** The file of a draft, sent apart from its words, so that no text is ever lost with it. */
function attachRoutes(room: MediaRoom): Route[] {
  const attach = attachFile(room);
  return [
    act({
      post: '/entries/:entry/file',
      frame: 'site',
      finds: findOwnAsked,
      may: mayEdit,
      takes: FileForm,
      takesFile: { field: 'file', sizeBytesMax: fileSizeBytesMax },
      does: (doing, entry, _, file) => attach(doing, entry, file),
      leadsTo: (entry) => `${own(entry)}#file`,
      tells: text['told.file'],
      shows: ownPage,
    }),
    act({
      post: '/entries/:entry/file/remove',
      frame: 'site',
      finds: findOwnAsked,
      may: mayEdit,
      takes: FileForm,
      does: removeFile,
      leadsTo: (entry) => `${own(entry)}#file`,
      tells: text['told.removed'],
      shows: ownPage,
    }),
  ];
}

function fileRoutes(room: MediaRoom): Route[] {
  const audience = (entry: EntryAtCall) => (entry.shownAt ? 'public' : 'private');
  return [
    raw({
      get: '/entries/:entry/file',
      frame: 'site',
      finds: findOwnAsked,
      may: anyone,
      answers: (request, entry) =>
        entry.file
          ? entryFileResponse(room, entry.file, request, 'private')
          : new Response(null, { status: 404 }),
    }),
    raw({
      get: '/works/:entry/file',
      frame: 'site',
      finds: findExhibited,
      may: anyone,
      answers: (request, entry) => entryFileResponse(room, entry.file!, request, audience(entry)),
    }),
    raw({
      get: '/works/:entry/picture/:size',
      frame: 'site',
      words: ['size'],
      finds: findExhibited,
      may: anyone,
      answers: (request, entry, ask) => {
        const rendition = renditionFor(ask.params.size!, request);
        if (!rendition) return new Response(null, { status: 404 });
        const answer = entryFileResponse(room, entry.file!, request, audience(entry), rendition);
        answer.headers.set('vary', 'Accept, Cookie');
        return answer;
      },
    }),
  ];
}

/** The doors, over the room in which files lie. */
export function routes(room: MediaRoom): Route[] {
  return [
    page({ get: '/my/entries', frame: 'site', finds: nothing, may: mayHaveWorks, shows: minePage }),
    page({ get: '/entries/new', frame: 'site', finds: nothing, may: anyone, shows: chooseUnitPage }),
    page({
      get: '/entries/new/:call/:unit',
      frame: 'site',
      finds: findPlaceAsked,
      may: mayEnterAsPerson,
      shows: begin,
    }),
    page({
      get: '/entries/:entry',
      frame: 'site',
      finds: findDoor,
      may: mayPassDoor,
      shows: (view, door) => ownPage(view, door.entry!),
    }),
    ...writing,
    ...attachRoutes(room),
    ...fileRoutes(room),
  ];
}
