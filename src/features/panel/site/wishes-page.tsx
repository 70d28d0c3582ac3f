/** What a judge would like to judge, would rather not, and must stay away from, now that titles are seen. */

import { askPage, offsetOf, type Page, pageOf } from '../../../kernel/page.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, type FormHand, formOf, SendButton, TickField } from '../../../ui/form.tsx';
import { Empty, Heading, Pager, Refused, Table } from '../../../ui/parts.tsx';
import type { Place } from '../actions/accept.ts';
import { mayDeclare } from '../policy.ts';
import { listWishes } from '../store/assignment.ts';
import type { TaskWork } from '../store/task.ts';
import { worksFor } from '../store.ts';
import { text } from '../text/site.ts';
import { text as shared } from '../text.ts';
import { placeHref } from './place-page.tsx';

export const wishesHref = (panelId: string) => `${placeHref(panelId)}/wishes`;

const levels = ['2', '1', '0', '-1', '-2'] as const;

export async function wishesPage(view: View, place: Place): Promise<ShownPage> {
  const say = view.say(text);
  const { panel, judge, task } = place;
  const titles = await task?.listTitles();
  const works = (await worksFor(view.tx, judge, task?.works ?? [], false)).map((work) => ({
    ...work,
    title: titles?.get(work.entryId) ?? work.number ?? '',
  }));
  const ask = askPage(view.query.page);
  const page = pageOf(works.slice(offsetOf(ask), offsetOf(ask) + ask.size), works.length, ask);
  const wishes = new Map(
    (await listWishes(view.tx, panel.id, judge.personId)).map((w) => [w.entryId, w.wish]),
  );
  const href = wishesHref(panel.id);
  const hand = formOf(view, href);
  return {
    title: say('wishes'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('wishes')}
          crumbs={[[say('place', { panel: panel.name }), placeHref(panel.id)]]}
        >
          <p>{say('wishes.lead')}</p>
        </Heading>
        <Refused screen={view} shown={page.total > 0 ? [href] : []} />
        {page.total === 0 ? (
          <Empty title={say('wishes.none')} />
        ) : (
          <Wishing view={view} place={place} hand={hand} page={page} wishes={wishes} />
        )}
        <Pager screen={view} page={page} href={(number) => `${href}?page=${number}`} />
      </>
    ),
  };
}

type Props = {
  view: View;
  place: Place;
  hand: FormHand;
  page: Page<TaskWork>;
  wishes: ReadonlyMap<string, number>;
};

function Wishing({ view, place, hand, page, wishes }: Props) {
  const [say, both] = [view.say(text), view.say(shared)];
  const choices = levels.map((level) => ({ value: level, label: say(`wish.${level}`) }));
  return (
    <Form hand={hand}>
      <Table
        caption={say('wishes')}
        rows={page.items}
        keyOf={(work) => work.entryId}
        columns={[
          { key: 'work', head: both('work'), cell: (work) => work.title },
          {
            key: 'wish',
            head: say('wishes.wish'),
            cell: (work, index) => (
              <>
                <input type="hidden" name={`wishes.${index}.entryId`} value={work.entryId} />
                <ChoiceField
                  hand={hand}
                  name={`wishes.${index}.wish`}
                  label={<span className="visually-hidden">{work.title}</span>}
                  choices={choices}
                  value={wishes.get(work.entryId) ?? 0}
                />
              </>
            ),
          },
          {
            key: 'away',
            head: say('wishes.away'),
            cell: (work) => (
              <TickField
                hand={hand}
                name="entries"
                choice={work.entryId}
                label={
                  <>
                    {say('wishes.away')} <span className="visually-hidden">{work.title}</span>
                  </>
                }
              />
            ),
          },
        ]}
      />
      <SendButton screen={view} verdict={mayDeclare(view.actor, place)} label={say('wishes.do')} />
    </Form>
  );
}
