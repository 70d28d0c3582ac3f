/** The page on which the owner's officer ends a campaign: closes it, withdraws it, or lets it take an older one's place. */

import { sayDay, sayInstant } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ChoiceField, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Empty, Heading, Note, Section } from '../../../ui/parts.tsx';
import type { Campaign } from '../campaign.ts';
import { mayClose, maySupersede, mayWithdraw } from '../policy.ts';
import { listDescendants, listSupersedable } from '../store/ending.ts';
import { text } from '../text.ts';

export async function endingPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const here = `/office/campaigns/${campaign.id}`;
  const beneath = await listDescendants(view.tx, campaign);
  const older = await listSupersedable(view.tx, campaign);
  const parts = [
    ['close', mayClose(view.actor, campaign), 'main'],
    ['withdraw', mayWithdraw(view.actor, campaign), 'danger'],
  ] as const;
  const succession = formOf(view, `${here}/supersede`);
  return {
    title: say('end'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('end')} crumbs={[[nameIn(campaign.title, view.language), here]]}>
          {campaign.archivesAt ? (
            <p>{say('end.by-itself', { day: sayDay(campaign.archivesAt, view.language) })}</p>
          ) : null}
        </Heading>
        {parts.map(([verb, verdict, tone]) => {
          const hand = formOf(view, `${here}/${verb}`);
          return (
            <Section key={verb} title={say(`end.${verb}`)}>
              <p>{say(`end.${verb}.lead`, { count: beneath.length })}</p>
              <Form hand={hand}>
                <ProseField hand={hand} name="reason" label={say('reason')} maxLength={500} rows={2} />
                <SendButton screen={view} verdict={verdict} label={say(`end.${verb}`)} tone={tone} />
              </Form>
            </Section>
          );
        })}
        <Section title={say('end.supersede')}>
          <p>{say('end.supersede.lead')}</p>
          {older.length === 0 ? (
            <Empty title={say('end.supersede.none')} />
          ) : (
            <Form hand={succession}>
              <ChoiceField
                hand={succession}
                name="olderId"
                label={say('end.supersede.older')}
                choices={older.map((one) => ({
                  value: one.id,
                  label: `${one.year} ${nameIn(one.title, view.language)}`,
                }))}
                empty={say('found.choose')}
              />
              <SendButton
                screen={view}
                verdict={maySupersede(view.actor, campaign)}
                label={say('end.supersede')}
                tone="calm"
              />
            </Form>
          )}
        </Section>
      </div>
    ),
  };
}

/** What has ended says so on its page: how, when, why, and what took its place. */
export function EndedNote(props: { view: View; campaign: Campaign; successor?: Campaign | '' }) {
  const { view, campaign, successor } = props;
  const { endedAt } = campaign;
  if (!endedAt || (campaign.state !== 'closed' && campaign.state !== 'withdrawn')) return null;
  const say = view.say(text);
  const at = sayInstant(endedAt, view.language);
  return (
    <Note
      tone={campaign.state === 'withdrawn' ? 'warn' : 'plain'}
      title={say(`ended.${campaign.state}`, { at })}
    >
      <p>{campaign.endedReason}</p>
      {successor ? (
        <p>
          <a href={`/office/campaigns/${successor.id}`}>
            {say('ended.successor', { title: successor.title })}
          </a>
        </p>
      ) : null}
    </Note>
  );
}
