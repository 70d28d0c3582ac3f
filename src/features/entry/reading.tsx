/** An entry as it is read: the work itself, each file beside the rules, and everything that was written. */

import type { View } from '../../platform/route.ts';
import { Pairs, Section } from '../../ui/parts.tsx';
import { askedFields } from '../call/eligibility.ts';
import { AnswersPart } from '../call/fields.tsx';
import { sayMakers } from './changes.tsx';
import { type EntryAtCall, mustStatements } from './entry.ts';
import { Exhibit, hrefOf } from './exhibit.tsx';
import type { ShownFile } from './store/exhibit.ts';
import { text } from './text.ts';
import { FindingsLine, FindingsPart, RulesPart } from './work.tsx';

/** Everything that was written, as it stands. */
export function Words({ view, entry }: { view: View; entry: EntryAtCall }) {
  const say = view.say(text);
  const makers = sayMakers(entry.makers, view.language);
  return (
    <>
      <Pairs
        pairs={[
          [say('title'), entry.title || say('missing')],
          [say('makers'), makers || say('missing')],
          [
            say('summary'),
            <span key="summary" className="prose">
              {entry.summary || say('missing')}
            </span>,
          ],
          ...mustStatements.map(
            (one) => [say(`statement.${one}`), say(entry.statements[one] ? 'yes' : 'missing')] as const,
          ),
          [say('ai'), entry.statements.ai ? say(`ai.${entry.statements.ai}`) : say('missing')],
          entry.link ? [say('link'), entry.link] : undefined,
        ]}
      />
      <AnswersPart
        screen={view}
        fields={askedFields(entry.call)}
        answers={entry.answers ?? {}}
        given={entry}
      />
    </>
  );
}

/** The work and its words, for whoever reads and does not write. */
export function ReadingParts({
  view,
  entry,
  base,
  shown,
}: { view: View; entry: EntryAtCall; base: string } & { shown: readonly ShownFile[] }) {
  const say = view.say(text);
  const { file } = entry;
  return (
    <Section title={say('work')}>
      <Exhibit screen={view} entry={entry} files={shown} base={`${base}/file`} />
      {shown.map((one) =>
        one.file.kind === 'picture' ? (
          <p key={one.file.id}>
            <a href={`${hrefOf(`${base}/file`, one.file)}?download`} download>
              {say('file.download')}
              {shown.length > 1 ? ` ${one.file.originalName}` : ''}
            </a>
          </p>
        ) : null,
      )}
      {file ? null : <RulesPart view={view} call={entry.call} subtype={entry.subtype} />}
      {shown.map((one) => (
        <div key={one.file.id}>
          {shown.length > 1 ? <h3>{one.file.originalName}</h3> : null}
          {shown.length > 1 ? (
            <FindingsLine view={view} entry={entry} file={one.file} />
          ) : (
            <FindingsPart view={view} entry={entry} file={one.file} />
          )}
        </div>
      ))}
      <Words view={view} entry={entry} />
    </Section>
  );
}
