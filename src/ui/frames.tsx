/** The two frames: a light public site with the rings as its sign, and a calm, dense office. */

import type { ReactNode } from 'react';
import { speaker } from '../kernel/text.ts';
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
  share?: { description?: string; image?: string; url: string };
  islands?: readonly string[];
  foot?: ReactNode;
  paper?: boolean;
};

function Head(props: FrameProps & { styles: readonly string[] }) {
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
      {share ? (
        <>
          <meta property="og:title" content={props.title} />
          <meta property="og:type" content="article" />
          <meta property="og:url" content={share.url} />
          <meta property="og:site_name" content={say('product')} />
          {share.description ? <meta name="description" content={share.description} /> : null}
          {share.description ? <meta property="og:description" content={share.description} /> : null}
          {share.image ? <meta property="og:image" content={share.image} /> : null}
        </>
      ) : null}
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
      <Head {...props} styles={['site.css']} />
      <body className="site">
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
