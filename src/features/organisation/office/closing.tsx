/** The pages of a single step with its reason: closing, opening again, inside or outside the system. */

import { nameIn } from '../../../kernel/text.ts';
import type { Verdict } from '../../../kernel/verdict.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import { Heading, Note } from '../../../ui/parts.tsx';
import type { Organisation } from '../organisation.ts';
import { mayClose, mayMarkOutside, mayReopen } from '../policy.ts';
import { listChildren, listSeatsAt } from '../store.ts';
import { changeText } from '../text/change.ts';
import { crumbsOf } from './node.tsx';
import { Stored } from './rename.tsx';
import { hrefOf } from './tree.tsx';

type Way = 'close' | 'reopen' | 'outside';

async function Consequences(view: View, organisation: Organisation, way: Way) {
  const say = view.say(changeText);
  const { name } = organisation;
  const seats = (await listSeatsAt(view.tx, organisation.id, view.now)).length;
  return (
    <Note title={say('preview')}>
      {way === 'close' ? <p>{say('preview.close', { name })}</p> : null}
      {way === 'close' ? <p>{say('preview.seats', { name, seats })}</p> : null}
      {way === 'close' ? <p>{say('preview.old')}</p> : null}
      {way === 'reopen' ? <p>{say('preview.reopen', { name })}</p> : null}
      {way === 'outside' ? (
        <p>{say(organisation.isOutside ? 'preview.inside' : 'preview.outside', { name })}</p>
      ) : null}
    </Note>
  );
}

async function verdictOf(view: View, organisation: Organisation, way: Way): Promise<Verdict> {
  if (way === 'reopen') return mayReopen(view.actor, organisation, view.now);
  if (way === 'outside') return mayMarkOutside(view.actor, organisation, view.now);
  const verdict = mayClose(view.actor, organisation, view.now);
  const open = verdict.allowed ? (await listChildren(view.tx, organisation.id)).length : 0;
  if (open === 0) return verdict;
  return {
    allowed: false,
    when: 'not-now',
    refusal: { code: 'organisation.has-children', about: { count: open } },
  };
}

function stepPage(way: Way) {
  return async (view: View, organisation: Organisation): Promise<ShownPage> => {
    const say = view.say(changeText);
    const hand = formOf(view, `${hrefOf(organisation)}/${way}`);
    const mark = organisation.isOutside ? 'mark.inside' : 'mark.outside';
    const label = say(way === 'outside' ? mark : way);
    const title = `${label} · ${nameIn(organisation.name, view.language)}`;
    return {
      title,
      body: (
        <>
          <Heading screen={view} title={title} crumbs={await crumbsOf(view, organisation, true)} />
          <Stored view={view} organisation={organisation} />
          {await Consequences(view, organisation, way)}
          <Form hand={hand}>
            <input type="hidden" name="version" value={organisation.version} />
            {way === 'outside' && !organisation.isOutside ? (
              <input type="hidden" name="outside" value="yes" />
            ) : null}
            <TextField
              hand={hand}
              name="reason"
              label={say('reason')}
              hint={say('reason.hint')}
              maxLength={200}
            />
            <SendButton
              screen={view}
              label={label}
              tone={way === 'close' ? 'danger' : 'main'}
              verdict={await verdictOf(view, organisation, way)}
            />
          </Form>
        </>
      ),
    };
  };
}

export const closePage = stepPage('close');
export const reopenPage = stepPage('reopen');
export const outsidePage = stepPage('outside');
