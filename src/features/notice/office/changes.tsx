/** The page on which a level answers what was amended above, and the part that shows from above who has. */

import type { ReactNode } from 'react';
import { sayEnd } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, type FormHand, formOf, SendButton } from '../../../ui/form.tsx';
import { Badge, Empty, Heading, Note, Section, Table } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { sayRuleValue } from '../../campaign/latitude.ts';
import { mayAnswer, mayOversee } from '../../campaign/policy.ts';
import { listVersions } from '../../campaign/store/version.ts';
import { TightnessBadge } from '../../campaign/tightness.tsx';
import { type Change, type ChangesAbove, questionsOf } from '../change.ts';
import { findChangesAbove, listFollowers } from '../store/change.ts';
import { text } from '../text/change.ts';

export async function changesPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const found = await findChangesAbove(view.tx, campaign);
  const here = `/office/campaigns/${campaign.id}`;
  return {
    title: say('changes'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('changes')}
          crumbs={[[nameIn(campaign.title, view.language), here]]}
        >
          <p>{say('changes.lead')}</p>
        </Heading>
        {found ? (
          <>
            {await Reasons(view, found)}
            <AnswerForm view={view} found={found} />
          </>
        ) : (
          <Empty title={say('changes.none')}>
            <a href={here}>{nameIn(campaign.title, view.language)}</a>
          </Empty>
        )}
      </>
    ),
  };
}

/** Why the level above amended, version by version. */
async function Reasons(view: View, { campaign, parent }: ChangesAbove) {
  const say = view.say(text);
  const versions = (await listVersions(view.tx, parent.id)).filter(
    (one) => one.version > campaign.parentVersion! && one.reason,
  );
  return (
    <Note
      title={say('changes.from', {
        owner: parent.organisationName,
        before: campaign.parentVersion!,
        now: parent.version,
      })}
    >
      <ul>
        {versions.map((one) => (
          <li key={one.version}>
            {say('changes.version', { version: one.version })} {one.reason}
          </li>
        ))}
      </ul>
    </Note>
  );
}

function AnswerForm({ view, found }: { view: View; found: ChangesAbove }) {
  const say = view.say(text);
  const { campaign, parent } = found;
  const hand = formOf(view, `/office/campaigns/${campaign.id}/changes`);
  const questions = questionsOf(found);
  const groups: { key: string; name: string; callId?: string }[] = [
    { key: 'campaign', name: say('changes.campaign') },
    ...found.calls.map(({ own }) => ({ key: own.id, name: nameIn(own.name, view.language), callId: own.id })),
  ];
  return (
    <Form hand={hand}>
      <input type="hidden" name="version" value={campaign.version} />
      <input type="hidden" name="parentVersion" value={parent.version} />
      {groups.map((group) => {
        const rows = questions
          .map((question, index) => ({ ...question, index }))
          .filter((question) => question.callId === group.callId);
        return rows.length > 0 ? (
          <Section key={group.key} title={group.name}>
            <QuestionTable view={view} hand={hand} rows={rows} caption={group.name} />
          </Section>
        ) : null;
      })}
      <FreshCalls view={view} hand={hand} found={found} />
      {found.withdrawn.length > 0 ? (
        <Note tone="warn" title={say('changes.withdrawn')}>
          <ul>
            {found.withdrawn.map((call) => (
              <li key={call.id}>
                {nameIn(call.name, view.language)} {call.withdrawnReason}
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
      {questions.length === 0 && found.fresh.length === 0 ? <p>{say('changes.nothing-of-yours')}</p> : null}
      <SendButton screen={view} verdict={mayAnswer(view.actor, campaign)} label={say('changes.do')} />
    </Form>
  );
}

type Row = { callId?: string; change: Change; index: number };

function QuestionTable(props: { view: View; hand: FormHand; rows: readonly Row[]; caption: string }) {
  const { view, hand } = props;
  const say = view.say(text);
  const { language } = view;
  const value = (change: Change, of: unknown) => nameIn(sayRuleValue(change.rule, of), language);
  return (
    <Table
      caption={props.caption}
      rows={props.rows}
      keyOf={(row) => `${row.callId ?? ''} ${row.change.rule.key}`}
      columns={[
        {
          key: 'rule',
          head: say('differences.thing'),
          cell: ({ change }) => change.rule.name[language],
        },
        { key: 'before', head: say('changes.before'), cell: ({ change }) => value(change, change.before) },
        {
          key: 'now',
          head: say('changes.now'),
          cell: ({ change }) => <strong>{value(change, change.above)}</strong>,
        },
        {
          key: 'own',
          head: say('differences.own'),
          cell: ({ change }) => (
            <span>
              {value(change, change.own)} <TightnessBadge screen={view} tightness={change.tightness} />{' '}
              {change.isConflict ? <Badge tone="bad">{say('changes.conflict')}</Badge> : null}
            </span>
          ),
        },
        {
          key: 'answer',
          head: say('changes.answer'),
          cell: (row) => <AnswerField view={view} hand={hand} row={row} />,
        },
      ]}
    />
  );
}

/** Keeping one's own is offered only where the latitude above allows it. */
function AnswerField({ view, hand, row }: { view: View; hand: FormHand; row: Row }) {
  const say = view.say(text);
  const name = `answers.${row.index}`;
  const answers = row.change.isConflict ? (['take'] as const) : (['take', 'keep'] as const);
  return (
    <>
      {row.callId ? <input type="hidden" name={`${name}.callId`} value={row.callId} /> : null}
      <input type="hidden" name={`${name}.rule`} value={row.change.rule.key} />
      <ChoiceField
        hand={hand}
        name={`${name}.answer`}
        label={<span className="visually-hidden">{row.change.rule.name[view.language]}</span>}
        choices={answers.map((one) => ({ value: one, label: say(`changes.${one}`) }))}
        value={row.change.suggested}
        hint={row.change.isConflict ? say('changes.must-take') : undefined}
      />
    </>
  );
}

function FreshCalls({ view, hand, found }: { view: View; hand: FormHand; found: ChangesAbove }) {
  const say = view.say(text);
  if (found.fresh.length === 0) return null;
  const choices = (['carry', 'leave'] as const).map((one) => ({ value: one, label: say(`changes.${one}`) }));
  return (
    <Section title={say('changes.fresh')}>
      {found.fresh.map((call, index) => (
        <div key={call.id}>
          <input type="hidden" name={`calls.${index}.callId`} value={call.id} />
          <ChoiceField
            hand={hand}
            name={`calls.${index}.answer`}
            label={nameIn(call.name, view.language)}
            hint={say('changes.fresh.until', { until: sayEnd(call.closesAt, view.language) })}
            choices={choices}
            value="leave"
          />
        </div>
      ))}
    </Section>
  );
}

/** For those who look down on a campaign: who adopted it, which version they answered, what is in conflict. */
export async function followersPart(view: View, campaign: Campaign): Promise<ReactNode> {
  if (!mayOversee(view.actor, campaign).allowed) return null;
  const say = view.say(text);
  const { language } = view;
  const followers = await listFollowers(view.tx, campaign);
  return (
    <Section title={say('followers')} id="adopted">
      {followers.length === 0 ? (
        <Empty title={say('followers.none')} />
      ) : (
        <Table
          caption={say('followers')}
          rows={followers}
          keyOf={(one) => one.campaign.id}
          columns={[
            {
              key: 'owner',
              head: say('organisation'),
              cell: (one) => (
                <a href={`/office/campaigns/${one.campaign.id}`}>
                  {nameIn(one.campaign.organisationName, language)}
                </a>
              ),
            },
            {
              key: 'ends',
              head: say('differences.end'),
              cell: (one) => sayEnd(one.campaign.closesAt, language),
            },
            {
              key: 'version',
              head: say('followers.version'),
              cell: ({ campaign: own, isBehind, conflicts }) => (
                <span>
                  <Badge tone={isBehind ? 'wait' : 'good'}>
                    {say(isBehind ? 'followers.behind' : 'followers.answered', {
                      version: own.parentVersion ?? 1,
                    })}
                  </Badge>{' '}
                  {conflicts > 0 ? (
                    <Badge tone="bad">{say('followers.conflicts', { count: conflicts })}</Badge>
                  ) : null}
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
