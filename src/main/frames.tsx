/** The frames as this house hangs them: navigation by who looks, the demo's banner, trouble. */

import { isStaff } from '../kernel/actor.ts';
import { sayInstant } from '../kernel/period.ts';
import { nameIn } from '../kernel/text.ts';
import type { Frames, Share, ShownPage, View } from '../platform/route.ts';
import { text as demoText } from '../surfaces/demo/text.ts';
import { BareFrame, type FrameProps, type Link, OfficeFrame, SiteFrame } from '../ui/frames.tsx';
import { text } from './text.ts';

function isHere(view: View, href: string): boolean {
  return href === '/' || href === '/office' ? view.path === href : view.path.startsWith(href);
}

function siteLinks(view: View): Link[] {
  const say = view.say(text);
  const links: Link[] = [{ label: say('home'), href: '/' }];
  if (view.actor.kind === 'person') {
    links.push(
      { label: say('my-entries'), href: '/my/entries' },
      { label: say('my-letters'), href: '/my/letters' },
      { label: say('my-identity'), href: '/me/identity' },
    );
    if (!isStaff(view.actor)) links.push({ label: say('review'), href: '/review' });
    else links.push({ label: say('desk'), href: '/office' });
  }
  return links.map((link) => ({ ...link, here: isHere(view, link.href) }));
}

function officeLinks(view: View): Link[] {
  const say = view.say(text);
  if (!isStaff(view.actor))
    return [
      { label: say('review'), href: '/review', here: true },
      { label: say('home'), href: '/' },
    ];
  const links: Link[] = [
    { label: say('desk'), href: '/office' },
    { label: say('campaigns'), href: '/office/campaigns' },
    { label: say('notices'), href: '/office/notices' },
    { label: say('entries'), href: '/office/entries' },
    { label: say('activities'), href: '/office/activities' },
    { label: say('promoters'), href: '/office/promoters' },
    { label: say('recommendations'), href: '/office/recommendations' },
    { label: say('organisations'), href: '/office/organisations' },
    { label: say('my-letters'), href: '/my/letters' },
    { label: say('home'), href: '/' },
  ];
  return links.map((link) => ({ ...link, here: isHere(view, link.href) }));
}

function Person({ view }: { view: View }) {
  const say = view.say(text);
  if (view.actor.kind !== 'person') {
    const next =
      view.path === '/sign-in' || view.path === '/sign-up' ? '' : `?next=${encodeURIComponent(view.path)}`;
    return <a href={`/sign-in${next}`}>{say('sign-in')}</a>;
  }
  const place = view.actor.seats[0]?.organisationName;
  return (
    <>
      <span className="who-name">
        {view.actor.name}
        {place ? <small>{nameIn(place, view.language)}</small> : null}
      </span>
      <form method="post" action="/sign-out">
        <button type="submit" className="link">
          {say('sign-out')}
        </button>
      </form>
    </>
  );
}

function Banner({ view }: { view: View }) {
  const say = view.say(demoText);
  return (
    <aside className="banner" aria-label={say('title')}>
      <span>{say('banner', { now: sayInstant(view.now, view.language) })}</span>{' '}
      <a href="/demo">{say('banner.open')}</a>
    </aside>
  );
}

function propsOf(view: View, shown: ShownPage, isDemo: boolean): Omit<FrameProps, 'nav'> {
  const say = view.say(text);
  return {
    screen: view,
    title: shown.title,
    children: shown.body,
    person: <Person view={view} />,
    banner: isDemo ? <Banner view={view} /> : undefined,
    islands: shown.islands,
    paper: shown.paper,
    accent: shown.accent,
    foot: (
      <>
        <p className="links">
          <a href="/archive">{say('archive')}</a>
          <a href="/verify">{say('verify')}</a>
          <a href="/receipts">{say('receipts')}</a>
        </p>
        <p>{say('foot')}</p>
      </>
    ),
    share: shown.share ? shareOf(view, shown.share) : undefined,
  };
}

/** Everything a chat, a search machine or a reader of feeds is told, with whole addresses. */
function shareOf(view: View, share: Share): FrameProps['share'] {
  const whole = (path: string) => new URL(path, view.origin).href;
  const url = whole(share.canonical ?? view.path);
  return {
    description: share.description,
    image: share.image ? whole(share.image) : undefined,
    url,
    languages: { zh: `${url}?lang=zh`, en: `${url}?lang=en` },
    feeds: share.feeds,
    oembed: share.embeds ? whole(`/oembed?format=json&url=${encodeURIComponent(url)}`) : undefined,
    data: share.data,
    unlisted: share.unlisted,
  };
}

function trouble(view: View, status: number, sentence: string, requestId: string): ShownPage {
  const say = view.say(text);
  const titles: Record<number, string> = {
    401: say('trouble.401'),
    403: say('trouble.403'),
    404: say('trouble.404'),
  };
  const title = titles[status] ?? say('trouble.other');
  return {
    title,
    body: (
      <div className="narrow trouble">
        <h1>{title}</h1>
        <p>{sentence}</p>
        {status === 401 ? (
          <p>
            <a className="button is-main" href={`/sign-in?next=${encodeURIComponent(view.path)}`}>
              {say('trouble.sign-in')}
            </a>
          </p>
        ) : (
          <p>
            <a href="/">{say('trouble.home')}</a>
          </p>
        )}
        {status === 404 || status === 401 ? null : (
          <p className="quiet">{say('trouble.reference', { id: requestId })}</p>
        )}
      </div>
    ),
  };
}

/** The two frames, and the page for whatever went no further. */
export function frames(isDemo: boolean): Frames {
  return {
    site: (view, shown) =>
      shown.bare ? (
        <BareFrame {...propsOf(view, shown, false)} nav={[]} />
      ) : (
        <SiteFrame {...propsOf(view, shown, isDemo)} nav={siteLinks(view)} />
      ),
    office: (view, shown) => <OfficeFrame {...propsOf(view, shown, isDemo)} nav={officeLinks(view)} />,
    trouble,
  };
}
