/** Posters to print and hang up: what it is, until when, and a code that leads there. */

import { nameIn } from '../../../kernel/text.ts';
import { isOpenTo, standingOf } from '../../../kernel/window.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { Sign } from '../../../ui/rings.tsx';
import { windowOfEntries } from '../../calendar/calendar.ts';
import { getCampaign } from '../../campaign/store.ts';
import { Picture } from '../../entry/exhibit.tsx';
import { QrCode } from '../../entry/receipt.tsx';
import { listShownFiles } from '../../entry/store/exhibit.ts';
import { listPolls } from '../store/poll.ts';
import { text } from '../text.ts';
import { endOf, pollAt, type ShownEntry, windowOfPoll } from '../vote.ts';
import { fileBaseOf } from './card.tsx';
import { type AskedCall, addressOf } from './gallery.tsx';
import { addressOfWork } from './share.tsx';

const sizes = 'A4 · A3';

type SheetProps = {
  view: View;
  title: string;
  /** Whose campaign it is. */
  over: string;
  path: string;
  scan: string;
  until?: string;
  under: readonly string[];
  picture?: React.ReactNode;
};

function Sheet({ view, title, over, path, scan, until, under, picture }: SheetProps) {
  const say = view.say(text);
  const address = `${view.origin}${path}`;
  return (
    <>
      <p className="no-print">
        <a href={path}>{say('poster.back')}</a> {say('poster.print', { sizes })}
      </p>
      <article className="poster">
        <p className="poster-over">{over}</p>
        <div className="poster-picture">{picture ?? <Sign />}</div>
        <h1>{title}</h1>
        {under.map((line) => (
          <p key={line}>{line}</p>
        ))}
        <div className="poster-way">
          <QrCode address={address} label={say('share.qr', { title })} />
          <div>
            <p className="poster-scan">{scan}</p>
            {until ? <p>{until}</p> : null}
            <p className="poster-address">{address.replace(/^https?:\/\//, '')}</p>
          </div>
        </div>
      </article>
    </>
  );
}

export async function workPoster(view: View, { entry, call, poll }: ShownEntry): Promise<ShownPage> {
  const say = view.say(text);
  const campaign = await getCampaign(view.tx, call.campaignId);
  const [first] = await listShownFiles(view.tx, entry.id);
  const makers = entry.makers.map((maker) => maker.name).join(say('separator'));
  const isVoting = poll !== undefined && isOpenTo(standingOf(windowOfPoll(poll, call), view.now));
  const hasPoster = first?.renditions.some((one) => one.name === 'poster.jpg');
  const base = fileBaseOf(entry);
  const picture =
    first?.file.kind === 'picture' ? (
      <Picture alt="" file={first.file} base={base} when="first" />
    ) : hasPoster ? (
      <img src={`${base}?as=poster.jpg`} alt="" />
    ) : undefined;
  return {
    title: say('poster', { title: entry.title }),
    paper: true,
    accent: campaign.accent,
    share: { canonical: addressOfWork(entry), unlisted: true },
    body: (
      <Sheet
        view={view}
        title={entry.title}
        over={nameIn(campaign.title, view.language)}
        path={addressOfWork(entry)}
        scan={say(isVoting ? 'poster.scan-vote' : 'poster.scan')}
        until={isVoting ? say('poster.until', { closesAt: endOf(poll) }) : undefined}
        under={[makers, nameIn(entry.unitName, view.language), nameIn(call.name, view.language)]}
        picture={picture}
      />
    ),
  };
}

export async function callPoster(view: View, { call, hosted, campaign }: AskedCall): Promise<ShownPage> {
  const say = view.say(text);
  const poll = pollAt(await listPolls(view.tx, hosted.id), view.now);
  const isVoting = poll !== undefined && isOpenTo(standingOf(windowOfPoll(poll, hosted), view.now));
  const isTaking = isOpenTo(standingOf(windowOfEntries(call), view.now));
  const name = nameIn(hosted.name, view.language);
  const until = isVoting
    ? say('poster.until', { closesAt: endOf(poll) })
    : isTaking
      ? say('poster.entries-until', { closesAt: call.closesAt })
      : undefined;
  return {
    title: say('poster', { title: name }),
    paper: true,
    accent: campaign.accent,
    share: { canonical: addressOf(call), unlisted: true },
    body: (
      <Sheet
        view={view}
        title={name}
        over={nameIn(campaign.title, view.language)}
        path={addressOf(call)}
        scan={say('poster.scan-call')}
        until={until}
        under={[nameIn(hosted.brief, view.language)]}
      />
    ),
  };
}
