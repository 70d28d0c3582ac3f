/** The small parts pages are made of: tables, badges, notes, pagers, empty states. */

import type { ReactNode } from 'react';
import type { Page } from '../kernel/page.ts';
import { speaker } from '../kernel/text.ts';
import type { Verdict } from '../kernel/verdict.ts';
import type { Screen } from './screen.ts';
import { text } from './text.ts';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'wait' | 'accent';

/** A state in a word. */
export function Badge(props: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge is-${props.tone ?? 'plain'}`}>{props.children}</span>;
}

/** A note that stands out: a warning, a good end, a hint. */
export function Note(props: { tone?: Tone; title?: ReactNode; children: ReactNode }) {
  return (
    <div className={`note is-${props.tone ?? 'plain'}`}>
      {props.title ? <strong className="note-title">{props.title}</strong> : null}
      <div>{props.children}</div>
    </div>
  );
}

/** Marks what the paper lacks and the demo adds. */
export function Supplement({ screen }: { screen: Screen }) {
  const say = speaker(text, screen.language);
  return (
    <span className="supplement" title={say('supplement.why')}>
      {say('supplement')}
    </span>
  );
}

/** Nothing here yet, and what to do about it. */
export function Empty(props: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{props.title}</p>
      {props.children}
    </div>
  );
}

export type Column<Row> = {
  key: string;
  head: ReactNode;
  /** What cards on a phone say, where the head is more than text. */
  label?: string;
  cell: (row: Row, index: number) => ReactNode;
  align?: 'end' | 'start';
};

/** A table of rows; on a phone each row becomes a card with its heads. */
export function Table<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  foot?: ReactNode;
  quietCaption?: boolean;
}) {
  return (
    <div className="table-wrap">
      <table>
        <caption className={props.quietCaption === false ? undefined : 'visually-hidden'}>
          {props.caption}
        </caption>
        <thead>
          <tr>
            {props.columns.map((c) => (
              <th key={c.key} scope="col" className={c.align === 'end' ? 'is-end' : undefined}>
                {c.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            <tr key={props.keyOf(row)}>
              {props.columns.map((c) => (
                <td
                  key={c.key}
                  className={c.align === 'end' ? 'is-end' : undefined}
                  data-head={c.label ?? (typeof c.head === 'string' ? c.head : undefined)}
                >
                  <div>{c.cell(row, index)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {props.foot ? <tfoot>{props.foot}</tfoot> : null}
      </table>
    </div>
  );
}

/** Pairs of a name and what it is. */
export function Pairs(props: { pairs: readonly (readonly [ReactNode, ReactNode] | undefined | false)[] }) {
  return (
    <dl className="pairs">
      {props.pairs.map((pair, index) =>
        pair ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pairs stand in a fixed order
          <div key={index}>
            <dt>{pair[0]}</dt>
            <dd>{pair[1]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** Previous and next, with where one is. `href` makes the address of a page number. */
export function Pager(props: { screen: Screen; page: Page<unknown>; href: (page: number) => string }) {
  const say = speaker(text, props.screen.language);
  const { page, pages, total } = props.page;
  if (pages <= 1) return null;
  return (
    <nav className="pager" aria-label={say('page', { page, pages, total })}>
      {page > 1 ? (
        <a className="button is-calm" rel="prev" href={props.href(page - 1)}>
          {say('page.previous')}
        </a>
      ) : null}
      <span>{say('page', { page, pages, total })}</span>
      {page < pages ? (
        <a className="button is-calm" rel="next" href={props.href(page + 1)}>
          {say('page.next')}
        </a>
      ) : null}
    </nav>
  );
}

/** A part of a page with its heading. */
export function Section(props: { title: ReactNode; children: ReactNode; aside?: ReactNode; id?: string }) {
  return (
    <section className="section" id={props.id}>
      <div className="section-head">
        <h2>{props.title}</h2>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}

/** Heading of a page: where it stands, its name, its state, what can be done. */
export function Heading(props: {
  title: ReactNode;
  crumbs?: readonly (readonly [string, string])[];
  state?: ReactNode;
  children?: ReactNode;
  screen: Screen;
}) {
  const say = speaker(text, props.screen.language);
  return (
    <header className="heading">
      {props.crumbs && props.crumbs.length > 0 ? (
        <nav className="crumbs" aria-label={say('crumbs')}>
          <ol>
            {props.crumbs.map(([label, href]) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="heading-line">
        <h1>{props.title}</h1>
        {props.state}
      </div>
      {props.children ? <div className="heading-more">{props.children}</div> : null}
    </header>
  );
}

/** A bar that shows how far: `share` from 0 to 1, more is shown full. */
export function Meter(props: { label: string; value: number; max: number }) {
  return (
    <meter
      className="meter"
      aria-label={props.label}
      min={0}
      max={Math.max(props.max, 1)}
      value={Math.min(props.value, props.max)}
    />
  );
}

/** What a form was refused that is no longer on the page, because somebody was quicker; `shown` are the forms that are. */
export function Refused(props: { screen: Screen; shown: readonly string[] }) {
  const { form, sayRefusal } = props.screen;
  if (!form || props.shown.includes(form.action)) return null;
  return (
    <div className="problems" role="alert" tabIndex={-1}>
      {form.refusals.map((r) => (
        <p key={`${r.code}${r.field ?? ''}`}>{sayRefusal(r)}</p>
      ))}
    </div>
  );
}

/** Shows its children only where the verdict may ever allow; when not now, the reason instead. */
export function Where(props: { screen: Screen; verdict: Verdict; children: ReactNode; silent?: boolean }) {
  if (props.verdict.allowed) return <>{props.children}</>;
  if (props.verdict.when === 'never' || props.silent) return null;
  return <p className="why-not">{props.screen.sayRefusal(props.verdict.refusal)}</p>;
}
