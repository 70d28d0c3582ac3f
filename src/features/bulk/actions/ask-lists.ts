/** The lists on which acts are carried out, asked by the query that stands in their line. */

import { parseQuery } from '../../../kernel/query/parse.ts';
import type { Problem, Query, Vocabulary } from '../../../kernel/query.ts';
import { done, type Outcome, type Refusal, refuseAll } from '../../../kernel/verdict.ts';
import { askEntries, type EntryField, entryQueryFor, listEntryIds } from '../../entry/store/query.ts';
import { listOrganisationIds } from '../../organisation/store/query.ts';
import { organisationVocabulary } from '../../organisation/text/query.ts';
import type { BulkList } from './act.ts';

const refusalOf = ({ code, about }: Problem): Refusal => ({ code, about, field: 'q' });

function understand(typed: string, vocabulary: Vocabulary): Outcome<Query> {
  const parsed = parseQuery(typed, vocabulary);
  return 'query' in parsed ? done(parsed.query) : refuseAll(parsed.problems.map(refusalOf));
}

/** Works that the actor's seats show; the fields are those of the page. */
export function worksList(fields: readonly EntryField[]): BulkList {
  return {
    key: 'entry',
    finds: async ({ tx, actor, now }, typed, most) => {
      const about = await entryQueryFor(tx, actor, fields);
      const query = understand(typed, about.vocabulary);
      if (!query.ok) return query;
      return done(await listEntryIds(tx, actor, askEntries(query.value, about, now), most));
    },
  };
}

export const organisationsList: BulkList = {
  key: 'organisation',
  finds: async ({ tx, now }, typed, most) => {
    const query = understand(typed, organisationVocabulary);
    return query.ok ? done(await listOrganisationIds(tx, query.value, now, most)) : query;
  },
};
