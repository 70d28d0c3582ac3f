/** The line in which a list is asked: plain text for every browser, completed while one types where scripts run. */

import type { ReactNode } from 'react';
import { nameOf, namesIn, type Problem, type Vocabulary } from '../kernel/query.ts';
import { nameIn, speaker } from '../kernel/text.ts';
import type { Screen } from './screen.ts';
import { text } from './text.ts';

type Props = {
  screen: Screen;
  /** What was typed, and why it was not understood. */
  typed: string;
  problems: readonly Problem[];
  vocabulary: Vocabulary;
  /** The query as it was understood, where that is said otherwise than it was typed. */
  understood?: string;
  examples: readonly string[];
  /** Where an example leads: the list asked in that way. */
  href: (query: string) => string;
  children?: ReactNode;
};

/** Stands in a form that is sent with GET; the field is called `q`. */
export function QueryLine(props: Props) {
  const { screen, typed, problems, vocabulary } = props;
  const say = speaker(text, screen.language);
  const isWrong = problems.length > 0;
  const about = ['q-hint', ...(isWrong ? ['q-problem'] : [])].join(' ');
  return (
    <div
      className={`field query-line${isWrong ? ' has-problem' : ''}`}
      data-query={JSON.stringify(vocabulary)}
      data-language={screen.language}
    >
      <label htmlFor="q">{say('query')}</label>
      <p className="hint" id="q-hint">
        {say('query.hint', { example: props.examples[0] ?? '' })}
      </p>
      <div className="query-box">
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={typed}
          maxLength={2000}
          autoComplete="off"
          spellCheck={false}
          autoCapitalize="none"
          aria-describedby={about}
          aria-invalid={isWrong || undefined}
        />
      </div>
      {isWrong ? (
        <ul className="problem" id="q-problem" role="alert">
          {problems.map((problem) => (
            <li key={`${problem.code}${problem.from}`}>{screen.sayRefusal(problem)}</li>
          ))}
        </ul>
      ) : null}
      {props.understood ? (
        <p className="quiet query-understood">{say('query.understood', { query: props.understood })}</p>
      ) : null}
      {props.children}
      <QueryHelp {...props} />
    </div>
  );
}

/** What can be asked, with examples: each leads to the list asked so. */
function QueryHelp({ screen, vocabulary, examples, href }: Props) {
  const say = speaker(text, screen.language);
  const other = screen.language === 'zh' ? 'en' : 'zh';
  return (
    <details className="query-help">
      <summary>{say('query.help')}</summary>
      <ul>
        {examples.map((example) => (
          <li key={example}>
            <a href={href(example)}>{example}</a>
          </li>
        ))}
      </ul>
      <p>{say('query.help.signs')}</p>
      <dl className="query-fields">
        {vocabulary.fields.map((field) => (
          <div key={field.key}>
            <dt>
              {nameOf(field, screen.language)} <span className="quiet">{field.names[other][0]}</span>
            </dt>
            <dd>
              {field.choices
                ? field.choices
                    .slice(0, 20)
                    .map((choice) => nameOf(choice, screen.language))
                    .join(say('query.between'))
                : field.hint
                  ? nameIn(field.hint, screen.language)
                  : namesIn(field.names).join(say('query.between'))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
