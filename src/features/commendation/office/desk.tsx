/** The office page of one commendation: its rules for everybody; for who gives it the form, the table, the acts, the history. */

import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Heading, Refused, Section } from '../../../ui/parts.tsx';
import { getCall } from '../../call/store.ts';
import { getCampaign } from '../../campaign/store.ts';
import { type Commendation, isPublic } from '../commendation.ts';
import { RuleWords } from '../formula.tsx';
import {
  mayConfirm,
  mayDrop,
  mayPublish,
  mayReckon,
  mayReturn,
  mayRevoke,
  maySee,
  maySign,
  maySubmit,
} from '../policy.ts';
import { findCommendation } from '../store.ts';
import { text } from '../text.ts';
import { ChoosePart } from './choose.tsx';
import { HistoryPart } from './history.tsx';
import { addressOf, StateBadge } from './list.tsx';
import { RulePart } from './rule-form.tsx';
import { PointsPart, TablePart } from './table.tsx';

export const findAsked = ({ tx, actor, params }: Ask): Promise<Commendation | undefined> =>
  findCommendation(tx, actor, params.commendation!);

export const deskOf = (of: Commendation): string => `/office/commendations/${of.id}`;

/** Where it hangs: the campaign, and the call it is of. */
export async function crumbsOf(view: View, of: Commendation): Promise<[string, string][]> {
  const campaign = await getCampaign(view.tx, of.campaignId);
  const call = of.callId ? await getCall(view.tx, of.callId) : undefined;
  const say = view.say(text);
  return [
    [nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`],
    [call ? say('commendations.of', { of: call.name }) : say('commendations'), addressOf({ campaign, call })],
  ];
}

function sayNext(view: View, of: Commendation): string {
  const say = view.say(text);
  const { state } = of;
  if (state === 'published' && of.kind === 'persons') return say('next.published.persons');
  if (state === 'submitted') return say('next.submitted', { days: of.rule.noticeDays });
  if (state === 'noticed') return say('next.noticed', { until: of.noticeUntil ?? view.now });
  if (state === 'revoked') return say('next.revoked', { reason: of.revokedReason ?? '' });
  return say(`next.${state}`);
}

export async function deskPage(view: View, of: Commendation): Promise<ShownPage> {
  const say = view.say(text);
  const title = nameIn(of.name, view.language);
  const isGivers = maySee(view.actor, of.organisationPath).allowed;
  const base = deskOf(of);
  const isDraft = of.state === 'draft';
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={await crumbsOf(view, of)}
          state={<StateBadge view={view} of={of} />}
        >
          <p>{isGivers ? sayNext(view, of) : null}</p>
          <p>
            {say('giver.of', { giver: of.organisationName })}{' '}
            {of.publishedAt ? (
              <span className="quiet">{say('rule.frozen', { at: of.publishedAt })}</span>
            ) : null}
          </p>
        </Heading>
        <Refused screen={view} shown={isDraft ? [`${base}/rule`] : shownForms(base)} />
        <ActsPart view={view} of={of} />
        <LinksPart view={view} of={of} />
        {isGivers ? await GiversPart(view, of) : null}
        <Section title={say('rule')} id="rule">
          <RuleWords screen={view} of={of} />
        </Section>
        {isDraft ? <RulePart view={view} of={of} /> : null}
        {isGivers ? await HistoryPart(view, { commendationId: of.id }, sayVerb(view)) : null}
      </>
    ),
  };
}

/** Forms that show their own problems on this page. */
const shownForms = (base: string): string[] =>
  ['prepare', 'submit', 'sign', 'return', 'confirm', 'revoke', 'points', 'choose'].map(
    (one) => `${base}/${one}`,
  );

async function GiversPart(view: View, of: Commendation) {
  if (of.state === 'draft' || of.state === 'dropped') return null;
  return (
    <>
      {of.kind === 'organisations' ? await PointsPart(view, of) : await ChoosePart(view, of)}
      {await TablePart(view, of)}
    </>
  );
}

function LinksPart({ view, of }: { view: View; of: Commendation }) {
  const say = view.say(text);
  if (!isPublic(of)) return null;
  return (
    <p className="links">
      <a className="button is-calm" href={`/campaigns/${of.campaignId}/commendations/${of.id}`}>
        {say('public')}
      </a>{' '}
      {of.kind === 'persons' ? (
        <a className="button is-calm" href={`${deskOf(of)}/nominations`}>
          {say('kind.persons')}
        </a>
      ) : null}
    </p>
  );
}

function ActsPart({ view, of }: { view: View; of: Commendation }) {
  const say = view.say(text);
  const { actor, now } = view;
  const { state } = of;
  const hidden = { version: String(of.version) };
  const base = deskOf(of);
  const act = (name: string) => ({ screen: view, action: `${base}/${name}`, hidden });
  return (
    <div className="links">
      {state === 'draft' ? (
        <>
          <ActButton {...act('publish')} verdict={mayPublish(actor, of)} label={say('publish')} />
          <ActButton {...act('drop')} verdict={mayDrop(actor, of)} label={say('drop')} tone="calm" />
        </>
      ) : null}
      {state === 'prepared' ? (
        <ActButton {...act('submit')} verdict={maySubmit(actor, of)} label={say('submit')} />
      ) : null}
      {['published', 'prepared', 'returned'].includes(state) && mayReckon(actor, of).allowed ? (
        <>
          <ActButton
            {...act('prepare')}
            verdict={mayReckon(actor, of)}
            label={say(state === 'published' ? 'prepare' : 'prepare.again')}
            tone={state === 'prepared' ? 'calm' : 'main'}
          />
          {state === 'prepared' ? <span className="quiet">{say('prepare.means')}</span> : null}
        </>
      ) : null}
      {state === 'submitted' ? (
        <ActButton {...act('sign')} verdict={maySign(actor, of)} label={say('sign')} />
      ) : null}
      {state === 'noticed' ? (
        <ActButton {...act('confirm')} verdict={mayConfirm(actor, of, now)} label={say('confirm')} />
      ) : null}
      <ReasonPart view={view} of={of} verb="return" />
      <ReasonPart view={view} of={of} verb="revoke" />
    </div>
  );
}

/** Returning and revoking need a reason. */
function ReasonPart({ view, of, verb }: { view: View; of: Commendation; verb: 'return' | 'revoke' }) {
  const say = view.say(text);
  const verdict = verb === 'return' ? mayReturn(view.actor, of) : mayRevoke(view.actor, of);
  const hand = formOf(view, `${deskOf(of)}/${verb}`);
  if (!verdict.allowed) return null;
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say(verb === 'return' ? 'return' : 'revoke.all')}</summary>
      <Form hand={hand}>
        <input type="hidden" name="version" value={of.version} />
        <ProseField hand={hand} name="reason" label={say(`${verb}.reason`)} maxLength={500} />
        <SendButton screen={view} verdict={verdict} label={say(verb)} tone="danger" />
      </Form>
    </details>
  );
}

const stepVerbs = [
  'make',
  'publish',
  'drop',
  'prepare',
  'give-points',
  'decide',
  'submit',
  'sign',
  'return',
  'confirm',
  'revoke',
  'revoke-place',
] as const;

const sayVerb = (view: View) => (verb: string) => {
  const known = stepVerbs.find((one) => one === verb);
  return known && view.say(text)(`verb.${known}`);
};
