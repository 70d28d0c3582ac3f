/** The pages that lead from one organisation to another: moving, merging, a second line. Find, see what follows, confirm. */

import { askPage } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Empty, Heading, Note, Refused, Section } from '../../../ui/parts.tsx';
import { judgeLeader, judgeParent, type Organisation } from '../organisation.ts';
import { mayLead, mayPlaceUnder } from '../policy.ts';
import { listSecondLeaders } from '../store/line.ts';
import { searchOrganisations } from '../store/search.ts';
import { findOrganisation, listLine, listSeatsAt, pageChildren } from '../store.ts';
import { changeText } from '../text/change.ts';
import { text } from '../text.ts';
import { crumbsOf } from './node.tsx';
import { Stored } from './rename.tsx';
import { hrefOf, OrganisationTable, SearchBox } from './tree.tsx';

type Way = 'move' | 'merge' | 'lead';
const addressOf = (organisation: Organisation, way: Way): string =>
  `${hrefOf(organisation)}/${way === 'lead' ? 'second-lines' : way}`;

/** The names of a line from the root down: where something would stand. */
async function sayLine(view: View, organisation: Organisation): Promise<string> {
  const line = await listLine(view.tx, organisation.path);
  return line.map((one) => nameIn(one.shortName, view.language)).join(' › ');
}

async function Choosing(view: View, organisation: Organisation, way: Way) {
  const [say, sayText] = [view.say(changeText), view.say(text)];
  const q = (view.query.q ?? '').trim();
  const action = addressOf(organisation, way);
  const found = q ? await searchOrganisations(view.tx, q, askPage(undefined, 20), { open: true }) : undefined;
  const rows = found?.items.filter((one) => one.id !== organisation.id) ?? [];
  return (
    <>
      <SearchBox view={view} action={action} q={q} label={say('choose')} />
      {found && rows.length === 0 ? <Empty title={sayText('search.none', { q })} /> : null}
      {rows.length > 0 ? (
        <OrganisationTable
          view={view}
          caption={say('choose')}
          rows={rows}
          more={{
            key: 'choose',
            head: '',
            align: 'end',
            cell: (one) => (
              <a
                className="button is-calm"
                href={`${action}?to=${one.id}`}
                aria-label={`${say('choose.do')} ${nameIn(one.name, view.language)}`}
              >
                {say('choose.do')}
              </a>
            ),
          }}
        />
      ) : null}
    </>
  );
}

async function Consequences(view: View, organisation: Organisation, to: Organisation, way: Way) {
  const say = view.say(changeText);
  const { name } = organisation;
  const { units } = organisation;
  const children = (await pageChildren(view.tx, organisation.id, askPage(undefined, 1))).total;
  const seats = (await listSeatsAt(view.tx, organisation.id, view.now)).length;
  const own = nameIn(organisation.shortName, view.language);
  const lines = { before: await sayLine(view, organisation), after: `${await sayLine(view, to)} › ${own}` };
  return (
    <Note title={say('preview')}>
      {way === 'lead' ? <p>{say('preview.lead', { name, to: to.name })}</p> : null}
      {way === 'move' ? <p>{say('preview.move', { name, children, units, to: to.name })}</p> : null}
      {way === 'merge' ? <p>{say('preview.merge', { name, children, units, to: to.name })}</p> : null}
      {way === 'merge' ? <p>{say('preview.seats', { name, seats })}</p> : null}
      {way === 'lead' ? null : <p>{say('preview.path', lines)}</p>}
      {way === 'lead' ? null : <p>{say('preview.old')}</p>}
    </Note>
  );
}

async function Confirming(view: View, organisation: Organisation, to: Organisation, way: Way) {
  const say = view.say(changeText);
  const action = addressOf(organisation, way);
  const hand = formOf(view, action);
  const problem = way === 'lead' ? judgeLeader(organisation, to) : judgeParent(organisation, to, 'to');
  const place = mayPlaceUnder(view.actor, to.path);
  const foreign = place.allowed ? undefined : place.refusal;
  const why = problem ?? foreign;
  return (
    <>
      {why ? (
        <p className="problem">{view.sayRefusal(why)}</p>
      ) : (
        await Consequences(view, organisation, to, way)
      )}
      <Form hand={hand}>
        <input type="hidden" name="to" value={to.id} />
        <input type="hidden" name="version" value={organisation.version} />
        <p id={hand.idOf('to')}>
          <strong>{say('target')}</strong> {nameIn(to.name, view.language)}{' '}
          <a href={`${action}?q=`}>{say('choose.other')}</a>
        </p>
        <TextField
          hand={hand}
          name="reason"
          label={say('reason')}
          hint={say('reason.hint')}
          maxLength={200}
        />
        <SendButton
          screen={view}
          label={say(way)}
          tone={way === 'merge' ? 'danger' : 'main'}
          verdict={why && !view.form ? { allowed: false, when: 'not-now', refusal: why } : undefined}
        />
      </Form>
    </>
  );
}

/** Who leads it by a second line now, each with the way to end it. */
async function Leaders(view: View, organisation: Organisation) {
  const [say, sayText] = [view.say(changeText), view.say(text)];
  const leaders = await listSecondLeaders(view.tx, organisation.id);
  if (leaders.length === 0) return null;
  return (
    <Section title={sayText('second.leaders')}>
      <OrganisationTable
        view={view}
        caption={sayText('second.leaders')}
        rows={leaders}
        more={{
          key: 'end',
          head: '',
          align: 'end',
          cell: (one) => (
            <ActButton
              screen={view}
              tone="calm"
              action={`${hrefOf(organisation)}/second-lines/end`}
              label={say('lead.end', { name: one.shortName })}
              verdict={mayLead(view.actor, organisation, view.now)}
              hidden={{
                to: one.id,
                version: String(organisation.version),
                reason: say('lead.end', { name: one.name }),
              }}
            />
          ),
        }}
      />
    </Section>
  );
}

function towardPage(way: Way) {
  return async (view: View, organisation: Organisation): Promise<ShownPage> => {
    const say = view.say(changeText);
    const asked = view.form?.raw.to?.[0] ?? view.query.to;
    const to = asked ? await findOrganisation(view.tx, asked) : undefined;
    const title = `${say(way)} · ${nameIn(organisation.name, view.language)}`;
    return {
      title,
      body: (
        <>
          <Heading screen={view} title={title} crumbs={await crumbsOf(view, organisation, true)} />
          <Stored view={view} organisation={organisation} />
          {to ? null : <Refused screen={view} shown={[]} />}
          {way === 'lead' && !to ? await Leaders(view, organisation) : null}
          {to ? await Confirming(view, organisation, to, way) : await Choosing(view, organisation, way)}
        </>
      ),
    };
  };
}

export const movePage = towardPage('move');
export const mergePage = towardPage('merge');
export const leadPage = towardPage('lead');
