/** The public door of bulletins: the edition that holds, earlier ones with what changed, or that it was withdrawn and why. */

import { redlineOf } from '../../kernel/redline.ts';
import { nameIn } from '../../kernel/text.ts';
import { type Ask, anyone, page, type Route, type ShownPage, type View } from '../../platform/route.ts';
import { Badge, Heading, Note, Section } from '../../ui/parts.tsx';
import { RedlineList } from '../../ui/redline.tsx';
import type { Call } from '../call/call.ts';
import { findCall } from '../call/store.ts';
import { getCampaign } from '../campaign/store.ts';
import { type Bulletin, type Edition, paragraphsOf } from './bulletin.ts';
import { findPublicBulletin, listEditions } from './store.ts';
import { text } from './text.ts';
import { addressOfBulletin, DatesPart, FiguresPart, Paragraphs } from './words.tsx';

type Found = { bulletin: Bulletin; call: Call; editions: Edition[]; shown: Edition };

/** Only what was published once, at the address of its own call. */
async function findAsked({ tx, actor, params, query }: Ask): Promise<Found | undefined> {
  const bulletin = await findPublicBulletin(tx, params.bulletin!);
  const call = bulletin && (await findCall(tx, actor, bulletin.callId));
  if (!call || call.id !== params.call || call.campaignId !== params.campaign) return undefined;
  const editions = await listEditions(tx, bulletin.id);
  const asked = /^\d{1,4}$/.test(query.edition ?? '') ? Number(query.edition) : bulletin.edition;
  const shown = editions.find((one) => one.edition === asked);
  return shown && { bulletin, call, editions, shown };
}

async function bulletinPage(view: View, found: Found): Promise<ShownPage> {
  const say = view.say(text);
  const { language } = view;
  const { bulletin, call, shown, editions } = found;
  const campaign = await getCampaign(view.tx, call.campaignId);
  const isWithdrawn = bulletin.withdrawnAt !== undefined;
  const isOlder = shown.edition !== bulletin.edition;
  return {
    title: shown.title,
    share: isWithdrawn ? undefined : { description: paragraphsOf(shown.body)[0]?.slice(0, 120) },
    body: (
      <>
        <Heading
          screen={view}
          title={shown.title}
          crumbs={[
            [nameIn(campaign.title, language), `/campaigns/${campaign.id}`],
            [nameIn(call.name, language), `/campaigns/${campaign.id}/calls/${call.id}`],
          ]}
          state={<Badge tone="accent">{say(`kind.${bulletin.kind}`)}</Badge>}
        >
          <p>
            {nameIn(bulletin.organisationName, language)} · {say('edition.at', { at: shown.publishedAt })}
          </p>
        </Heading>
        {bulletin.withdrawnAt ? (
          <Note tone="bad" title={say('state.withdrawn')}>
            <p>
              {say('public.withdrawn', {
                at: bulletin.withdrawnAt,
                reason: bulletin.withdrawnReason ?? '',
              })}
            </p>
          </Note>
        ) : (
          <>
            {isOlder ? (
              <Note tone="warn">
                <p>{say('edition.older', { edition: shown.edition })}</p>
                <p>
                  <a href={addressOfBulletin(bulletin)}>{say('edition.current')}</a>
                </p>
              </Note>
            ) : null}
            <Paragraphs body={shown.body} />
            {shown.figures ? <FiguresPart view={view} figures={shown.figures} /> : null}
            {isOlder ? null : <DatesPart view={view} call={call} />}
            <EditionsPart view={view} bulletin={bulletin} editions={editions} shown={shown} />
          </>
        )}
      </>
    ),
  };
}

type EditionsProps = {
  view: View;
  bulletin: Bulletin;
  editions: readonly Edition[];
  shown: Edition;
};

/** All editions, and what changed from the one before to the one shown. */
export function EditionsPart({ view, bulletin, editions, shown }: EditionsProps) {
  const say = view.say(text);
  const before = editions.find((one) => one.edition === shown.edition - 1);
  if (editions.length < 2) return null;
  return (
    <>
      {before ? (
        <Section title={say('edition.changes')} id="changes">
          <RedlineList language={view.language} steps={redlineOf(linesOf(before), linesOf(shown))} />
        </Section>
      ) : null}
      <Section title={say('editions')} id="editions">
        <ul>
          {editions.map((one) => (
            <li key={one.edition}>
              <a href={`${addressOfBulletin(bulletin)}?edition=${one.edition}`}>
                {say('edition.number', { edition: one.edition })}
              </a>{' '}
              <span className="quiet">{say('edition.at', { at: one.publishedAt })}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

const linesOf = ({ title, body }: Pick<Edition, 'title' | 'body'>): string[] => [
  title,
  ...paragraphsOf(body),
];

export const routes: Route[] = [
  page({
    get: '/campaigns/:campaign/calls/:call/bulletins/:bulletin',
    frame: 'site',
    finds: findAsked,
    may: anyone,
    shows: bulletinPage,
  }),
];
