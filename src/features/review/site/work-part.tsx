/** The work as its judge sees it: what may be seen of it, as large as it goes, and its words without names. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Note, Pairs } from '../../../ui/parts.tsx';
import { askedFields } from '../../call/eligibility.ts';
import type { Answers, Field } from '../../call/field.ts';
import { AnswersPart } from '../../call/fields.tsx';
import { sayMakers } from '../../entry/changes.tsx';
import { Exhibit } from '../../entry/exhibit.tsx';
import { type ShownFile, showFiles } from '../../entry/store/exhibit.ts';
import { coverKey, coversOf, isBlind, isWithheld, redact } from '../../redaction/redaction.ts';
import { listCopies } from '../../redaction/store.ts';
import { sourcesOf } from '../../rendition/rendition.ts';
import { text } from '../text/score.ts';
import { text as roundText } from '../text.ts';
import type { FoundDesk } from './asked.ts';
import { scoreHref } from './round-page.tsx';

type Props = { view: View; desk: FoundDesk };
type Standing = 'shown' | 'withheld' | 'being-covered' | 'not-made';

export async function WorkPart({ view, desk }: Props) {
  const say = view.say(text);
  const sayRound = view.say(roundText);
  const { round, entry, work, veil } = desk;
  const { sight } = round.stage;
  const files = await filesOf(view, desk);
  const shown = files.filter(({ standing }) => standing === 'shown').map(({ file }) => file);
  const count = (standing: Standing) => files.filter((one) => one.standing === standing).length;
  const base = `${scoreHref(round.id, entry.entryId)}/file`;
  const fields = askedFields(work.call).filter((field) => isTold(field, desk));
  return (
    <>
      <Exhibit
        screen={view}
        entry={{ title: redact(work.title, veil.phrases), link: work.link }}
        files={shown}
        base={base}
      />
      {count('withheld') > 0 ? (
        <Note tone="plain">{say('work.withheld', { count: count('withheld') })}</Note>
      ) : null}
      {count('being-covered') > 0 ? <Note tone="wait">{say('work.being-covered')}</Note> : null}
      {count('not-made') > 0 ? <Note tone="wait">{say('work.not-made')}</Note> : null}
      <Pairs
        pairs={[
          [sayRound('entry.number'), entry.number ?? ''],
          sight.makers && [say('entry.makers'), sayMakers(entry.makers, view.language)],
          sight.unit && [say('entry.unit'), nameIn(entry.unitName, view.language)],
          [
            sayRound('entry.summary'),
            <span key="summary" className="prose">
              {redact(work.summary, veil.phrases)}
            </span>,
          ],
        ]}
      />
      <AnswersPart
        screen={view}
        fields={fields}
        answers={redacted(work.answers ?? {}, veil.phrases)}
        given={work}
      />
      <p className="quiet">{sayBlind(view, desk)}</p>
    </>
  );
}

/** Fields that name people or bodies are for those who may see makers and units. */
function isTold({ kind }: Field, { round }: FoundDesk): boolean {
  const { makers, unit } = round.stage.sight;
  return kind === 'people' ? makers : kind === 'organisation' ? unit : kind !== 'statement';
}

function redacted(answers: Answers, phrases: readonly string[]): Answers {
  const words = JSON.stringify(answers, (_, value) =>
    typeof value === 'string' ? redact(value, phrases) : value,
  );
  return JSON.parse(words) as Answers;
}

function sayBlind(view: View, { round }: FoundDesk): string {
  const say = view.say(text);
  const { sight } = round.stage;
  const hidden = (['makers', 'unit', 'place'] as const).filter((what) => !sight[what]);
  if (hidden.length === 0) return '';
  if (hidden.length === 3) return say('blind.none');
  return say('blind.some', { what: hidden.map((what) => say(`blind.${what}`)).join(say('between')) });
}

async function filesOf(view: View, desk: FoundDesk): Promise<{ file: ShownFile; standing: Standing }[]> {
  const { work, veil, round, entry } = desk;
  const files = await showFiles(view.tx, work.files);
  if (!isBlind(round.stage.sight)) return files.map((file) => ({ file, standing: 'shown' as const }));
  const copies = await listCopies(view.tx, entry.entryId);
  return files.map((one) => {
    const covers = coversOf(veil.marks, one.file.id);
    const isDrawn = copies.some((copy) => copy.fileId === one.file.id && copy.covers === coverKey(covers));
    const file = { ...one, note: redact(one.note, veil.phrases) };
    if (isWithheld(veil.marks, one.file.id)) return { file, standing: 'withheld' as const };
    if (covers.length > 0 && !isDrawn) return { file, standing: 'being-covered' as const };
    return { file, standing: isPlayable(one) ? ('shown' as const) : ('not-made' as const) };
  });
}

/** Of a film that was not made ready yet only what carries no words of its own is played. */
function isPlayable({ file, renditions }: ShownFile): boolean {
  if (file.kind === 'picture') return file.renditions.length > 0;
  if (file.kind === 'document') return true;
  return sourcesOf(file, renditions).length > 0 || ['mp4', 'mov', 'm4a'].includes(file.container);
}
