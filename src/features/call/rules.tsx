/** The rules of a call as people read them: file rules, two hosts, rubric, ballot and formula; for office and site. */

import { type Named, nameIn, speaker } from '../../kernel/text.ts';
import { Note, Pairs, Supplement, Table } from '../../ui/parts.tsx';
import type { Screen } from '../../ui/screen.ts';
import { contradictionsBetween } from '../media/contradiction.ts';
import { sayRule } from '../media/rule.ts';
import { AwardList, ExampleTable, FormulaList } from '../reckoning/formula.tsx';
import type { Criteria } from '../reckoning/words.ts';
import { sayBallot } from './ballot.ts';
import { type Call, isFrozen, isSupplement } from './call.ts';
import { type FileLimits, limitsOf } from './eligibility.ts';
import { text } from './text.ts';

type Props = { screen: Screen; call: Call };

/** What the files must be, each rule in words beside the paper's own; where there are kinds of work, kind by kind. */
export function FileRules({ screen, call }: Props) {
  const kinds = call.eligibility?.subtypes ?? [];
  if (kinds.length === 0) return <RuleList screen={screen} limits={call} />;
  return (
    <>
      {kinds.map((kind) => (
        <div key={kind.key}>
          <h4>{nameIn(kind.name, screen.language)}</h4>
          <RuleList screen={screen} limits={limitsOf(call, kind.key)} />
        </div>
      ))}
    </>
  );
}

function RuleList({ screen, limits }: { screen: Screen; limits: FileLimits }) {
  const say = speaker(text, screen.language);
  const { fileRules, filesMin, filesMax, takesLink } = limits;
  const isSeries = filesMax > 1;
  if (filesMax === 0 && !takesLink) return <p>{say('files.nothing')}</p>;
  if (fileRules.length === 0 && !takesLink && !isSeries) return <p>{say('file-rules.none')}</p>;
  return (
    <ul>
      {fileRules.map((rule) => (
        <li key={`${rule.kind} ${rule.force} ${sayRule(rule, 'zh')}`}>
          {sayRule(rule, screen.language)}{' '}
          {rule.quote ? <small className="quiet">{say('quote', { words: rule.quote })}</small> : null}
          {rule.supplement ? <Supplement screen={screen} /> : null}
        </li>
      ))}
      {isSeries ? <li>{say('files.series', { min: filesMin, max: filesMax })}</li> : null}
      {takesLink ? <li>{say('takes-link')}</li> : null}
    </ul>
  );
}

/** Where the paper names two hosts for one call: both, and which is followed. */
export function HostConflictNote({ screen, call }: Props) {
  const say = speaker(text, screen.language);
  if (!call.hostConflict) return null;
  const places = call.hostConflict.printed
    .map((place) => say('host.conflict.place', { where: place.where, host: place.host }))
    .join(say('between.places'));
  return (
    <Note tone="warn" title={say('host.conflict.title')}>
      <p>{say('host.conflict', { places, chosen: call.hostConflict.chosen })}</p>
    </Note>
  );
}

/** Rules of this level and of one above that no work can meet together: told, and nothing is blocked. */
export function Contradictions({ screen, call, above }: Props & { above: readonly Call[] }) {
  const say = speaker(text, screen.language);
  const found = above.flatMap((higher) =>
    contradictionsBetween(call.fileRules, higher.fileRules).map((contradiction) => ({
      higher,
      contradiction,
    })),
  );
  if (found.length === 0) return null;
  return (
    <Note tone="warn" title={say('contradiction')}>
      <ul>
        {found.map(({ higher, contradiction }) => (
          <li key={`${higher.id} ${contradiction.own.kind} ${contradiction.above.kind}`}>
            {say('contradiction.above', { owner: higher.ownerName })}{' '}
            {contradiction.sentence[screen.language]}
            {contradiction.above.supplement ? <Supplement screen={screen} /> : null}
          </li>
        ))}
      </ul>
      <p>{say('contradiction.why')}</p>
    </Note>
  );
}

/** What judges look at, and how many points each is worth. */
export function RubricTable({ screen, call }: Props) {
  const say = speaker(text, screen.language);
  const { language } = screen;
  return (
    <Table
      caption={say('rubric')}
      rows={call.rubric}
      keyOf={(criterion) => criterion.key}
      columns={[
        {
          key: 'criterion',
          head: say('criterion'),
          cell: (criterion) => (
            <span>
              {nameIn(criterion.name, language)}
              {criterion.guidance ? (
                <small className="quiet"> {nameIn(criterion.guidance, language)}</small>
              ) : null}
            </span>
          ),
        },
        { key: 'max', head: say('criterion.max'), align: 'end', cell: (criterion) => criterion.max },
      ]}
    />
  );
}

/** Every criterion that a call's formula may name: of its rubric and of its stages'. */
export function criteriaOfCall({ rubric, stages }: Pick<Call, 'rubric' | 'stages'>): Criteria {
  return [...rubric, ...stages.flatMap((stage) => stage.rubric ?? [])];
}

/** How scores and votes become one figure, with an example, and whether that stands yet. */
export function FormulaWords({ screen, call, now }: Props & { now: Date }) {
  const say = speaker(text, screen.language);
  const { formula } = call;
  const criteria = criteriaOfCall(call);
  return (
    <>
      {isSupplement(call, 'formula') ? <Supplement screen={screen} /> : null}
      <FormulaList screen={screen} formula={formula} criteria={criteria} />
      <ExampleTable screen={screen} formula={formula} />
      <p className="quiet">{isFrozen(call, now) ? say('formula.frozen') : say('formula.will-freeze')}</p>
      <Pairs
        pairs={[
          [
            say('ballot'),
            <>
              {sayBallot(call.ballot)[screen.language]}
              {isSupplement(call, 'vote') ? <Supplement screen={screen} /> : null}
            </>,
          ],
          formula.awards.length > 0 && [
            say('awards'),
            <AwardList key="awards" screen={screen} formula={formula} criteria={criteria} />,
          ],
        ]}
      />
    </>
  );
}

/** Over the calls of one organisation, where those of several stand side by side. */
export function OriginHeading({ screen, owner, count }: { screen: Screen; owner: Named; count: number }) {
  return <h3>{speaker(text, screen.language)('calls.of', { owner, count })}</h3>;
}
