/** The page on which the form of a call is designed: its fields in order, a design beside what is in use, and putting it to use. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Latitude } from '../../../kernel/tightness.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { ActButton, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Empty, Heading, Note, Refused, Section, Table } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { latitudeOf } from '../../campaign/latitude.ts';
import { getCampaign } from '../../campaign/store.ts';
import type { EntriesGuard } from '../actions/keep-form.ts';
import type { Call } from '../call.ts';
import type { Design } from '../design.ts';
import { eligibilityFields } from '../eligibility.ts';
import { type Field, fieldKinds, sayLimits } from '../field.ts';
import { conditionOf } from '../fields.tsx';
import { mayDesignForm } from '../policy.ts';
import { callRules } from '../rule.ts';
import { findDesign } from '../store/design.ts';
import { getCallVersion } from '../store/version.ts';
import { findCall, getCall } from '../store.ts';
import { text } from '../text/field.ts';
import { text as callText } from '../text.ts';

export type FoundForm = {
  call: Call;
  campaign: Campaign;
  design?: Design;
  /** What the level above left of the form, and who that is. */
  left?: Latitude;
  above?: Call;
  hasEntries: boolean;
};

export function findForm(guard: EntriesGuard) {
  return async ({ tx, actor, params }: Ask): Promise<FoundForm | undefined> => {
    const call = await findCall(tx, actor, params.call!);
    if (!call) return undefined;
    const above = call.parentId && (await getCallVersion(tx, call.parentId, call.parentVersion!));
    const rule = callRules.find((one) => one.key === 'fields')!;
    return {
      call,
      campaign: await getCampaign(tx, call.campaignId),
      design: await findDesign(tx, call.id),
      left: above ? latitudeOf(rule, above.latitude) : undefined,
      above: call.parentId && (await getCall(tx, call.parentId)),
      hasEntries: await guard(tx, call.id),
    };
  };
}

export const mayDesign = (actor: View['actor'], found: FoundForm) =>
  mayDesignForm(actor, found.call, found.campaign, found.left);

/** Where the pages of a form stand, each with the way back. */
export const formCrumbs = (view: View, { call, campaign }: FoundForm, more: [string, string][] = []) => [
  [nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`] as const,
  [nameIn(call.name, view.language), `/office/calls/${call.id}`] as const,
  ...more,
];

export function formPage(view: View, found: FoundForm): ShownPage {
  const say = view.say(text);
  const { call, design } = found;
  const here = `/office/calls/${call.id}/form`;
  const fields = design?.fields ?? call.fields;
  const asked = eligibilityFields(call).map((field) => nameIn(field.label, view.language));
  const verdict = mayDesign(view.actor, found);
  return {
    title: say('form'),
    body: (
      <>
        <Heading screen={view} title={say('form')} crumbs={formCrumbs(view, found)}>
          <p>{say('form.lead')}</p>
        </Heading>
        <Refused screen={view} shown={[`${here}/publish`]} />
        {found.above && !verdict.allowed && found.left !== 'free' ? (
          <Note tone="plain">{say('form.locked', { owner: found.above.ownerName })}</Note>
        ) : null}
        {found.hasEntries && verdict.allowed ? <Note tone="warn">{say('form.answered')}</Note> : null}
        {asked.length > 0 ? (
          <p className="quiet">
            {say('form.by-eligibility', { list: asked.join(say('between.people')) })}{' '}
            <a href={`/office/calls/${call.id}/eligibility`}>{say('form.eligibility')}</a>
          </p>
        ) : null}
        {fields.length > 0 ? (
          <FieldTable view={view} found={found} fields={fields} here={here} />
        ) : (
          <Empty title={say('form.none')}>{verdict.allowed ? <p>{say('form.none.next')}</p> : null}</Empty>
        )}
        <p className="links">
          <a className="button is-calm" href={`${here}/preview`}>
            {say('form.preview')}
          </a>
        </p>
        {verdict.allowed ? <AddPart view={view} here={here} /> : null}
        {design && verdict.allowed ? (
          <PublishPart view={view} found={found} design={design} here={here} />
        ) : null}
      </>
    ),
  };
}

function FieldTable(props: { view: View; found: FoundForm; fields: readonly Field[]; here: string }) {
  const { view, found, fields, here } = props;
  const say = view.say(text);
  const verdict = mayDesign(view.actor, found);
  const version = String(found.design?.version ?? 0);
  const limits = (field: Field) => {
    const condition = conditionOf(field, fields, found.call.eligibility);
    return [sayLimits(field)?.[view.language], condition && say('only-if', condition)].filter(Boolean);
  };
  const buttons = (field: Field, index: number) => {
    const hidden = { version, key: field.key };
    const name = <span className="visually-hidden">{say('form.which', { field: field.label })}</span>;
    const one = { screen: view, verdict, tone: 'calm' as const };
    return (
      <span className="actions">
        <a className="button is-calm" href={`${here}/field?key=${field.key}`}>
          {say('form.change')}
          {name}
        </a>
        {index > 0 ? (
          <ActButton
            {...one}
            action={`${here}/move`}
            hidden={{ ...hidden, to: 'up' }}
            label={
              <>
                {say('form.up')}
                {name}
              </>
            }
          />
        ) : null}
        {index < fields.length - 1 ? (
          <ActButton
            {...one}
            action={`${here}/move`}
            hidden={{ ...hidden, to: 'down' }}
            label={
              <>
                {say('form.down')}
                {name}
              </>
            }
          />
        ) : null}
        <ActButton
          {...one}
          action={`${here}/remove`}
          hidden={hidden}
          label={
            <>
              {say('form.remove')}
              {name}
            </>
          }
          tone="danger"
        />
      </span>
    );
  };
  return (
    <Table
      caption={say('form')}
      rows={fields}
      keyOf={(field) => field.key}
      columns={[
        { key: 'nth', head: say('form.nth'), cell: (_, index) => index + 1 },
        { key: 'field', head: say('form.field'), cell: (field) => nameIn(field.label, view.language) },
        { key: 'kind', head: say('form.kind'), cell: (field) => say(`kind.${field.kind}`) },
        { key: 'force', head: say('form.force'), cell: (field) => say(`force.${field.force}`) },
        {
          key: 'limits',
          head: say('form.limits'),
          cell: (field) => limits(field).join(say('between.hints')),
        },
        ...(verdict.allowed ? [{ key: 'do', head: say('form.do'), cell: buttons }] : []),
      ]}
    />
  );
}

function AddPart({ view, here }: { view: View; here: string }) {
  const say = view.say(text);
  return (
    <Section title={say('form.add')} id="add">
      <p className="links">
        {fieldKinds.map((kind) => (
          <span key={kind}>
            <a className="button is-calm" href={`${here}/field?kind=${kind}`}>
              {say(`kind.${kind}`)}
            </a>{' '}
          </span>
        ))}
      </p>
    </Section>
  );
}

/** What is in use beside what was designed, and the button; a second look where the campaign runs. */
function PublishPart(props: { view: View; found: FoundForm; design: Design; here: string }) {
  const { view, found, design, here } = props;
  const say = view.say(text);
  const hand = formOf(view, `${here}/publish`);
  const refusals = view.form?.action === hand.action ? view.form.refusals : [];
  const isAsked = refusals.length > 0 && refusals.every((one) => one.code === 'campaign.amend-unconfirmed');
  const verdict = mayDesign(view.actor, found);
  const by = design.byName ?? '';
  const names = (fields: readonly Field[]) =>
    fields.map((field) => <li key={field.key}>{nameIn(field.label, view.language)}</li>);
  return (
    <Section title={say('form.waiting')} id="publish">
      <p>
        {say('form.waiting.lead', { version: design.version, at: sayInstant(design.at, view.language), by })}
      </p>
      {design.isBehind ? <Note tone="warn">{view.sayRefusal({ code: 'call.design-behind' })}</Note> : null}
      <div className="field-row">
        <div>
          <h3>{say('form.now')}</h3>
          <ol>{names(found.call.fields)}</ol>
        </div>
        <div>
          <h3>{say('form.then')}</h3>
          <ol>{names(design.fields)}</ol>
        </div>
      </div>
      <Form hand={hand}>
        <input type="hidden" name="version" value={design.version} />
        {found.campaign.state === 'running' ? (
          <ProseField
            hand={hand}
            name="reason"
            label={view.say(callText)('versions.reason')}
            maxLength={500}
            rows={2}
          />
        ) : null}
        <p className="links">
          {isAsked ? (
            <SendButton
              screen={view}
              verdict={verdict}
              label={say('form.publish.confirm')}
              name="confirmed"
              value="yes"
            />
          ) : (
            <SendButton screen={view} verdict={verdict} label={say('form.publish')} />
          )}
        </p>
      </Form>
      <ActButton
        screen={view}
        action={`${here}/discard`}
        verdict={verdict}
        label={say('form.discard')}
        tone="danger"
        hidden={{ version: String(design.version) }}
      />
    </Section>
  );
}
