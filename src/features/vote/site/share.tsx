/** Passing a page on: its address, a code for phones, a poster to print, and what other sites may put into theirs. */

import type { ReactNode } from 'react';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import type { Call } from '../../call/call.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import type { Entry } from '../../entry/entry.ts';
import { QrCode } from '../../entry/receipt.tsx';
import type { ShownFile } from '../../entry/store/exhibit.ts';
import { text } from '../text.ts';

/** The size in which a work stands within other pages. */
export const embedSize = { width: 640, height: 480 } as const;

export const addressOfWork = (entry: Pick<Entry, 'id'>): string => `/works/${entry.id}`;

const escaped = (words: string): string => words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The markup that others put into their pages. */
export function embedMarkup(
  origin: string,
  entry: Pick<Entry, 'id' | 'title'>,
  size = embedSize as Size,
): string {
  const src = `${origin}${addressOfWork(entry)}/embed`;
  const { width, height } = size;
  return `<iframe src="${src}" width="${width}" height="${height}" title="${escaped(entry.title)}" allowfullscreen loading="lazy"></iframe>`;
}
export type Size = { width: number; height: number };

type ShareProps = { view: View; title: string; path: string; children?: ReactNode };

/** A page's address as words and as a code; the button that copies it wakes in a browser, the field can be selected in all. */
export function SharePart({ view, title, path, children }: ShareProps) {
  const say = view.say(text);
  const address = `${view.origin}${path}`;
  return (
    <details className="share" id="share">
      <summary>{say('share.open')}</summary>
      <div className="share-parts">
        <div>
          <p>{say('share.wechat')}</p>
          <p>
            <label htmlFor="share-address">{say('share.address')}</label>
            <input id="share-address" readOnly value={address} />
          </p>
          <p className="share-copy">
            <button type="button" className="button is-calm" hidden data-copy="share-address">
              {say('share.copy')}
            </button>{' '}
            <span role="status" data-copied={say('share.copied')} data-kept={say('share.kept')} />
          </p>
          {children}
        </div>
        <QrCode address={address} label={say('share.qr', { title })} />
      </div>
    </details>
  );
}

export function ShareWork({ view, entry }: { view: View; entry: Entry }) {
  const say = view.say(text);
  const path = addressOfWork(entry);
  return (
    <SharePart view={view} title={entry.title} path={path}>
      <p>
        <a href={`${path}/poster`}>{say('share.poster')}</a>
      </p>
      <p>
        <label htmlFor="share-embed">{say('share.embed')}</label>
        <textarea id="share-embed" readOnly rows={3} value={embedMarkup(view.origin, entry)} />
      </p>
    </SharePart>
  );
}

const kindNames = { video: 'VideoObject', audio: 'AudioObject', picture: 'ImageObject' } as const;

type Told = { entry: Entry; call: Call; campaign: Campaign; first?: ShownFile; image?: string };

/** A work in the words of schema.org: nothing that its page does not show to everybody. */
export function dataOfWork(view: View, { entry, call, campaign, first, image }: Told) {
  const whole = (path: string) => new URL(path, view.origin).href;
  const kind = first && first.file.kind !== 'document' ? kindNames[first.file.kind] : 'CreativeWork';
  const seconds = first?.file.measured.durationSeconds;
  const thumbnail = image ? whole(image) : undefined;
  return {
    '@context': 'https://schema.org',
    '@type': kind,
    name: entry.title,
    description: entry.summary,
    url: whole(addressOfWork(entry)),
    identifier: entry.number,
    inLanguage: 'zh-CN',
    creator: entry.makers.map((maker) => ({ '@type': 'Person', name: maker.name })),
    sourceOrganization: { '@type': 'Organization', name: entry.unitName.zh },
    thumbnailUrl: thumbnail,
    uploadDate: entry.shownAt?.toISOString(),
    duration: seconds === undefined ? undefined : `PT${Math.round(seconds)}S`,
    embedUrl: whole(`${addressOfWork(entry)}/embed`),
    isPartOf: {
      '@type': 'CreativeWorkSeries',
      name: nameIn(call.name, view.language),
      url: whole(`/campaigns/${call.campaignId}/calls/${call.id}`),
      isPartOf: { '@type': 'Event', name: nameIn(campaign.title, view.language) },
    },
  };
}
