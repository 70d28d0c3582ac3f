/** The list for a commendation notice: who won what above, as a paper and as a spreadsheet. */

import { nameIn } from '../../../kernel/text.ts';
import type { Ask, ShownPage, View } from '../../../platform/route.ts';
import { writeSheet, xlsxAnswer } from '../../../platform/spreadsheet.ts';
import { commendedOf, countsOf, type WorkOutcome } from '../outcome.ts';
import { sayResult } from '../outcomes.tsx';
import { listOutcomesAt, type OutcomePlace } from '../store.ts';
import { text } from '../text.ts';
import { placeHref } from './parts.tsx';

const makersOf = ({ makers }: WorkOutcome, joint: string) => makers.map(({ name }) => name).join(joint);

export async function commendationPage(view: View, place: OutcomePlace): Promise<ShownPage> {
  const say = view.say(text);
  const outcomes = await listOutcomesAt(view.tx, place);
  const units = commendedOf(outcomes);
  const { works, makers, awarded } = countsOf(outcomes);
  const papers = [...new Set(units.flatMap((unit) => unit.outcomes.flatMap((one) => one.number ?? [])))];
  const title = say('commendation.title', { campaign: place.campaign.title });
  const rows = units.flatMap((unit) => unit.outcomes);
  return {
    title,
    paper: true,
    body: (
      <>
        <h1>{title}</h1>
        {rows.length === 0 ? (
          <p>{say('commendation.none')}</p>
        ) : (
          <>
            <p>{say('commendation.lead', { units: units.length, works, makers, awards: awarded })}</p>
            <table className="printed">
              <thead>
                <tr>
                  <th scope="col">{say('commendation.order')}</th>
                  {(['unit', 'work', 'makers', 'level', 'award', 'number'] as const).map((key) => (
                    <th key={key} scope="col">
                      {say(key)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((one, index) => (
                  <tr key={one.id}>
                    <td>{index + 1}</td>
                    <td>{nameIn(one.unitName, view.language)}</td>
                    <td>{one.title}</td>
                    <td>{makersOf(one, say('makers.joint'))}</td>
                    <td>{one.level}</td>
                    <td>{sayResult(view, one)}</td>
                    <td>{one.number}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {papers.length > 0 ? (
              <p>{say('commendation.basis', { papers: papers.join(say('between')) })}</p>
            ) : null}
          </>
        )}
        <p className="no-print">
          <a href={`${placeHref(place)}/commendation.xlsx`}>{say('sheet')}</a>{' '}
          <a href={placeHref(place)}>{say('back')}</a>
        </p>
      </>
    ),
  };
}

const heads = [
  'unit',
  'number.work',
  'work',
  'makers',
  'call',
  'level',
  'kind',
  'award',
  'rank',
  'number',
  'on',
  'note',
] as const;

async function sheetOf(ask: Ask, place: OutcomePlace, outcomes: readonly WorkOutcome[], title: string) {
  const { language } = ask;
  const rows = outcomes.map((one) => [
    ...[nameIn(one.unitName, language), one.entryNumber ?? '', one.title],
    ...[makersOf(one, text['makers.joint'][language]), nameIn(one.callName, language), one.level],
    ...[text[`kind.${one.kind}`][language], one.award ?? '', one.rank ?? '', one.number ?? ''],
    ...[one.happenedOn, one.note ?? ''],
  ]);
  const sheet = { name: title, head: heads.map((key) => text[key][language]), rows };
  return xlsxAnswer(await writeSheet([sheet]), `${title} ${nameIn(place.organisation.shortName, language)}`);
}

/** Everything that stands. */
export async function outcomesSheet(_: Request, place: OutcomePlace, ask: Ask): Promise<Response> {
  return sheetOf(ask, place, await listOutcomesAt(ask.tx, place), text.outcomes[ask.language]);
}

/** Only who won, in the order of the paper. */
export async function commendationSheet(_: Request, place: OutcomePlace, ask: Ask): Promise<Response> {
  const rows = commendedOf(await listOutcomesAt(ask.tx, place)).flatMap((unit) => unit.outcomes);
  return sheetOf(ask, place, rows, text.commendation[ask.language]);
}
