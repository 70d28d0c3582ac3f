/** The stages of a call as a part of a page: what happens at each, one after the other, for rules and for looking at drafts. */

import { nameIn, speaker } from '../../kernel/text.ts';
import type { Screen } from '../../ui/screen.ts';
import { type Stage, stageInWords } from './stage.ts';
import { text } from './text/stage.ts';

export function StageList({ screen, stages }: { screen: Screen; stages: readonly Stage[] }) {
  const say = speaker(text, screen.language);
  if (stages.length === 0) return <p>{say('stages.none')}</p>;
  return (
    <>
      <ol>
        {stages.map((stage) => (
          <li key={stage.key}>
            <strong>{nameIn(stage.name, screen.language)}</strong>
            <ul>
              {stageInWords(stage, screen.language).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <p className="quiet">{say('stages.then')}</p>
    </>
  );
}
