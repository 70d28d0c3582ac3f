/** The demo's own page: who may be played, and a clock that moves. Exists only where the database is a demo. */

import { sayInstant } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import { nameIn } from '../../kernel/text.ts';
import { done } from '../../kernel/verdict.ts';
import { moveClock } from '../../platform/clock.ts';
import { shape, whole } from '../../platform/form.ts';
import { act, anyone, nothing, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { Form, formOf } from '../../ui/form.tsx';
import { Heading, Section, Table } from '../../ui/parts.tsx';
import { text } from './text.ts';

export type DemoPerson = { username: string; who: Named };

const Move = shape({ days: whole(-400, 400) });
const steps = [1, 7, 30, -1, -7];

function demoPage(people: readonly DemoPerson[], password: string) {
  return (view: View): ShownPage => {
    const say = view.say(text);
    const hand = formOf(view, '/demo/clock');
    return {
      title: say('title'),
      body: (
        <>
          <Heading screen={view} title={say('title')}>
            <p>{say('lead')}</p>
          </Heading>
          <Section title={say('clock')}>
            <p className="figure">{sayInstant(view.now, view.language)}</p>
            <Form hand={hand} className="form is-inline">
              {steps.map((days) => (
                <button key={days} type="submit" name="days" value={days} className="button is-calm">
                  {days > 0 ? say('clock.forward', { days }) : say('clock.back', { days: -days })}
                </button>
              ))}
            </Form>
          </Section>
          <Section title={say('accounts')}>
            <p>{say('accounts.lead', { password })}</p>
            <Table
              caption={say('accounts')}
              rows={people}
              keyOf={(p) => p.username}
              columns={[
                { key: 'who', head: say('who'), cell: (p) => nameIn(p.who, view.language) },
                { key: 'account', head: say('account'), cell: (p) => <code>{p.username}</code> },
                {
                  key: 'go',
                  head: '',
                  align: 'end',
                  cell: (p) => <a href={`/sign-in?as=${p.username}`}>{say('sign-in-as')}</a>,
                },
              ]}
            />
          </Section>
        </>
      ),
    };
  };
}

/** The demo's doors. */
export function routes(people: readonly DemoPerson[], password: string): Route[] {
  return [
    page({ get: '/demo', frame: 'site', finds: nothing, may: anyone, shows: demoPage(people, password) }),
    act({
      post: '/demo/clock',
      frame: 'site',
      finds: nothing,
      may: anyone,
      takes: Move,
      does: async (doing, _, taken) => done(await moveClock(doing.tx, taken.days * 86_400)),
      leadsTo: () => '/demo',
      tells: text['told.moved'],
      shows: demoPage(people, password),
    }),
  ];
}
