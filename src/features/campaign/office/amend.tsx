/** The page on which the owner's officer amends a campaign: what it says now, what it will say, whom that touches. */

import { dayOf } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import { check, decodeForm } from '../../../platform/form.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Form, formOf, ProseField, SendButton, TextField } from '../../../ui/form.tsx';
import { Heading, Note, Section } from '../../../ui/parts.tsx';
import { amended, changesOf } from '../amend.ts';
import { type Campaign, lastDayOf } from '../campaign.ts';
import { differencesBetween, isConflict, valuesOf } from '../latitude.ts';
import { mayAmend } from '../policy.ts';
import { campaignRules } from '../rule.ts';
import { CampaignAmendment } from '../schema.ts';
import { getVersion } from '../store/version.ts';
import { listAdopted } from '../store.ts';
import { text } from '../text.ts';
import { ChangeTable, LatitudeFields } from '../tightness.tsx';
import { BodyFields, ReportFields } from './fields.tsx';

/** What was typed, as the campaign it would make; nothing when it cannot be read. */
function nextOf(view: View, campaign: Campaign): Campaign | undefined {
  if (!view.form) return undefined;
  const read = check(CampaignAmendment, decodeForm(CampaignAmendment, view.form.raw));
  return 'value' in read ? amended(campaign, read.value) : undefined;
}

export async function amendPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const here = `/office/campaigns/${campaign.id}`;
  const next = nextOf(view, campaign);
  const above = campaign.parentId && (await getVersion(view.tx, campaign.parentId, campaign.parentVersion!));
  return {
    title: say('amend'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('amend')} crumbs={[[nameIn(campaign.title, view.language), here]]}>
          <p>{say(campaign.state === 'running' ? 'amend.lead.running' : 'amend.lead')}</p>
        </Heading>
        {next ? await Preview(view, campaign, next) : null}
        <AmendForm view={view} campaign={campaign} above={above || undefined} />
      </div>
    ),
  };
}

type Above = Awaited<ReturnType<typeof getVersion>>;

/** Side by side: what stands now and what was typed; then whom it touches. After a stale edit, both texts. */
async function Preview(view: View, campaign: Campaign, next: Campaign) {
  const say = view.say(text);
  const isStale = view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  const adopted = await listAdopted(view.tx, campaign.id);
  const values = valuesOf(campaignRules, next);
  const touched = adopted.filter((child) =>
    differencesBetween(campaignRules, valuesOf(campaignRules, child), values, next.latitude).some(isConflict),
  );
  return (
    <Section title={say('preview')} id="preview">
      {isStale ? <Note tone="warn">{say('preview.stale')}</Note> : null}
      <ChangeTable
        screen={view}
        caption={say('preview')}
        rows={changesOf(campaign, next)}
        now={say('preview.now')}
        then={say('preview.then')}
      />
      <p>{say('preview.adopted', { count: adopted.length, conflicts: touched.length })}</p>
      {touched.length > 0 ? (
        <ul>
          {touched.slice(0, 50).map((child) => (
            <li key={child.id}>{nameIn(child.organisationName, view.language)}</li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

function AmendForm({ view, campaign, above }: { view: View; campaign: Campaign; above?: Above }) {
  const say = view.say(text);
  const hand = formOf(view, `/office/campaigns/${campaign.id}/amend`);
  const isStale = view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  const isReady = view.form?.refusals.every((refusal) =>
    ['campaign.amend-unconfirmed', 'http.stale'].includes(refusal.code),
  );
  const version = isStale ? campaign.version : hand.value('version', campaign.version);
  return (
    <Form hand={hand}>
      <input type="hidden" name="version" value={version} />
      <TextField
        hand={hand}
        name="title"
        label={say('found.title')}
        maxLength={60}
        value={campaign.title.zh}
      />
      <TextField
        {...{ hand, name: 'titleEn', label: say('found.title-en'), maxLength: 120 }}
        value={campaign.title.en}
        optional
      />
      <TextField
        {...{ hand, name: 'theme', label: say('theme'), maxLength: 60 }}
        value={campaign.theme?.zh}
        optional
      />
      <div className="field-row">
        <TextField
          {...{ hand, name: 'opensOn', type: 'date', label: say('found.opens-on') }}
          value={dayOf(campaign.opensAt)}
        />
        <TextField
          {...{ hand, name: 'closesOn', type: 'date', label: say('found.closes-on') }}
          hint={say('found.closes-on.hint')}
          value={lastDayOf(campaign.closesAt)}
        />
      </div>
      <TextField
        {...{ hand, name: 'activitiesFromOn', type: 'date', label: say('activities-from') }}
        value={dayOf(campaign.activitiesFrom)}
      />
      <ReportFields view={view} hand={hand} campaign={campaign} />
      <BodyFields view={view} hand={hand} bodies={campaign.bodies} />
      <LatitudeFields
        screen={view}
        hand={hand}
        rules={campaignRules}
        latitude={campaign.latitude}
        above={above?.latitude}
      />
      <ProseField
        {...{ hand, name: 'reason', label: say('reason'), maxLength: 500, rows: 2 }}
        hint={say('amend.reason.hint')}
        optional={campaign.state !== 'running'}
      />
      <p className="links">
        <SendButton
          screen={view}
          verdict={mayAmend(view.actor, campaign)}
          label={say('preview.do')}
          tone="calm"
        />
        {isReady ? (
          <SendButton
            screen={view}
            verdict={mayAmend(view.actor, campaign)}
            label={say('amend.do')}
            name="confirmed"
            value="yes"
          />
        ) : null}
      </p>
    </Form>
  );
}
