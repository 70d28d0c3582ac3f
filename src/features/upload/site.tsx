/** The page of one's own files on their way: how far each is, going on with it, dropping it. */

import { type Actor, personIdOf } from '../../kernel/actor.ts';
import { askPage } from '../../kernel/page.ts';
import { sayInstant } from '../../kernel/period.ts';
import { notNow, type Verdict } from '../../kernel/verdict.ts';
import { type Ask, act, nothing, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { ActButton } from '../../ui/form.tsx';
import { Badge, type Column, Empty, Heading, Meter, Pager, Table } from '../../ui/parts.tsx';
import { saySize } from '../media/measure.ts';
import { dropUpload } from './actions/drop-upload.ts';
import { mayDrop, maySend } from './policy.ts';
import { UploadDrop } from './schema.ts';
import { findUpload, listOwnUploads } from './store.ts';
import { text } from './text.ts';
import type { Upload } from './upload.ts';

/** Where the form lives to which an upload belongs, and what it is called; features above know. */
export type WhereTo = (view: View, purpose: string) => { href: string; label: string } | undefined;

async function findAsked(ask: Ask): Promise<Upload | undefined> {
  const ownerId = personIdOf(ask.actor);
  return ownerId && findUpload(ask.tx, ownerId, ask.params.upload!);
}

const mayDropAsked = (actor: Actor, upload: Upload): Verdict =>
  actor.kind === 'person' ? mayDrop(actor, upload) : notNow('http.sign-in-needed');

/** Choosing the file again: shown by the island, as nothing can go on without it. */
function GoOn({ view, upload }: { view: View; upload: Upload }) {
  const say = view.say(text);
  const [id, size] = [`file-${upload.id}`, saySize(upload.sizeBytes)];
  return (
    <div
      className="upload-box"
      hidden
      data-upload={`/uploads/${upload.id}`}
      data-size={upload.sizeBytes}
      data-purpose={upload.purpose}
    >
      <label htmlFor={id}>{say('go-on.choose', { name: upload.originalName, size })}</label>
      <input id={id} type="file" />
      <p className="problem" role="alert" hidden />
    </div>
  );
}

function columnsOf(view: View, whereTo: WhereTo): Column<Upload>[] {
  const say = view.say(text);
  return [
    {
      key: 'name',
      head: say('name'),
      cell: (upload) => <span className="break">{upload.originalName}</span>,
    },
    {
      key: 'stand',
      head: say('stand'),
      cell: (upload) => (
        <>
          <Meter label={upload.originalName} value={upload.offsetBytes} max={upload.sizeBytes} />{' '}
          {say('stand.of', { sent: saySize(upload.offsetBytes), size: saySize(upload.sizeBytes) })}
        </>
      ),
    },
    {
      key: 'state',
      head: say('state'),
      cell: (upload) =>
        upload.state === 'complete' ? (
          <Badge tone="good">{say('state.complete')}</Badge>
        ) : (
          <Badge tone="wait">{say('state.arriving')}</Badge>
        ),
    },
    { key: 'expires', head: say('expires'), cell: (upload) => sayInstant(upload.expiresAt, view.language) },
    {
      key: 'act',
      head: say('go-on'),
      cell: (upload) => {
        const there = whereTo(view, upload.purpose);
        return (
          <>
            {there ? (
              <p>
                <a href={there.href}>{there.label}</a>
              </p>
            ) : null}
            {upload.state === 'arriving' ? <GoOn view={view} upload={upload} /> : null}
            <ActButton
              screen={view}
              tone="danger"
              action={`/my/uploads/${upload.id}/drop`}
              verdict={mayDrop(view.actor, upload)}
              label={say('drop')}
            />
          </>
        );
      },
    },
  ];
}

const uploadsPage =
  (whereTo: WhereTo) =>
  async (view: View): Promise<ShownPage> => {
    const say = view.say(text);
    const found = await listOwnUploads(view.tx, personIdOf(view.actor)!, askPage(view.query.page));
    return {
      title: say('uploads'),
      islands: found.total > 0 ? ['upload.js'] : undefined,
      body: (
        <>
          <Heading screen={view} title={say('uploads')}>
            <p>{say('uploads.lead')}</p>
          </Heading>
          {found.total === 0 ? (
            <Empty title={say('uploads.none')}>
              <p>{say('uploads.none.next')}</p>
            </Empty>
          ) : (
            <Table
              caption={say('uploads')}
              rows={found.items}
              keyOf={(upload) => upload.id}
              columns={columnsOf(view, whereTo)}
            />
          )}
          <Pager screen={view} page={found} href={(nth) => `/my/uploads?page=${nth}`} />
        </>
      ),
    };
  };

/** The doors; `whereTo` is put there by main. */
export function routes(whereTo: WhereTo): Route[] {
  const shows = uploadsPage(whereTo);
  return [
    page({ get: '/my/uploads', frame: 'site', finds: nothing, may: maySend, shows }),
    act({
      post: '/my/uploads/:upload/drop',
      frame: 'site',
      finds: findAsked,
      may: mayDropAsked,
      takes: UploadDrop,
      does: dropUpload,
      leadsTo: () => '/my/uploads',
      tells: text['told.dropped'],
    }),
  ];
}
