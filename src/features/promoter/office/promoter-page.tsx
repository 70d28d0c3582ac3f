/** The page of one promoter: who, whose, since when, where they went; correcting and ending the entry. */

import { askPage } from '../../../kernel/page.ts';
import { dayOf } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton, TextField } from '../../../ui/form.tsx';
import { Heading, Note, Pager, Pairs, Refused, Section } from '../../../ui/parts.tsx';
import { mayEdit, mayEnd } from '../policy.ts';
import type { Promoter } from '../promoter.ts';
import { listVisits } from '../store.ts';
import { text } from '../text.ts';
import { PromoterFields } from './add.tsx';
import { StateBadge, VisitTable } from './register.tsx';

export async function promoterPage(view: View, promoter: Promoter): Promise<ShownPage> {
  const say = view.say(text);
  const visits = await listVisits(view.tx, view.actor, askPage(view.query.page), promoter.id);
  const base = `/office/promoters/${promoter.id}`;
  const isOpen = mayEdit(view.actor, promoter).allowed;
  return {
    title: promoter.name,
    body: (
      <>
        <Heading
          screen={view}
          title={promoter.name}
          crumbs={[[say('promoters'), '/office/promoters']]}
          state={<StateBadge view={view} promoter={promoter} />}
        />
        <Refused screen={view} shown={isOpen ? [`${base}/edit`, `${base}/end`] : []} />
        <Pairs
          pairs={[
            [say('unit'), nameIn(promoter.unitName, view.language)],
            promoter.role !== undefined && [say('role'), promoter.role],
            [say('since'), promoter.since],
            promoter.until !== undefined && [say('until'), promoter.until],
            promoter.endedReason !== undefined && [say('reason'), promoter.endedReason],
          ]}
        />
        <EditPart view={view} promoter={promoter} />
        <EndPart view={view} promoter={promoter} />
        <Section title={say('visits')}>
          <VisitTable view={view} visits={visits.items} />
          <Pager screen={view} page={visits} href={(page) => `${base}?page=${page}`} />
        </Section>
      </>
    ),
  };
}

function EditPart({ view, promoter }: { view: View; promoter: Promoter }) {
  const say = view.say(text);
  const hand = formOf(view, `/office/promoters/${promoter.id}/edit`);
  const isBack = view.form?.action === hand.action;
  const isStale = isBack && view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  if (!mayEdit(view.actor, promoter).allowed) return null;
  const { name, since } = promoter;
  return (
    <details open={isBack}>
      <summary>{say('edit')}</summary>
      {isStale ? (
        <Note tone="warn">
          <p>{say('stale.stored', { name, since, role: promoter.role ?? '—' })}</p>
          <p>{say('stale.typed')}</p>
        </Note>
      ) : null}
      <Form hand={hand}>
        <input type="hidden" name="version" value={promoter.version} />
        <PromoterFields view={view} hand={hand} promoter={promoter} />
        <SendButton screen={view} label={say('edit.do')} />
      </Form>
    </details>
  );
}

function EndPart({ view, promoter }: { view: View; promoter: Promoter }) {
  const say = view.say(text);
  const hand = formOf(view, `/office/promoters/${promoter.id}/end`);
  if (!mayEnd(view.actor, promoter).allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('end')}</summary>
      <Form hand={hand}>
        <p className="hint">{say('end.means')}</p>
        <input type="hidden" name="version" value={promoter.version} />
        <TextField hand={hand} name="until" type="date" label={say('until')} value={dayOf(view.now)} />
        <ProseField hand={hand} name="reason" label={say('reason')} rows={2} maxLength={300} optional />
        <SendButton screen={view} label={say('end')} tone="danger" />
      </Form>
    </details>
  );
}
