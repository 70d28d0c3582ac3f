/** The sanctions of a campaign: the ladder and its form, a step to take, and the log of all that were taken. */

import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  formOf,
  ProseField,
  SendButton,
  TextField,
  TickField,
} from '../../../ui/form.tsx';
import { Empty, Heading, Note, Refused, Section, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { findOrganisationByPath } from '../../organisation/store.ts';
import { type Ladder, ladderStepsMax, type Sanction } from '../ladder.ts';
import { LadderList } from '../ladder.tsx';
import { barrierOf, mayLift, maySanction } from '../policy.ts';
import { type CampaignContest, contestOf } from '../store/contest.ts';
import { getLadder, listSanctions } from '../store/sanction.ts';
import { text } from '../text/ladder.ts';

export const sanctionsOf = (campaign: { id: string }) => `/office/campaigns/${campaign.id}/sanctions`;

export type SanctionScene = { campaign: Campaign; contests: readonly CampaignContest[] };

function mayLiftHere(view: View, { campaign, contests }: SanctionScene, sanction: Sanction): boolean {
  const contest = contestOf(contests, sanction.entryId);
  return mayLift(view.actor, { campaign, sanction, contest }).allowed;
}

export async function sanctionsPage(view: View, scene: SanctionScene): Promise<ShownPage> {
  const { campaign } = scene;
  const say = view.say(text);
  const title = say('sanctions.of', { campaign: campaign.title });
  const ladder = await getLadder(view.tx, campaign.id);
  const log = await listSanctions(view.tx, campaign.id);
  const isOwn = maySanction(view.actor, { campaign }).allowed;
  const forms = [sanctionsOf(campaign), ...(isOwn ? [`/office/campaigns/${campaign.id}/ladder`] : [])];
  const lifts = log
    .filter((one) => mayLiftHere(view, scene, one))
    .map((one) => `/office/sanctions/${one.id}/lift`);
  return {
    title,
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[[nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`]]}
        >
          <p>{say('ladder.lead')}</p>
        </Heading>
        <Refused screen={view} shown={[...forms, ...lifts]} />
        <Section title={say('ladder')}>
          <LadderList view={view} ladder={ladder} />
        </Section>
        {await BarrierPart(view, scene)}
        <ApplyPart
          view={view}
          campaign={campaign}
          steps={ladder.steps.filter((one) => isOwn || one.isBarring)}
        />
        {await LogPart(view, log, scene)}
        {isOwn ? <LadderForm view={view} campaign={campaign} ladder={ladder} /> : null}
      </>
    ),
  };
}

/** Who bars works, where that is not the owner. */
async function BarrierPart(view: View, { campaign, contests }: SanctionScene) {
  const say = view.say(text);
  const paths = [...new Set(contests.map((contest) => barrierOf({ campaign }, contest)))];
  const above = paths.filter((path) => path !== campaign.organisationPath);
  const names = await Promise.all(
    above.map(async (path) => path && (await findOrganisationByPath(view.tx, path))?.name),
  );
  return names.map((name) => (
    <Note key={name ? name.zh : ''} tone="warn">
      {name ? say('barring.above', { name }) : say('barring.none')}
    </Note>
  ));
}

type Applied = { view: View; campaign: Campaign; steps: Ladder['steps'] };

/** The owner takes any step; whoever bars in its stead only such as bar. */
function ApplyPart({ view, campaign, steps }: Applied) {
  const say = view.say(text);
  const hand = formOf(view, sanctionsOf(campaign));
  return (
    <Section title={say('sanction.apply')}>
      <Form hand={hand}>
        <TextField
          hand={hand}
          name="number"
          label={say('sanction.work')}
          hint={say('sanction.work.hint')}
          maxLength={40}
        />
        <ChoiceField
          hand={hand}
          name="step"
          label={say('sanction.step')}
          choices={steps.map((step) => ({ value: step.key, label: nameIn(step.name, view.language) }))}
        />
        <ProseField hand={hand} name="reason" label={say('sanction.reason')} rows={3} maxLength={1000} />
        <SendButton screen={view} label={say('sanction.apply')} tone="danger" />
      </Form>
    </Section>
  );
}

async function LogPart(view: View, log: readonly Sanction[], scene: SanctionScene) {
  const say = view.say(text);
  if (log.length === 0) return <Empty title={say('sanctions.none')} />;
  const names = await listNames(
    view.tx,
    log.map((one) => one.byId),
  );
  return (
    <Section title={say('sanctions')}>
      <Table
        caption={say('sanctions')}
        rows={log}
        keyOf={(one) => one.id}
        columns={[
          { key: 'at', head: say('sanction.at'), cell: (one) => sayInstant(one.at, view.language) },
          { key: 'work', head: say('sanction.work'), cell: (one) => one.entryTitle },
          { key: 'unit', head: say('sanction.unit'), cell: (one) => nameIn(one.unitName, view.language) },
          { key: 'step', head: say('sanction.step'), cell: (one) => nameIn(one.stepName, view.language) },
          { key: 'reason', head: say('sanction.reason'), cell: (one) => one.reason },
          { key: 'by', head: say('sanction.by'), cell: (one) => names.get(one.byId) },
          {
            key: 'lifted',
            head: say('sanction.lift'),
            cell: (one) => <LiftCell view={view} one={one} scene={scene} />,
          },
        ]}
      />
    </Section>
  );
}

function LiftCell({ view, one, scene }: { view: View; one: Sanction; scene: SanctionScene }) {
  const say = view.say(text);
  if (one.liftedAt)
    return <>{say('sanction.lifted', { at: one.liftedAt, reason: one.liftedReason ?? '' })}</>;
  if (!mayLiftHere(view, scene, one)) return <>{say('sanction.standing')}</>;
  const hand = formOf(view, `/office/sanctions/${one.id}/lift`);
  return (
    <details open={view.form?.action === hand.action}>
      <summary>{say('sanction.lift')}</summary>
      <Form hand={hand}>
        <input type="hidden" name="version" value={one.version} />
        <ProseField hand={hand} name="reason" label={say('sanction.reason')} rows={2} maxLength={1000} />
        <SendButton screen={view} label={say('sanction.lift')} tone="calm" />
      </Form>
    </details>
  );
}

/** One step more than there are, so that one can be added; an emptied one falls away. */
function LadderForm({ view, campaign, ladder }: { view: View; campaign: Campaign; ladder: Ladder }) {
  const say = view.say(text);
  const hand = formOf(view, `/office/campaigns/${campaign.id}/ladder`);
  const count = Math.min(ladder.steps.length + 1, ladderStepsMax);
  const isBack = view.form?.action === hand.action;
  return (
    <details open={isBack}>
      <summary>{say('ladder.edit')}</summary>
      {ladder.version === 0 ? <p className="quiet">{say('ladder.usual')}</p> : null}
      <Form hand={hand}>
        <input type="hidden" name="version" value={ladder.version} />
        {Array.from({ length: count }, (_, index) => {
          const step = ladder.steps[index];
          const at = (name: string) => `steps.${index}.${name}`;
          return (
            <fieldset key={step?.key ?? 'new'}>
              <legend>{say('step.number', { number: index + 1 })}</legend>
              {step ? <input type="hidden" name={at('key')} value={step.key} /> : null}
              <TextField
                hand={hand}
                name={at('nameZh')}
                label={say('step.name-zh')}
                value={step?.name.zh}
                maxLength={40}
              />
              <TextField
                hand={hand}
                name={at('nameEn')}
                label={say('step.name-en')}
                value={step?.name.en}
                maxLength={80}
                optional
              />
              <ProseField
                hand={hand}
                name={at('aboutZh')}
                label={say('step.about-zh')}
                value={step?.about?.zh}
                rows={2}
                maxLength={300}
                optional
              />
              <ProseField
                hand={hand}
                name={at('aboutEn')}
                label={say('step.about-en')}
                value={step?.about?.en}
                rows={2}
                maxLength={300}
                optional
              />
              <TickField
                hand={hand}
                name={at('isBarring')}
                label={say('step.barring')}
                ticked={step?.isBarring ?? false}
              />
            </fieldset>
          );
        })}
        <SendButton screen={view} label={say('ladder.save')} />
      </Form>
    </details>
  );
}
