/** A work within the page of somebody else: to be looked at; voting is done on its own page (AC-153). */

import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { Badge } from '../../../ui/parts.tsx';
import { getCampaign } from '../../campaign/store.ts';
import { Exhibit } from '../../entry/exhibit.tsx';
import { listShownFiles } from '../../entry/store/exhibit.ts';
import { text } from '../text.ts';
import type { ShownEntry } from '../vote.ts';
import { fileBaseOf } from './card.tsx';
import { addressOfWork } from './share.tsx';
import { findShown } from './work.tsx';

/** What everybody may see, whoever asks. */
export const findEmbedded = (ask: Ask) => findShown({ ...ask, actor: { kind: 'anyone', address: '' } });

export async function embedPage(view: View, { entry, call }: ShownEntry): Promise<ShownPage> {
  const say = view.say(text);
  const campaign = await getCampaign(view.tx, call.campaignId);
  const files = await listShownFiles(view.tx, entry.id);
  const makers = entry.makers.map((maker) => maker.name).join(say('separator'));
  const { ai } = entry.statements;
  return {
    title: entry.title,
    bare: true,
    share: { canonical: addressOfWork(entry), unlisted: true },
    body: (
      <article className="embed">
        <Exhibit isPublic screen={view} entry={entry} files={files} base={fileBaseOf(entry)} />
        <h1>{entry.title}</h1>
        <p className="quiet">
          {makers} · {nameIn(entry.unitName, view.language)}{' '}
          {ai && ai !== 'none' ? <Badge tone="warn">{say(`ai.${ai}`)}</Badge> : null}
        </p>
        <p>
          <a href={addressOfWork(entry)} target="_blank" rel="noopener">
            {say('embed.more', { campaign: campaign.title })}
          </a>
        </p>
      </article>
    ),
  };
}
