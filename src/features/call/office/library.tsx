/** The library of ready calls, and the owner's own earlier ones, to begin a call from. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Empty, Heading, Section, Supplement, Table } from '../../../ui/parts.tsx';
import type { Campaign } from '../../campaign/campaign.ts';
import { listCampaigns } from '../../campaign/store.ts';
import { sayRule } from '../../media/rule.ts';
import type { Call } from '../call.ts';
import { type Template, templates } from '../library.ts';
import { listCallsOf } from '../store/version.ts';
import { text } from '../text/library.ts';
import { text as callText } from '../text.ts';

const earlierMax = 50;

export async function libraryPage(view: View, campaign: Campaign): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const q = (view.query.q ?? '').trim().slice(0, 40);
  const found = templates.filter((one) => isFound(one, q, view));
  const here = `/office/campaigns/${campaign.id}`;
  return {
    title: say('library'),
    body: (
      <>
        <Heading
          screen={view}
          title={say('library')}
          crumbs={[
            [nameIn(campaign.title, language), here],
            [view.say(callText)('open'), `${here}/calls/new`],
          ]}
        >
          <p>{say('library.lead')}</p>
        </Heading>
        <form method="get" action={`${here}/calls/library`} className="search" role="search">
          <label htmlFor="q">{say('library.q')}</label>
          <input id="q" name="q" type="search" defaultValue={q} maxLength={40} />
          <button type="submit" className="button is-calm">
            {say('library.q.do')}
          </button>
        </form>
        {found.length > 0 ? (
          <TemplateTable view={view} found={found} here={here} />
        ) : (
          <Empty title={say('library.none', { q })} />
        )}
        {await EarlierPart(view, campaign, here)}
      </>
    ),
  };
}

const categoryOf = (view: View, { category }: Template): string =>
  (text as Record<string, { zh: string; en: string }>)[`category.${category}`]?.[view.language] ?? category;

function isFound(one: Template, q: string, view: View): boolean {
  const words = [one.name.zh, one.name.en, one.source.zh, one.source.en, categoryOf(view, one)].join(' ');
  return words.toLowerCase().includes(q.toLowerCase());
}

function TemplateTable({ view, found, here }: { view: View; found: readonly Template[]; here: string }) {
  const say = view.say(text);
  const { language } = view;
  return (
    <Table
      caption={say('library')}
      rows={found}
      keyOf={(one) => one.key}
      columns={[
        { key: 'name', head: view.say(callText)('column.name'), cell: (one) => nameIn(one.name, language) },
        { key: 'category', head: say('library.category'), cell: (one) => categoryOf(view, one) },
        { key: 'source', head: say('library.source'), cell: (one) => nameIn(one.source, language) },
        {
          key: 'rules',
          head: say('library.rules'),
          cell: (one) => (
            <span>
              {one.fileRules.map((rule) => (
                <span key={sayRule(rule, 'zh')}>
                  {sayRule(rule, language)} {rule.supplement ? <Supplement screen={view} /> : null}
                  <br />
                </span>
              ))}
            </span>
          ),
        },
        {
          key: 'use',
          head: say('library.use'),
          cell: (one) => (
            <a className="button is-calm" href={`${here}/calls/new?template=${one.key}`}>
              {say('library.use')}
              <span className="visually-hidden"> {nameIn(one.name, language)}</span>
            </a>
          ),
        },
      ]}
    />
  );
}

/** Calls of the same owner's other campaigns, the newest year first. */
async function EarlierPart(view: View, campaign: Campaign, here: string) {
  const say = view.say(text);
  const others = (await listCampaigns(view.tx, view.actor)).filter(
    (one) => one.organisationId === campaign.organisationId && one.id !== campaign.id,
  );
  const yearOf = (call: Call) => others.find((one) => one.id === call.campaignId)?.year ?? 0;
  const calls = (
    await listCallsOf(
      view.tx,
      others.map((one) => one.id),
    )
  )
    .sort((a, b) => yearOf(b) - yearOf(a))
    .slice(0, earlierMax);
  return (
    <Section title={say('earlier')} id="earlier">
      {calls.length === 0 ? (
        <p className="quiet">{say('earlier.none')}</p>
      ) : (
        <>
          <p>{say('earlier.lead')}</p>
          <ul>
            {calls.map((call) => (
              <li key={call.id}>
                <a href={`${here}/calls/new?from=${call.id}`}>
                  {say('earlier.chosen', { name: call.name, year: yearOf(call) })}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
