/** The parts of a ballot: the fields in which one is laid down, and the words in which it is read. */

import { type Named, speaker } from '../../kernel/text.ts';
import { ChoiceField, type FormHand, TextField, TickField } from '../../ui/form.tsx';
import type { Screen } from '../../ui/screen.ts';
import { voterTiers } from '../identity/identity.ts';
import {
  type Ballot,
  ballotPeriods,
  ballotWords,
  plainBallot,
  readyBallotKeys,
  readyBallots,
  sayBallot,
  sayQuota,
} from './ballot.ts';
import type { Call } from './call.ts';
import { text } from './text/ballot.ts';
import { text as callText } from './text.ts';

export type Region = { id: string; path: string; label: string };
type Props = { screen: Screen; hand: FormHand; ballot?: Ballot; regions: readonly Region[] };

/** Ready rules to choose from, and each field of a ballot of one's own. */
export function BallotFields(props: Props & { like?: string }) {
  const { screen, hand } = props;
  const say = speaker(text, screen.language);
  const ready = readyBallotKeys.map((key) => ({
    value: key,
    label: say('ready.option', { name: text[`ready.${key}`], words: sayQuota(readyBallots[key]) }),
  }));
  return (
    <fieldset id={hand.idOf('ballot')} tabIndex={-1}>
      <legend>{say('lay')}</legend>
      <div className="form">
        <ChoiceField
          {...{ hand, name: 'ballotLike', optional: true, empty: say('like.own'), choices: ready }}
          {...{ label: say('like'), hint: say('like.hint'), value: props.like }}
        />
        <QuotaFields {...props} />
        <VoterFields {...props} />
        <p className="hint">{say('lay.never')}</p>
      </div>
    </fieldset>
  );
}

function QuotaFields({ screen, hand, ballot = plainBallot }: Props) {
  const say = speaker(text, screen.language);
  const number = { hand, inputMode: 'numeric', maxLength: 2 } as const;
  const periods = ballotPeriods.map((value) => ({ value, label: say(`period.${value}`) }));
  return (
    <>
      <ChoiceField
        {...{ hand, name: 'period', choices: periods, label: say('period'), value: ballot.period }}
      />
      <div className="field-row">
        <TextField {...number} name="perPeriod" label={say('per-period')} value={ballot.perPeriod} />
        <TextField
          {...{ ...number, name: 'perWork', value: ballot.perWork }}
          {...{ label: say('per-work'), hint: say('per-work.hint') }}
        />
      </div>
      <fieldset>
        <legend>{say('together')}</legend>
        <p className="hint">{say('together.hint')}</p>
        <div className="field-row">
          <TextField
            {...{ ...number, name: 'ballotLeast', label: say('least'), optional: true }}
            value={ballot.together?.least}
          />
          <TextField
            {...{ ...number, name: 'ballotMost', label: say('most'), optional: true }}
            value={ballot.together?.most}
          />
        </div>
      </fieldset>
    </>
  );
}

function VoterFields({ screen, hand, ballot = plainBallot, regions }: Props) {
  const say = speaker(text, screen.language);
  const problem = hand.problem('tiers');
  return (
    <>
      <fieldset id={hand.idOf('tiers')} tabIndex={-1}>
        <legend>{say('tiers')}</legend>
        <p className="hint">{say('tiers.hint')}</p>
        {problem ? <p className="problem">{problem}</p> : null}
        <div className="ticks">
          {voterTiers.map((tier) => (
            <TickField
              key={tier}
              {...{ hand, name: 'tiers', choice: tier, label: say(`tier.${tier}`) }}
              ticked={ballot.tiers.includes(tier)}
            />
          ))}
        </div>
      </fieldset>
      <ChoiceField
        {...{ hand, name: 'regionId', optional: true, empty: say('region.any') }}
        {...{ label: say('region.field'), hint: say('region.hint') }}
        choices={regions.map(({ id, label }) => ({ value: id, label }))}
        value={regions.find(({ path }) => path === ballot.regionPath)?.id}
      />
    </>
  );
}

/** A ballot in words, a sentence a line, and what votes are never used for. */
export function BallotList(props: { screen: Screen; ballot: Ballot; region?: Named }) {
  const { screen, ballot, region } = props;
  return (
    <ul>
      {ballotWords(ballot, region).map((one) => (
        <li key={one.en}>{one[screen.language]}</li>
      ))}
      <li>{callText['ballot.works-only'][screen.language]}</li>
    </ul>
  );
}

/** The ballot in one sentence, with the way to the page on which it is laid down. */
export function BallotLink({ screen, call }: { screen: Screen; call: Pick<Call, 'id' | 'ballot'> }) {
  const say = speaker(text, screen.language);
  return (
    <p>
      {say('lay.are', { words: sayBallot(call.ballot) })}{' '}
      <a href={`/office/calls/${call.id}/ballot`}>{say('lay.change')}</a>
    </p>
  );
}
