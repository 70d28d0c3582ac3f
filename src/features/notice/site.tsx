/** The public door of notices: an issued paper, for everybody. */

import { isStaff } from '../../kernel/actor.ts';
import { anyone, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import type { Notice } from './notice.ts';
import { NoticePaper } from './paper.tsx';
import { findIssuedNotice } from './store.ts';
import { text } from './text.ts';

function publicPage(view: View, notice: Notice): ShownPage {
  const say = view.say(text);
  return {
    title: notice.title,
    paper: true,
    share: { description: [notice.number, ...notice.issuers].filter(Boolean).join(' · ') },
    body: (
      <>
        {isStaff(view.actor) ? (
          <p className="no-print">
            <a href={`/office/notices/${notice.id}`}>{say('read.office')}</a>
          </p>
        ) : null}
        <NoticePaper notice={notice} top={1} />
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
