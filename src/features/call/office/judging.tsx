/** The page on which judging is laid down: a chain of stages, a formula, an award table, said at once in words and by example. */

import { nameIn, type Sentence } from '../../../kernel/text.ts';
import type { Refusal } from '../../../kernel/verdict.ts';
import { check, decodeForm } from '../../../platform/form.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, SendButton } from '../../../ui/form.tsx';
import { Heading, Note, Section } from '../../../ui/parts.tsx';
import { latitudeOf } from '../../campaign/latitude.ts';
import { getCampaign } from '../../campaign/store.ts';
import { ratioPercentUsual } from '../../reckoning/award-table.ts';
import { judgeFormula } from '../../reckoning/formula.ts';
import { AwardList, ExampleTable, FormulaList } from '../../reckoning/formula.tsx';
import type { RoundsGuard } from '../actions/amend-to.ts';
import { BallotLink } from '../ballot.tsx';
import type { Call } from '../call.ts';
import { judgingTyped } from '../judging.ts';
import { pipelines } from '../pipeline.ts';
import { mayShapeJudging } from '../policy.ts';
import { type Raw, rawJudging, rawRows, steppedRaw } from '../raw.ts';
import { callRules } from '../rule.ts';
import { criteriaOfCall } from '../rules.tsx';
import { JudgingForm } from '../schema.ts';
import { judgeStages, stageKinds, stagesMax } from '../stage.ts';
import { StageList } from '../stage.tsx';
import { getCallVersion } from '../store/version.ts';
import { findCall, getCall } from '../store.ts';
import { text } from '../text/judging.ts';
import { text as stageText } from '../text/stage.ts';
import { text as callText } from '../text.ts';
import type { FoundCall } from './amend.tsx';
import { AwardFields } from './award-fields.tsx';
import { ConsentButtons, ConsentPreview, VersionInput } from './consent.tsx';
import { FormulaFields } from './formula-fields.tsx';
import { StageFields } from './stage-fields.tsx';

/** `locked`: what of it the level above left to nobody beneath, and who that is. */
export type FoundJudging = FoundCall & { hasRounds: boolean; above?: Call; locked: readonly Sentence[] };
const judgingRules = callRules.filter((one) => ['stages', 'route', 'formula'].includes(one.key));

export function findJudging(guard: RoundsGuard) {
  return async ({ tx, actor, params }: Ask): Promise<FoundJudging | undefined> => {
    const call = await findCall(tx, actor, params.call!);
    if (!call) return undefined;
    const campaign = await getCampaign(tx, call.campaignId);
    const above = call.parentId && (await getCall(tx, call.parentId));
    const version = above && (await getCallVersion(tx, above.id, call.parentVersion!));
    const locked = version
      ? judgingRules.filter((rule) => latitudeOf(rule, version.latitude) !== 'free')
      : [];
    return {
      ...{ call, campaign, hasRounds: await guard(tx, call.id) },
      ...{ above: above || undefined, locked: locked.map((rule) => rule.name) },
    };
  };
}

export const mayShapeFound = (actor: View['actor'], found: FoundJudging, now: Date) =>
  mayShapeJudging(actor, found.call, found.campaign, found.hasRounds, now);

/** The form as it is shown: the call's own, or what was typed after the step that was asked. */
type Shown = { raw: Raw; next?: Call; refusals: readonly Refusal[]; isTyped: boolean };

function shownOf({ form }: View, call: Call): Shown {
  const raw = form ? steppedRaw(call, form.raw) : { ...rawJudging(call), version: [String(call.version)] };
  const read = check(JudgingForm, decodeForm(JudgingForm, raw));
  const typed = 'value' in read ? judgingTyped(call, read.value) : undefined;
  const next = typed && { ...call, stages: typed.stages, route: typed.route, formula: typed.formula };
  const found =
    'value' in read
      ? [...typed!.refusals, ...judgeStages(next!.stages), ...judgeFormula(next!.formula)]
      : read.refusals;
  const isLook = form?.action.endsWith('/judging/look');
  return {
    raw,
    next: typed?.refusals.length === 0 ? next : undefined,
    refusals: isLook ? found : (form?.refusals ?? []),
    isTyped: form !== undefined,
  };
}

export function judgingPage(view: View, found: FoundJudging): ShownPage {
  const say = view.say(text);
  const { call, campaign } = found;
  const verdict = mayShapeFound(view.actor, found, view.now);
  const crumbs = [
    [nameIn(campaign.title, view.language), `/office/campaigns/${campaign.id}`],
    [nameIn(call.name, view.language), `/office/calls/${call.id}`],
  ] as const;
  return {
    title: say('judging'),
    body: (
      <>
        <Heading screen={view} title={say('judging')} crumbs={crumbs}>
          <p>{say('judging.lead')}</p>
        </Heading>
        {verdict.allowed && found.above && found.locked.length > 0 ? (
          <Note>
            {say('judging.locked', {
              owner: found.above.ownerName,
              list: found.locked.map((one) => one[view.language]).join(view.say(stageText)('between.stages')),
            })}
          </Note>
        ) : null}
        {verdict.allowed ? (
          <JudgingBody view={view} found={found} />
        ) : (
          <>
            <Note>{view.sayRefusal(verdict.refusal)}</Note>
            <WordsPart view={view} call={call} title={say('judging.fixed')} />
          </>
        )}
      </>
    ),
  };
}

function JudgingBody({ view, found }: { view: View; found: FoundJudging }) {
  const say = view.say(text);
  const { call } = found;
  const here = `/office/calls/${call.id}/judging`;
  const shown = shownOf(view, call);
  const screen: View = { ...view, form: { action: here, raw: shown.raw, refusals: shown.refusals } };
  const hand = formOf(screen, here);
  const parts = { view: screen, hand, call };
  const stages = rawRows(shown.raw, 'stages');
  const look = (
    <p className="links">
      <SendButton screen={view} label={say('step.look')} tone="calm" formAction={`${here}/look`} />
    </p>
  );
  return (
    <>
      {shown.isTyped ? <ConsentPreview view={screen} call={call} next={shown.next} /> : null}
      {shown.next ? <WordsPart view={view} call={shown.next} title={say('words')} /> : null}
      <Form hand={hand}>
        <VersionInput view={shown.isTyped ? screen : view} hand={hand} call={call} />
        <p className="hint">{say('step.look.hint')}</p>
        {look}
        <PipelinePart view={view} here={here} />
        <Section title={say('stages')} id="stages">
          <p className="hint">{say('stages.hint')}</p>
          {hand.problem('stages') ? <p className="problem">{hand.problem('stages')}</p> : null}
          {stages.map((row, index) => (
            <StageFields
              key={row.key?.[0] || `${index}`}
              {...parts}
              {...{ row, index, count: stages.length, here }}
            />
          ))}
          {stages.length < stagesMax ? <AddPart view={view} here={here} /> : null}
          <ChoiceField
            hand={hand}
            name="route"
            label={say('route')}
            choices={(['levels', 'sideways'] as const).map((value) => ({
              ...{ value, label: view.say(callText)(`route.${value}`) },
            }))}
          />
        </Section>
        <FormulaFields {...parts} />
        <BallotLink screen={view} call={call} />
        <AwardFields {...parts} />
        {look}
        <ConsentButtons view={shown.isTyped ? screen : view} hand={hand} found={found} />
      </Form>
    </>
  );
}

function PipelinePart({ view, here }: { view: View; here: string }) {
  const say = view.say(text);
  return (
    <details>
      <summary>{say('pipelines')}</summary>
      <p className="hint">{say('pipelines.hint')}</p>
      <ul>
        {pipelines.map((one) => (
          <li key={one.key}>
            <strong>{nameIn(one.name, view.language)}</strong>{' '}
            <span>{nameIn(one.source, view.language)}</span>{' '}
            <SendButton
              screen={view}
              tone="calm"
              label={
                <>
                  {say('pipelines.use')}
                  <span className="visually-hidden">{say('pipelines.which', { name: one.name })}</span>
                </>
              }
              name="does"
              value={`pipeline:${one.key}`}
              formAction={`${here}/look`}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

function AddPart({ view, here }: { view: View; here: string }) {
  return (
    <fieldset>
      <legend>{view.say(text)('stage.add')}</legend>
      <p className="links">
        {stageKinds.map((kind) => (
          <SendButton
            key={kind}
            screen={view}
            tone="calm"
            label={view.say(stageText)(`kind.${kind}`)}
            name="does"
            value={`add:${kind}`}
            formAction={`${here}/look`}
          />
        ))}
      </p>
    </fieldset>
  );
}

/** What the public will read, drawn by the parts that the rules page is drawn by. */
function WordsPart({ view, call, title }: { view: View; call: Call; title: string }) {
  const say = view.say(text);
  const { formula } = call;
  const criteria = criteriaOfCall(call);
  const winners = [...formula.awards, ...(formula.prizes ?? [])].reduce((sum, one) => sum + one.count, 0);
  const percent = formula.ratioPercentMax ?? ratioPercentUsual;
  const works = percent === 0 ? 0 : Math.ceil((winners * 100) / percent);
  return (
    <Section title={title} id="words">
      <h3>{say('words.stages')}</h3>
      <StageList screen={view} stages={call.stages} />
      <h3>{say('words.formula')}</h3>
      <FormulaList screen={view} formula={formula} criteria={criteria} />
      <h3>{say('words.example')}</h3>
      <ExampleTable screen={view} formula={formula} />
      <h3>{say('words.awards')}</h3>
      <AwardList screen={view} formula={formula} criteria={criteria} />
      {winners > 0 && works > 0 ? (
        <p className="quiet">{say('ratio.needs', { winners, works, percent })}</p>
      ) : null}
    </Section>
  );
}
