/** The two frames: a light public site with the rings as its sign, and a calm, dense office. */

import type { ReactNode } from 'react';
import { type Language, speaker } from '../kernel/text.ts';
import { Sign } from './rings.tsx';
import type { Screen } from './screen.ts';
import { text } from './text.ts';

export type Link = { label: string; href: string; here?: boolean };

export type FrameProps = {
  screen: Screen;
  title: string;
  children: ReactNode;
  nav: readonly Link[];
  /** Signed in: who, and where they go; signed out: the way in. */
  person?: ReactNode;
  /** A line above everything: the demo's clock. */
  banner?: ReactNode;
  share?: {
    description?: string;
    image?: string;
    /** The address under which the page is known. */
    url: string;
    languages: Readonly<Record<Language, string>>;
    feeds?: readonly { title: string; href: string }[];
    oembed?: string;
    data?: Record<string, unknown>;
    unlisted?: boolean;
  };
  islands?: readonly string[];
  foot?: ReactNode;
  paper?: boolean;
  /** The accent of the public site; the house's red where none is named. */
  accent?: string;
};

/** What a chat shows of a link (og:, twitter:, and itemprop as QQ and WeChat read it), and what programs look for. */
function ShareMeta(props: NonNullable<FrameProps['share']> & { title: string; screen: Screen }) {
  const { title, description, url, languages, screen } = props;
  const say = speaker(text, screen.language);
  const image = props.image ?? new URL(screen.asset('sign.png'), url).href;
  return (
    <>
      <link rel="canonical" href={url} />
      <link rel="alternate" hrefLang="zh-CN" href={languages.zh} />
      <link rel="alternate" hrefLang="en" href={languages.en} />
      <link rel="alternate" hrefLang="x-default" href={url} />
      {props.unlisted ? <meta name="robots" content="noindex,follow" /> : null}
      <meta property="og:title" content={title} />
      <meta property="og:type" content="article" />
      <meta property="og:url" content={url} />
      <meta property="og:site_name" content={say('product')} />
      <meta property="og:locale" content={screen.language === 'zh' ? 'zh_CN' : 'en_GB'} />
      <meta property="og:image" content={image} />
      <meta name="twitter:card" content={props.image ? 'summary_large_image' : 'summary'} />
      <meta name="twitter:title" content={title} />
      <meta name="twitter:image" content={image} />
      <meta itemProp="name" content={title} />
      <meta itemProp="image" content={image} />
      {description ? (
        <>
          <meta name="description" itemProp="description" content={description} />
          <meta property="og:description" content={description} />
          <meta name="twitter:description" content={description} />
        </>
      ) : null}
      {(props.feeds ?? []).map((feed) => (
        <link
          key={feed.href}
          rel="alternate"
          type="application/atom+xml"
          title={feed.title}
          href={feed.href}
        />
      ))}
      {props.oembed ? (
        <link rel="alternate" type="application/json+oembed" title={title} href={props.oembed} />
      ) : null}
      {props.data ? <StructuredData data={props.data} /> : null}
    </>
  );
}

/** Data for programs, no script: a browser runs none of it, and no text in it can end its element (AC-180). */
function StructuredData({ data }: { data: Record<string, unknown> }) {
  const json = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  // biome-ignore lint/security/noDangerouslySetInnerHtml: every sign that could end the element is written as its number
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}

function Head(props: FrameProps & { styles: readonly string[]; isLightAndDark?: boolean }) {
  const { screen, share } = props;
  const say = speaker(text, screen.language);
  const full = `${props.title} · ${say('product')}`;
  return (
    <head>
      <meta charSet="utf-8" />
      <title>{full}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href={screen.asset('sign.svg')} type="image/svg+xml" />
      {props.styles.map((name) => (
        <link key={name} rel="stylesheet" href={screen.asset(name)} />
      ))}
      <link rel="stylesheet" href={screen.asset('print.css')} media="print" />
      {props.isLightAndDark ? <meta name="color-scheme" content="light dark" /> : null}
      <link rel="apple-touch-icon" href={screen.asset('sign.png')} />
      {share ? <ShareMeta {...share} title={props.title} screen={screen} /> : null}
      {(props.islands ?? []).map((name) => (
        <script key={name} src={screen.asset(name)} defer />
      ))}
    </head>
  );
}

function Nav({ links, label }: { links: readonly Link[]; label: string }) {
  return (
    <nav aria-label={label} className="nav">
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href} aria-current={link.here ? 'page' : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LanguageSwitch({ screen }: { screen: Screen }) {
  const say = speaker(text, screen.language);
  return (
    <form method="post" action="/language" className="language">
      <input type="hidden" name="language" value={screen.language === 'zh' ? 'en' : 'zh'} />
      <input type="hidden" name="next" value={screen.path} />
      <button type="submit" lang={screen.language === 'zh' ? 'en' : 'zh-CN'}>
        {say('language')}
      </button>
    </form>
  );
}

function Told({ screen }: { screen: Screen }) {
  return screen.told ? (
    <p className="told" role="status">
      {screen.told}
    </p>
  ) : null;
}

/** The public site. */
export function SiteFrame(props: FrameProps) {
  const { screen } = props;
  const say = speaker(text, screen.language);
  return (
    <html lang={screen.language === 'zh' ? 'zh-CN' : 'en'}>
      <Head {...props} styles={['site.css']} isLightAndDark />
      <body
        className={['site', props.paper && 'is-paper', props.accent && `accent-${props.accent}`]
          .filter(Boolean)
          .join(' ')}
      >
        <a className="skip" href="#content">
          {say('skip')}
        </a>
        {props.banner}
        <header className="site-head">
          <a className="brand" href="/">
            <Sign />
            <span>{say('product')}</span>
          </a>
          <Nav links={props.nav} label={say('nav.main')} />
          <div className="who">
            {props.person}
            <LanguageSwitch screen={screen} />
          </div>
        </header>
        <main id="content" tabIndex={-1}>
          <Told screen={screen} />
          {props.children}
        </main>
        <footer className="site-foot">{props.foot}</footer>
      </body>
    </html>
  );
}

/** A page within a page of somebody else: its body, and a title for those who hear it. */
export function BareFrame(props: FrameProps) {
  const { screen } = props;
  return (
    <html lang={screen.language === 'zh' ? 'zh-CN' : 'en'}>
      <Head {...props} styles={['site.css']} isLightAndDark />
      <body className="site is-bare">
        <main>{props.children}</main>
      </body>
    </html>
  );
}

/** The office: the desk first. */
export function OfficeFrame(props: FrameProps) {
  const { screen } = props;
  const say = speaker(text, screen.language);
  return (
    <html lang={screen.language === 'zh' ? 'zh-CN' : 'en'}>
      <Head {...props} styles={['office.css']} />
      <body className={props.paper ? 'office is-paper' : 'office'}>
        <a className="skip" href="#content">
          {say('skip')}
        </a>
        {props.banner}
        <header className="office-head">
          <a className="brand" href="/office">
            <Sign />
            <span>{say('product')}</span>
          </a>
          <Nav links={props.nav} label={say('nav.main')} />
          <div className="who">
            {props.person}
            <LanguageSwitch screen={screen} />
          </div>
        </header>
        <main id="content" tabIndex={-1}>
          <Told screen={screen} />
          {props.children}
        </main>
      </body>
    </html>
  );
}
