/** Deciding a page at once: the list of what would happen, with ticks; all of it or nothing. */

import { askPage } from '../../../kernel/page.ts';
import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, type FormHand, formOf, SendButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Pager, Table } from '../../../ui/parts.tsx';
import type { Activity } from '../activity.ts';
import { isLikelySame } from '../likeness.ts';
import { listSameDay, listToDo } from '../store.ts';
import { text } from '../text.ts';

export type SeveralVerb = 'approve' | 'accept';

/** The page of a verb: asked for by `?verb=`, or by the form that was refused. */
export async function severalPage(view: View): Promise<ShownPage> {
  const say = view.say(text);
  const isAccept = view.query.verb === 'accept' || view.path.endsWith('/accept-several');
  const verb: SeveralVerb = isAccept ? 'accept' : 'approve';
  const found = await listToDo(view.tx, view.actor, verb, askPage(view.query.page));
  const odd = await findOdd(view, found.items);
  const hand = formOf(view, `/office/activities/${verb}-several`);
  const sum = (of: (activity: Activity) => number) => found.items.reduce((all, one) => all + of(one), 0);
  const sums = {
    count: found.items.length,
    occurrences: sum((one) => one.occurrences.length),
    people: sum((one) => one.participants),
  };
  return {
    title: say(`several.${verb}`),
    body: (
      <>
        <Heading
          screen={view}
          title={say(`several.${verb}`)}
          crumbs={[[say('activities'), '/office/activities']]}
        >
          <p>{say('several.lead')}</p>
        </Heading>
        {found.items.length === 0 ? (
          <Empty title={say('several.none')} />
        ) : (
          <Form hand={hand} className="wide-form">
            <p>{say('several.sum', sums)}</p>
            <Choices view={view} hand={hand} rows={found.items} odd={odd} />
            <p>
              <SendButton screen={view} label={say(`several.${verb}`)} />
            </p>
            {found.pages > 1 ? <p className="hint">{say('several.next')}</p> : null}
          </Form>
        )}
        <Pager
          screen={view}
          page={found}
          href={(page) => `/office/activities/several?verb=${verb}&page=${page}`}
        />
      </>
    ),
  };
}

/** Those that look like another one the actor can see, or were changed after an approval: not ticked beforehand. */
async function findOdd(view: View, rows: readonly Activity[]): Promise<ReadonlySet<string>> {
  const odd = new Set(rows.filter((one) => one.editsAfterApproval > 0).map((one) => one.id));
  for (const rootCampaignId of new Set(rows.map((one) => one.rootCampaignId))) {
    const under = rows.filter((one) => one.rootCampaignId === rootCampaignId);
    const occurrences = under.flatMap((one) => one.occurrences);
    const others = await listSameDay(view.tx, view.actor, { occurrences, rootCampaignId });
    for (const one of under)
      if (others.some((other) => other.id !== one.id && isLikelySame(one, other))) odd.add(one.id);
  }
  return odd;
}

type ChoicesProps = { view: View; hand: FormHand; rows: readonly Activity[]; odd: ReadonlySet<string> };

/** A refused page comes back with the ticks as they were set. */
function Choices({ view, hand, rows, odd }: ChoicesProps) {
  const say = view.say(text);
  const { language } = view;
  const raw = view.form?.action === hand.action ? view.form.raw : undefined;
  const unticked = new Set(
    Object.entries(raw ?? {})
      .filter(([name]) => name.endsWith('.activity') && !raw?.[name.replace('.activity', '.take')])
      .map(([, values]) => values[0]),
  );
  return (
    <Table
      caption={say('activities.several')}
      rows={rows}
      keyOf={(one) => one.id}
      columns={[
        {
          key: 'take',
          head: say('several.take'),
          cell: (one, index) => (
            <label className="tick-cell">
              <input type="hidden" name={`chosen.${index}.activity`} value={one.id} />
              <input type="hidden" name={`chosen.${index}.version`} value={one.version} />
              <input
                type="checkbox"
                name={`chosen.${index}.take`}
                value="yes"
                defaultChecked={raw ? !unticked.has(one.id) : !odd.has(one.id)}
                aria-label={one.name}
              />
            </label>
          ),
        },
        {
          key: 'name',
          head: say('name'),
          cell: (one) => <Name view={view} one={one} isOdd={odd.has(one.id)} />,
        },
        { key: 'unit', head: say('unit'), cell: (one) => nameIn(one.unitShortName, language) },
        { key: 'held', head: say('held-at'), cell: (one) => sayDay(one.heldAt, language) },
        {
          key: 'count',
          head: say('times'),
          align: 'end',
          cell: (one) => one.occurrences.length,
        },
        {
          key: 'people',
          head: say('participants'),
          align: 'end',
          cell: (one) => say('people', { count: one.participants }),
        },
      ]}
    />
  );
}

function Name({ view, one, isOdd }: { view: View; one: Activity; isOdd: boolean }) {
  const say = view.say(text);
  return (
    <>
      <a href={`/office/activities/${one.id}`}>{one.name}</a>{' '}
      {one.editsAfterApproval > 0 ? <Badge tone="warn">{say('several.changed')}</Badge> : null}
      {isOdd && one.editsAfterApproval === 0 ? <Badge tone="warn">{say('likely-same')}</Badge> : null}
      {one.isLate ? <Badge tone="warn">{say('late')}</Badge> : null}
    </>
  );
}
