/** The hand-over letter: the list in its order as a paper for the printer, with its sum, date and lines to sign. */

import { sayDay } from '../../../kernel/period.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { writeSheet, xlsxAnswer } from '../../../platform/spreadsheet.ts';
import { getCampaign } from '../../campaign/store.ts';
import { sayLength } from '../../media/measure.ts';
import { findOrganisationByPath } from '../../organisation/store.ts';
import type { Place } from '../actions/recommend-entry.ts';
import { type Recommendation, wayOf } from '../recommendation.ts';
import { listAtCall } from '../store/fault.ts';
import { listSent } from '../store.ts';
import { text } from '../text.ts';
import { letterHref, listHref } from './parts.tsx';

type Line = { recommendation: Recommendation; kind: string; length: string; remark: string };
type Written = Pick<Ask, 'tx' | 'language'>;

const sayIn = (language: 'zh' | 'en') => (key: keyof typeof text) => text[key][language];

/** The list in its order; length and kind as the call that it goes to tells works apart. */
async function linesOf({ tx, language }: Written, { call, organisation }: Place): Promise<Line[]> {
  const sent = await listSent(tx, call.id, organisation.id);
  const entries = await listAtCall(
    tx,
    call,
    sent.map((r) => r.entryId),
  );
  const { subtypes = [], groups = [] } = call.eligibility;
  return sent.map((recommendation) => {
    const entry = entries.find((one) => one.id === recommendation.entryId);
    const kinds = [
      subtypes.find((one) => one.key === recommendation.subtype)?.name,
      groups.find((one) => one.key === recommendation.group)?.name,
    ];
    const kind = kinds.flatMap((name) => (name ? [nameIn(name, language)] : [])).join(' ');
    const isLate = recommendation.at >= call.recommendUntil;
    const length = entry ? lengthOfFiles(entry.files, language) : '';
    return { recommendation, kind, length, remark: isLate ? sayIn(language)('letter.remark.late') : '' };
  });
}

type Filed = { file: { measured: { durationSeconds?: number } } };

function lengthOfFiles(files: readonly Filed[], language: 'zh' | 'en'): string {
  const seconds = files.reduce((sum, { file }) => sum + (file.measured.durationSeconds ?? 0), 0);
  if (seconds > 0) return sayLength(seconds);
  return files.length === 0 ? '' : text['letter.pictures'][language].replace('{count}', String(files.length));
}

function cellsOf({ recommendation: r, kind, length, remark }: Line, language: 'zh' | 'en'): string[] {
  const makers = r.makers.map((m) => m.name).join(text['makers.joint'][language]);
  return [r.number ?? '', r.title, makers, nameIn(r.unitName, language), kind, length, remark];
}

const heads = [
  ...(['letter.position', 'number', 'work', 'makers', 'unit'] as const),
  ...(['letter.kind', 'letter.length', 'letter.remark'] as const),
];

export async function letterPage(view: View, place: Place): Promise<ShownPage> {
  const say = view.say(text);
  const { call, organisation } = place;
  const lines = await linesOf(view, place);
  const step = wayOf(call, organisation.path)[0];
  const to = step && (await findOrganisationByPath(view.tx, step.to));
  const campaign = await getCampaign(view.tx, call.campaignId);
  const title = say('letter.title', { call: call.name });
  return {
    title,
    paper: true,
    body: (
      <>
        <h1>{title}</h1>
        <p>{say('letter.to', { to: to?.name ?? call.ownerName })}</p>
        <p>{say('letter.words', { campaign: campaign.title, call: call.name, count: lines.length })}</p>
        {lines.length === 0 ? <p>{say('letter.none')}</p> : <PrintedList view={view} lines={lines} />}
        <p>{say('letter.officer')}</p>
        <p>{say('letter.leader')}</p>
        <p className="is-end">
          {nameIn(organisation.name, view.language)} {say('letter.seal')}
        </p>
        <p className="is-end">{sayDay(view.now, view.language)}</p>
        <p>{say('letter.receiver')}</p>
        <p className="no-print">
          <a href={`${letterHref(call.id, organisation.id)}.xlsx`}>{say('letter.sheet')}</a>{' '}
          <a href={listHref(call.id, organisation.id)}>{say('letter.back')}</a>
        </p>
      </>
    ),
  };
}

function PrintedList({ view, lines }: { view: View; lines: readonly Line[] }) {
  const say = view.say(text);
  return (
    <table className="printed">
      <thead>
        <tr>
          {heads.map((key) => (
            <th key={key} scope="col">
              {say(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={line.recommendation.id}>
            <td>{index + 1}</td>
            {cellsOf(line, view.language).map((cell, column) => (
              <td key={heads[column + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={heads.length}>{say('letter.sum', { count: lines.length })}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** The same list as a spreadsheet. */
export async function letterSheet(_: Request, place: Place, ask: Ask): Promise<Response> {
  const say = sayIn(ask.language);
  const lines = await linesOf(ask, place);
  const name = nameIn(place.call.name, ask.language);
  const rows = lines.map((line, index) => [index + 1, ...cellsOf(line, ask.language)]);
  const sheet = { name, head: heads.map(say), rows };
  return xlsxAnswer(
    await writeSheet([sheet]),
    `${name} ${nameIn(place.organisation.shortName, ask.language)}`,
  );
}
