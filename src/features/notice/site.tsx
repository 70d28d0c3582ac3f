/** The public door of notices: an issued paper, for everybody. */

import { isStaff } from '../../kernel/actor.ts';
import { anyone, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { getCampaign } from '../campaign/store.ts';
import type { Notice } from './notice.ts';
import { NoticePaper } from './paper.tsx';
import { EndedBanner, Redline } from './redline.tsx';
import { findIssuedNotice, getNotice } from './store.ts';
import { text as paperText } from './text/paper.ts';
import { text } from './text.ts';

async function publicPage(view: View, notice: Notice): Promise<ShownPage> {
  const say = view.say(text);
  const { language, tx } = view;
  const older = notice.supersedes ? await getNotice(tx, notice.supersedes) : undefined;
  const { bodies } = await getCampaign(tx, notice.campaignId);
  return {
    title: notice.title,
    paper: true,
    share: {
      description: [notice.number, ...notice.issuers.map((issuer) => issuer.name)]
        .filter(Boolean)
        .join(' · '),
    },
    body: (
      <>
        {isStaff(view.actor) ? (
          <p className="no-print">
            <a href={`/office/notices/${notice.id}`}>{say('read.office')}</a>
          </p>
        ) : null}
        <EndedBanner language={language} notice={notice} base="/notices" />
        {older ? (
          <p className="no-print">
            <a href={`/notices/${older.id}`}>
              {view.say(paperText)('banner.supersedes', { title: older.title })}
            </a>
          </p>
        ) : null}
        <NoticePaper notice={notice} top={1} bodies={bodies} />
        {older ? (
          <div className="no-print">
            <Redline language={language} older={older} newer={notice} />
          </div>
        ) : null}
      </>
    ),
  };
}

export const routes: Route[] = [
  page({
    get: '/notices/:notice',
    frame: 'site',
    finds: (ask) => findIssuedNotice(ask.tx, ask.params.notice!),
    may: anyone,
    shows: publicPage,
  }),
];
