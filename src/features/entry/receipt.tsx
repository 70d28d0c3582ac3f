/** The receipt of an entry: number, code, times and fingerprints, to be printed; and the page that proves one. */

import type { ReactNode } from 'react';
import { sayInstant } from '../../kernel/period.ts';
import { nameIn } from '../../kernel/text.ts';
import { qrOf } from '../../platform/qr.ts';
import type { ShownPage, View } from '../../platform/route.ts';
import { Empty, Heading, Note, Pairs, Section } from '../../ui/parts.tsx';
import { listNames } from '../account/store.ts';
import { askedFields } from '../call/eligibility.ts';
import type { Version } from './change.ts';
import { sayMakers } from './changes.tsx';
import type { EntryAtCall } from './entry.ts';
import { findReceipt, type Receipt, receiptCodeOf } from './store/receipt.ts';
import { listVersions } from './store/version.ts';
import { text as versionText } from './text/version.ts';
import { text } from './text.ts';

/** A code of squares that leads to `address`. */
export function QrCode({ address, label }: { address: string; label: string }) {
  const { size, path } = qrOf(address);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

export async function receiptPage(view: View, entry: EntryAtCall, back: string): Promise<ShownPage> {
  const say = view.say(versionText);
  const versions = await listVersions(view.tx, entry.id);
  const code = await receiptCodeOf(view.tx, entry.id);
  const [first, last] = [versions[0], versions.at(-1)];
  const names = await listNames(view.tx, last?.byId ? [last.byId] : []);
  const number = entry.number ?? '';
  const address = `${view.origin}/receipts?number=${encodeURIComponent(number)}&code=${code}`;
  const sender = last?.byId && names.get(last.byId);
  return {
    title: `${say('receipt')} ${number}`,
    body: (
      <div className="narrow receipt">
        <Heading screen={view} title={say('receipt')} crumbs={[[entry.title, back]]}>
          <p className="no-print">{say('receipt.print')}</p>
        </Heading>
        <QrCode address={address} label={say('receipt.qr')} />
        <Pairs
          pairs={[
            [view.say(text)('number'), <strong key="number">{number}</strong>],
            [say('receipt.code'), <code key="code">{code}</code>],
            [view.say(text)('call'), nameIn(entry.call.name, view.language)],
            [view.say(text)('title'), last?.content.title ?? entry.title],
            [view.say(text)('makers'), sayMakers(last?.content.makers ?? entry.makers, view.language)],
            [view.say(text)('unit'), nameIn(entry.unitName, view.language)],
            sender ? [say('receipt.sender'), sender] : undefined,
            first ? [say('receipt.first'), sayInstant(first.at, view.language)] : undefined,
            last && last.version > 1 ? [say('receipt.last'), sayInstant(last.at, view.language)] : undefined,
            [view.say(text)('version'), entry.version],
          ]}
        />
        {last ? <Evidence view={view} entry={entry} last={last} /> : null}
        <p className="quiet">{say('receipt.evidence')}</p>
        <p className="quiet">{address}</p>
      </div>
    ),
  };
}

/** The fingerprints of the files and what was declared, in which wording, when. */
function Evidence({ view, entry, last }: { view: View; entry: EntryAtCall; last: Version }) {
  const say = view.say(versionText);
  const { files, declared } = last.content;
  return (
    <>
      {files.length > 0 ? (
        <Section title={say('receipt.files')}>
          <ol>
            {files.map((file) => (
              <li key={file.id}>
                {file.name} <code className="fingerprint">{file.sha256}</code>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {declared.length > 0 ? (
        <Section title={say('receipt.declared')}>
          <ul>
            {declared.map((one) => (
              <li key={one.key}>
                {statementName(view, entry, one.key)}:{' '}
                {say('receipt.declared.at', { at: new Date(one.at), version: one.version })}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function statementName(view: View, entry: EntryAtCall, key: string): string {
  const say = view.say(text);
  if (key === 'ai') return say('ai');
  if (key === 'original' || key === 'portrait' || key === 'licence') return say(`statement.${key}`);
  const field = askedFields(entry.call).find((one) => key === `answers.${one.key}`);
  return field ? nameIn(field.label, view.language) : key;
}

/** Anybody with a receipt at hand learns whether it is genuine, and nothing of whom or what. */
export async function checkPage(view: View): Promise<ShownPage> {
  const say = view.say(versionText);
  const number = (view.query.number ?? '').trim().slice(0, 80);
  const code = (view.query.code ?? '').trim().slice(0, 40);
  const isAsked = number !== '' && code !== '';
  const found = isAsked ? await findReceipt(view.tx, number, code) : undefined;
  return {
    title: say('check'),
    body: (
      <div className="narrow">
        <Heading screen={view} title={say('check')}>
          <p>{say('check.lead')}</p>
        </Heading>
        {found ? <Proven view={view} receipt={found} /> : null}
        {isAsked && !found ? <Empty title={say('check.none')} /> : null}
        <form method="get" action="/receipts" className="form">
          <Asked name="number" label={view.say(text)('number')} value={number} max={80} />
          <Asked name="code" label={say('receipt.code')} value={code} max={40} />
          <button type="submit" className="button is-main">
            {say('check.do')}
          </button>
        </form>
      </div>
    ),
  };
}

function Asked(props: { name: string; label: string; value: string; max: number }): ReactNode {
  return (
    <div className="field">
      <label htmlFor={`check-${props.name}`}>{props.label}</label>
      <input
        id={`check-${props.name}`}
        name={props.name}
        defaultValue={props.value}
        maxLength={props.max}
        autoComplete="off"
        required
      />
    </div>
  );
}

function Proven({ view, receipt }: { view: View; receipt: Receipt }) {
  const [say, sayVersion] = [view.say(text), view.say(versionText)];
  const { language } = view;
  return (
    <Note tone="good" title={sayVersion('check.true')}>
      <Pairs
        pairs={[
          [say('number'), receipt.number],
          [say('call'), nameIn(receipt.callName, language)],
          [say('state'), say(`state.${receipt.state}`)],
          [sayVersion('receipt.first'), sayInstant(receipt.firstAt, language)],
          [sayVersion('receipt.last'), sayInstant(receipt.lastAt, language)],
          [say('version'), receipt.version],
        ]}
      />
    </Note>
  );
}
