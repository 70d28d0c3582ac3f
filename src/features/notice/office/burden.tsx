/** Burdens before whoever can take them out: on the edit page, at submitting, on the campaign's page. */

import type { ReactNode } from 'react';
import { sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Form, formOf, SendButton, TextField, TickField } from '../../../ui/form.tsx';
import { Badge, Note, Section, Table } from '../../../ui/parts.tsx';
import { listNames } from '../../account/store.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { mayManage } from '../../campaign/policy.ts';
import type { Burden } from '../burden.ts';
import type { Notice } from '../notice.ts';
import { maySubmit } from '../policy.ts';
import { listBurdenAnswers, listBurdenAnswersOf, listBurdens, listBurdensOf } from '../store/burden.ts';
import { text } from '../text/burden.ts';
import { text as noticeText } from '../text.ts';

function BurdenWords({ view, burden }: { view: View; burden: Burden }) {
  const say = view.say(text);
  return (
    <>
      <strong>{nameIn(burden.place, view.language)}</strong> <q lang="zh-CN">{burden.excerpt}</q>
      <br />
      {nameIn(burden.sentence, view.language)}{' '}
      <span className="quiet">{say('burden.rule', { rule: burden.rule })}</span>
    </>
  );
}

/** On the edit page: what the text as stored demands. */
export async function BurdenNote(view: View, notice: Notice): Promise<ReactNode> {
  const burdens = await listBurdens(view.tx, notice);
  return burdens.length === 0 ? null : <BurdenList view={view} burdens={burdens} />;
}

function BurdenList({ view, burdens }: { view: View; burdens: readonly Burden[] }) {
  const say = view.say(text);
  return (
    <Note tone="warn" title={say('burdens')}>
      <p>{say('burdens.lead')}</p>
      <ul>
        {burdens.map((burden) => (
          <li key={burden.key}>
            <BurdenWords view={view} burden={burden} />
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** The button that puts a paper before the leader; each burden is changed, or known and answered. */
export async function SubmitForm(view: View, notice: Notice): Promise<ReactNode> {
  const say = view.say(text);
  const hand = formOf(view, `/office/notices/${notice.id}/submit`);
  const answered = await listBurdenAnswers(view.tx, notice.id);
  const open = (await listBurdens(view.tx, notice)).filter(
    (one) => !answered.some((answer) => answer.key === one.key),
  );
  return (
    <Form hand={hand} className={open.length === 0 ? 'form is-inline' : 'form'}>
      {open.length > 0 ? (
        <fieldset>
          <legend>{say('burdens')}</legend>
          <p className="hint">{say('burdens.lead')}</p>
          {open.map((burden, index) => (
            <div key={burden.key} className="form">
              <p>
                <BurdenWords view={view} burden={burden} />
              </p>
              <input type="hidden" name={`answers.${index}.key`} value={burden.key} />
              <TickField hand={hand} name={`answers.${index}.known`} label={say('burden.known')} />
              <TextField
                hand={hand}
                name={`answers.${index}.reason`}
                label={say('burden.reason')}
                optional
                maxLength={200}
              />
            </div>
          ))}
        </fieldset>
      ) : null}
      <SendButton
        screen={view}
        label={view.say(noticeText)('submit')}
        verdict={maySubmit(view.actor, notice)}
      />
    </Form>
  );
}

/** What was kept knowingly, by whom and why. */
export async function AnsweredBurdens(view: View, notice: Notice): Promise<ReactNode> {
  const say = view.say(text);
  const answers = await listBurdenAnswers(view.tx, notice.id);
  if (answers.length === 0) return null;
  const names = await listNames(
    view.tx,
    answers.flatMap((one) => one.by ?? []),
  );
  return (
    <Section title={say('burdens')} id="burdens">
      <Table
        caption={say('burdens')}
        rows={answers}
        keyOf={(answer) => answer.key}
        columns={[
          {
            key: 'what',
            head: say('burden.column.what'),
            cell: (answer) => <q lang="zh-CN">{answer.excerpt}</q>,
          },
          { key: 'where', head: say('burden.column.where'), cell: (answer) => answer.place },
          {
            key: 'answer',
            head: say('burden.column.answer'),
            cell: ({ reason, at, by }) =>
              say('burden.answered', {
                reason,
                name: names.get(by ?? '') ?? '',
                at: sayInstant(at, view.language),
              }),
          },
        ]}
      />
    </Section>
  );
}

/** A part of a campaign's page for its owner's officer: what the campaign and its calls demand, and what was answered. */
export async function burdenPart(view: View, campaign: Campaign): Promise<ReactNode> {
  const say = view.say(text);
  if (!mayManage(view.actor, campaign).allowed) return null;
  const burdens = await listBurdensOf(view.tx, campaign);
  if (burdens.length === 0) return null;
  const answered = await listBurdenAnswersOf(view.tx, campaign.id);
  return (
    <Section title={say('burdens')} id="burdens">
      <Note tone="warn">
        <p>{say('burdens.campaign')}</p>
        <ul>
          {burdens.map((burden) => {
            const answer = answered.find((one) => one.key === burden.key);
            return (
              <li key={burden.key}>
                <BurdenWords view={view} burden={burden} />{' '}
                {answer ? (
                  <span className="quiet">{answer.reason}</span>
                ) : (
                  <Badge tone="warn">{say('burden.open')}</Badge>
                )}
              </li>
            );
          })}
        </ul>
      </Note>
    </Section>
  );
}
