/** Altering a poll: how it stands, what was changed, the form of the officer, the two buttons of the leader. */

import { sayInstant } from '../../../kernel/period.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import {
  ActButton,
  ChoiceField,
  Form,
  formOf,
  ProseField,
  SendButton,
  TextField,
} from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Note, Refused, Section, Table, Where } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import type { Poll } from '../../vote/vote.ts';
import { type Alteration, alterationKinds, judgeAlteration } from '../alteration.ts';
import { mayAlter, mayDecideAlteration, mayWithdrawAlteration } from '../policy.ts';
import { listAlterations } from '../store/alteration.ts';
import type { Scene } from '../store/preview.ts';
import { text } from '../text/alteration.ts';
import { crumbsOf } from './poll.tsx';

export const alterationsOf = (poll: { id: string }) => `/office/polls/${poll.id}/alterations`;

/** How the window of a poll stands, in one sentence. */
export function sayWindow(view: View, poll: Poll): string {
  const say = view.say(text);
  const { closesAt, opensAt, pausedAt, cancelledAt } = poll;
  if (cancelledAt) return say('window.cancelled', { at: cancelledAt });
  if (view.now < opensAt) return say('window.before', { opensAt });
  if (view.now >= closesAt) return say('window.closed', { closesAt });
  return pausedAt ? say('window.paused', { at: pausedAt, closesAt }) : say('window.runs', { closesAt });
}

export async function alterationsPage(view: View, scene: Scene): Promise<ShownPage> {
  const say = view.say(text);
  const title = say('alterations.of', { call: scene.call.name });
  const all = await listAlterations(view.tx, scene.poll.id);
  const open = all.find((one) => one.state === 'proposed');
  const shown = open
    ? (['confirm', 'refuse', 'withdraw'] as const).map((verb) => `/office/alterations/${open.id}/${verb}`)
    : [alterationsOf(scene.poll)];
  return {
    title,
    body: (
      <>
        <Heading screen={view} title={title} crumbs={crumbsOf(view, scene)}>
          <p>{sayWindow(view, scene.poll)}</p>
          <p className="quiet">{say('alterations.lead')}</p>
        </Heading>
        <Refused screen={view} shown={shown} />
        {open ? (
          <OpenPart view={view} scene={scene} alteration={open} />
        ) : (
          <ProposePart view={view} scene={scene} />
        )}
        {await LogPart(view, all)}
      </>
    ),
  };
}

function sayKind(view: View, { kind, until }: Alteration): string {
  const say = view.say(text);
  return until ? `${say(`kind.${kind}`)} · ${say('until.to', { until })}` : say(`kind.${kind}`);
}

function OpenPart({ view, scene, alteration }: { view: View; scene: Scene; alteration: Alteration }) {
  const say = view.say(text);
  const proposed = { ...scene, alteration };
  const decide = mayDecideAlteration(view.actor, proposed);
  const withdraw = mayWithdrawAlteration(view.actor, proposed);
  const base = `/office/alterations/${alteration.id}`;
  return (
    <Section title={sayKind(view, alteration)}>
      <Note tone="wait" title={say('state.proposed')}>
        {alteration.reason}
      </Note>
      {decide.allowed
        ? (['confirm', 'refuse'] as const).map((verb) => {
            const hand = formOf(view, `${base}/${verb}`);
            return (
              <Form key={verb} hand={hand}>
                <input type="hidden" name="version" value={alteration.version} />
                <ProseField hand={hand} name="reason" label={say('decision')} rows={2} maxLength={1000} />
                <SendButton
                  screen={view}
                  verdict={decide}
                  label={say(verb)}
                  tone={verb === 'confirm' ? 'danger' : 'calm'}
                />
              </Form>
            );
          })
        : null}
      {withdraw.allowed ? (
        <ActButton
          screen={view}
          action={`${base}/withdraw`}
          verdict={withdraw}
          label={say('withdraw')}
          tone="calm"
          hidden={{ version: String(alteration.version) }}
        />
      ) : null}
    </Section>
  );
}

function ProposePart({ view, scene }: { view: View; scene: Scene }) {
  const say = view.say(text);
  const { poll } = scene;
  const verdict = mayAlter(view.actor, { ...scene, hasOpen: false });
  const later = new Date(poll.closesAt.getTime() + 1);
  const kinds = alterationKinds.filter((kind) => !judgeAlteration(kind, later, poll, view.now));
  if (kinds.length === 0) return null;
  const hand = formOf(view, alterationsOf(poll));
  return (
    <Where screen={view} verdict={verdict} silent>
      <Section title={say('propose.title')}>
        <Form hand={hand}>
          <ChoiceField
            hand={hand}
            name="kind"
            label={say('kind')}
            hint={say('cancel.what')}
            choices={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
          />
          <TextField hand={hand} name="untilOn" type="date" label={say('until')} optional />
          <TextField hand={hand} name="untilAt" type="time" label={say('until.at')} optional />
          <ProseField hand={hand} name="reason" label={say('reason')} rows={3} maxLength={1000} />
          <SendButton screen={view} verdict={verdict} label={say('propose')} />
        </Form>
      </Section>
    </Where>
  );
}

async function LogPart(view: View, all: readonly Alteration[]) {
  const say = view.say(text);
  const done = all.filter((one) => one.state !== 'proposed');
  if (done.length === 0) return <Empty title={say('alterations.none')} />;
  const names = await listNames(
    view.tx,
    done.flatMap((one) => [one.proposedBy, ...(one.decidedBy ? [one.decidedBy] : [])]),
  );
  return (
    <Section title={say('alterations.log')}>
      <Table
        caption={say('alterations.log')}
        rows={done}
        keyOf={(one) => one.id}
        columns={[
          {
            key: 'at',
            head: say('at'),
            cell: (one) => sayInstant(one.decidedAt ?? one.proposedAt, view.language),
          },
          { key: 'kind', head: say('kind'), cell: (one) => sayKind(view, one) },
          { key: 'reason', head: say('reason'), cell: (one) => one.reason },
          {
            key: 'who',
            head: say('who'),
            cell: (one) =>
              [names.get(one.proposedBy), names.get(one.decidedBy ?? '')].filter(Boolean).join(' · '),
          },
          { key: 'decision', head: say('decision'), cell: (one) => one.decision },
          {
            key: 'state',
            head: say('state'),
            cell: (one) => (
              <Badge tone={one.state === 'standing' ? 'warn' : 'plain'}>{say(`state.${one.state}`)}</Badge>
            ),
          },
        ]}
      />
    </Section>
  );
}
