/** What stands under a list that was asked: acting on what was found, saved queries; and the labels on a work's page. */

import { isStaff } from '../../kernel/actor.ts';
import type { FoundList } from '../../kernel/query.ts';
import type { View } from '../../platform/route.ts';
import { Form, formOf, SendButton, TextField, TickField } from '../../ui/form.tsx';
import { Badge, Section } from '../../ui/parts.tsx';
import type { Entry } from '../entry/entry.ts';
import type { EntryField } from '../entry/store/query.ts';
import type { ListKey } from './bulk.ts';
import { mayBulk, mayForget } from './policy.ts';
import { labelledAs, listLabels } from './store/label.ts';
import { listSaved } from './store/saved.ts';
import { labelQuery } from './text/query.ts';
import { text } from './text.ts';

const hrefs: Record<string, string> = { entry: '/office/entries', organisation: '/office/organisations' };

/** Labels in the query of works, for whoever holds a seat: those of their own organisations. */
export const labelField: EntryField = {
  field: labelQuery,
  isFor: isStaff,
  asked: (actor) => (match) => labelledAs(actor, match),
};

/** For officers only: others read the list. */
export async function FoundPart(view: View, found: FoundList) {
  if (!mayBulk(view.actor).allowed) return null;
  const say = view.say(text);
  const { list, typed: q, count, isAsked } = found;
  return (
    <Section title={say('bulks')} id="bulk" aside={<a href="/office/bulk">{say('found.history')}</a>}>
      {isAsked && count > 0 ? (
        <p>
          <a className="button is-calm" href={`/office/bulk/new?${new URLSearchParams({ list, q })}`}>
            {say('found.title', { count })}
          </a>{' '}
          <span className="quiet">{say('found.lead')}</span>
        </p>
      ) : (
        <p className="quiet">{say('found.empty')}</p>
      )}
      {await SavedPart({ view, list: list as ListKey, q: isAsked ? q : '' })}
    </Section>
  );
}

async function SavedPart({ view, list, q }: { view: View; list: ListKey; q: string }) {
  const say = view.say(text);
  const saved = await listSaved(view.tx, view.actor, list);
  return (
    <>
      {saved.length > 0 ? (
        <>
          <h3>{say('saved')}</h3>
          <ul className="query-saved">
            {saved.map((one) => (
              <li key={one.id}>
                <a href={`${hrefs[list]}?${new URLSearchParams({ q: one.query })}`} title={one.query}>
                  {one.name}
                </a>{' '}
                {one.organisationId ? <span className="quiet">{say('saved.shared')}</span> : null}{' '}
                {mayForget(view.actor, one).allowed ? (
                  <Form hand={formOf(view, `/office/queries/${one.id}/remove`)} className="form is-inline">
                    <button type="submit" className="link" aria-label={`${say('saved.forget')} ${one.name}`}>
                      {say('saved.forget')}
                    </button>
                  </Form>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {q ? (
        <details className="query-help">
          <summary>{say('saved.keep')}</summary>
          <KeepForm view={view} list={list} q={q} />
        </details>
      ) : null}
    </>
  );
}

/** Keeping a query under a name. */
export function KeepForm({ view, list, q }: { view: View; list: string; q: string }) {
  const say = view.say(text);
  const hand = formOf(view, '/office/queries');
  return (
    <Form hand={hand}>
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="q" value={q} />
      <TextField hand={hand} name="name" label={say('saved.name')} maxLength={30} />
      <TickField hand={hand} name="share" label={say('saved.share')} />
      <SendButton screen={view} label={say('saved.save')} tone="calm" />
    </Form>
  );
}

/** The labels a work bears for whoever looks; nothing where there are none. */
export async function LabelsPart(view: View, entry: Entry) {
  const labels = await listLabels(view.tx, view.actor, entry.id);
  const say = view.say(text);
  if (labels.length === 0) return null;
  return (
    <Section title={say('labels')} id="labels">
      <p>
        {labels.map((label) => (
          <span key={label}>
            <Badge>{label}</Badge>{' '}
          </span>
        ))}
        <span className="quiet">{say('labels.lead')}</span>
      </p>
    </Section>
  );
}
