/** 验证计票: how anybody recounts a poll, in this browser or by hand, with the files to fetch and what is sealed meanwhile. */

import type { ReactNode } from 'react';
import { askPage, offsetOf, pageOf } from '../../../kernel/page.ts';
import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Published, SetAside } from '../../../platform/published.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Empty, Heading, Note, Pager, Section, Table } from '../../../ui/parts.tsx';
import type { Call } from '../../call/call.ts';
import { findCall, getCall } from '../../call/store.ts';
import { saySize } from '../../media/measure.ts';
import { folderOf } from '../actions/write-files.ts';
import { findPollById, isPublished } from '../store/poll.ts';
import { findKeyDestroyed } from '../store/signal.ts';
import { text } from '../text.ts';
import { gateOf, type Poll } from '../vote.ts';

type Size = { name: string; bytes: number };
export type AskedRecount = {
  poll: Poll;
  call: Call;
  files: readonly Size[];
  /** Sets of files that told another history and gave way to these. */
  asides: readonly SetAside[];
  /** How long it can be said whose a vote was, and since when it cannot. */
  retention: { keyDays?: number; destroyedAt?: Date };
};

/** The poll of a call that is before the public, with its published files. */
export function findRecount({ published, keyDays }: { published?: Published; keyDays?: number }) {
  return async (ask: Ask): Promise<AskedRecount | undefined> => {
    const poll = await findPollById(ask.tx, ask.params.poll!);
    if (!poll || !(await findCall(ask.tx, ask.actor, poll.callId))) return undefined;
    // An older database knows nothing of what lies there yet.
    const folder = (await isPublished(ask.tx, poll.id)) ? published : undefined;
    const sizes = (await folder?.list(folderOf(poll.id))) ?? new Map<string, number>();
    const files = [...sizes].map(([name, bytes]) => ({ name, bytes }));
    const inOrder = files.sort((a, b) => rankOf(a.name) - rankOf(b.name) || (a.name < b.name ? -1 : 1));
    const asides = (await published?.listAside(folderOf(poll.id))) ?? [];
    const retention = { keyDays, destroyedAt: await findKeyDestroyed(ask.tx, poll.id) };
    return { poll, call: await getCall(ask.tx, poll.callId), files: inOrder, asides, retention };
  };
}

const kinds = ['poll', 'index', 'events', 'contents', 'checkpoint'] as const;

function kindOf(name: string): (typeof kinds)[number] {
  return kinds.find((kind) => name.startsWith(kind)) ?? 'index';
}

function rankOf(name: string): number {
  return kinds.indexOf(kindOf(name));
}

export function recountPage(view: View, { poll, call, files, asides, retention }: AskedRecount): ShownPage {
  const say = view.say(text);
  const gate = gateOf(poll, call);
  const name = [call.name, gate].flatMap((one) => (one ? nameIn(one, view.language) : [])).join(' · ');
  const title = say('recount.of', { call: name });
  const address = `/campaigns/${call.campaignId}/calls/${call.id}`;
  return {
    title,
    share: { description: say('recount.what') },
    islands: files.length > 0 ? ['vote.js'] : [],
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[
            [nameIn(call.name, view.language), address],
            [say('rules.of', { call: nameIn(call.name, view.language) }), `${address}/rules`],
          ]}
        >
          <p className="prose">{say('recount.what')}</p>
        </Heading>
        {asides.map(({ number, note }) => (
          <Note key={number} tone="warn" title={say('recount.aside')}>
            <p>{say('recount.aside.what', { count: number })}</p>
            <p>
              <code>{note.trim()}</code>
            </p>
          </Note>
        ))}
        {files.length === 0 ? (
          <Empty title={say('recount.files.none')} />
        ) : (
          <>
            <HerePart view={view} poll={poll} files={files} />
            <HandPart view={view} poll={poll} />
          </>
        )}
        <Section title={say('recount.sealed')} id="sealed">
          {(['what', 'names', 'limits'] as const).map((one) => (
            <p key={one} className="prose">
              {say(`recount.sealed.${one}`)}
            </p>
          ))}
          <KeyPart view={view} retention={retention} />
        </Section>
        {files.length === 0 ? null : <FilesPart view={view} poll={poll} files={files} />}
      </>
    ),
  };
}

/** Until when it can be said whose a vote was. */
function KeyPart({ view, retention }: { view: View; retention: AskedRecount['retention'] }) {
  const say = view.say(text);
  const { keyDays, destroyedAt: at } = retention;
  if (at) return <p className="prose">{say('key.destroyed', { at: sayDay(at, view.language) })}</p>;
  return keyDays === undefined ? null : <p className="prose">{say('key.until', { days: keyDays })}</p>;
}

const filesOf = (poll: Poll) => `/votes/${poll.id}/files`;
const bytesOf = (files: readonly Size[]) => files.reduce((sum, file) => sum + file.bytes, 0);

/** Without scripts only the sentence is seen; the island shows the rest. */
function HerePart({ view, poll, files }: { view: View; poll: Poll; files: readonly Size[] }) {
  const say = view.say(text);
  return (
    <Section title={say('recount.here')} id="here">
      <div data-recount={filesOf(poll)}>
        <p data-part="off">{say('recount.no-script')}</p>
        <div data-part="on" hidden>
          <p className="prose">{say('recount.here.what', { size: saySize(bytesOf(files)) })}</p>
          <div className="field">
            <label htmlFor="kept">{say('recount.keep')}</label>
            <p className="hint" id="kept-hint">
              {say('recount.keep.hint')}
            </p>
            <input id="kept" type="file" accept=".json" data-part="file" aria-describedby="kept-hint" />
          </div>
          <p className="send">
            <button type="button" className="button is-main" data-part="start">
              {say('recount.start')}
            </button>{' '}
            <button type="button" className="button is-calm" data-part="stop" hidden>
              {say('recount.stop')}
            </button>
          </p>
          <meter className="meter" aria-label={say('recount')} min={0} data-part="meter" hidden />
        </div>
        <p role="status" data-part="status" />
        <div data-part="result" />
      </div>
    </Section>
  );
}

function HandPart({ view, poll }: { view: View; poll: Poll }) {
  const say = view.say(text);
  const steps: readonly (readonly [ReactNode, string?])[] = [
    [say('recount.by-hand.download')],
    [say('recount.by-hand.ours'), `./bin/tongxin recount ${view.origin}${filesOf(poll)}`],
    [say('recount.by-hand.theirs'), `python3 bin/recount.py ${say('recount.folder')}`],
    [say('recount.by-hand.own')],
  ];
  return (
    <Section title={say('recount.by-hand')} id="by-hand">
      <ol>
        {steps.map(([words, command]) => (
          <li key={String(words)}>
            {words}
            {command ? (
              <>
                <br />
                <code>{command}</code>
              </>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function FilesPart({ view, poll, files }: { view: View; poll: Poll; files: readonly Size[] }) {
  const say = view.say(text);
  const ask = askPage(view.query.page, 50);
  const page = pageOf(files.slice(offsetOf(ask), offsetOf(ask) + ask.size), files.length, ask);
  const count = { count: files.length, size: saySize(bytesOf(files)), at: view.now };
  return (
    <Section title={say('recount.files')} id="files">
      <p>{say('recount.files.count', count)}</p>
      <Table
        caption={say('recount.files')}
        rows={page.items}
        keyOf={(file) => file.name}
        columns={[
          {
            key: 'name',
            head: say('recount.file'),
            cell: ({ name }) => (
              <a href={`${filesOf(poll)}/${name}`} download={name}>
                {name}
              </a>
            ),
          },
          { key: 'is', head: say('recount.is'), cell: ({ name }) => say(`recount.is.${kindOf(name)}`) },
          { key: 'size', head: say('recount.size'), align: 'end', cell: ({ bytes }) => saySize(bytes) },
        ]}
      />
      <Pager screen={view} page={page} href={(to) => `/votes/${poll.id}/recount?page=${to}#files`} />
    </Section>
  );
}
