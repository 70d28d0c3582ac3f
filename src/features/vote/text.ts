/** The sentences of votes, each part's in its own file: site, ballot, ledger, recount, likes. */

import { refusals as ballotRefusals, text as ballotText } from './text/ballot.ts';
import { refusals as ledgerRefusals, text as ledgerText } from './text/ledger.ts';
import { refusals as likeRefusals, text as likeText } from './text/like.ts';
import { text as recountText } from './text/recount.ts';
import { text as siteText } from './text/site.ts';

export const text = { ...siteText, ...ballotText, ...ledgerText, ...recountText, ...likeText };

export const refusals = { ...ballotRefusals, ...ledgerRefusals, ...likeRefusals };
