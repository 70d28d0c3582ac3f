/** One file of a work before it is judged: a picture with its covers and the form that adds one, or a film or document. */

import type { View } from '../../../platform/route.ts';
import { ActButton, ChoiceField, Form, formOf, SendButton, TextField } from '../../../ui/form.tsx';
import type { MediaFile } from '../../media/media.ts';
import { mayMark } from '../policy.ts';
import { type Cover, coversOf, coverWays, isCleared, isWithheld } from '../redaction.ts';
import { text } from '../text.ts';
import type { FoundWork } from './found.ts';

type Props = { view: View; found: FoundWork; file: MediaFile; nth: number; here: string };

export function FilePart(props: Props) {
  const { view, found, file, nth, here } = props;
  const say = view.say(text);
  const verdict = mayMark(view.actor, found.judged);
  const { marks } = found.veil;
  const standing = marks.find(
    (mark) => (mark.kind === 'withhold' || mark.kind === 'clear') && mark.fileId === file.id,
  );
  return (
    <article className="redacted">
      <h3>{say('file.nth', { nth, name: file.originalName })}</h3>
      {file.kind === 'picture' ? (
        <Picture {...props} />
      ) : (
        <p>
          <a href={`${here}/files/${file.id}`}>{say('file.open')}</a>
        </p>
      )}
      <div className="actions">
        {isWithheld(marks, file.id) ? null : (
          <a className="button is-calm" href={`${here}/files/${file.id}/veiled`}>
            {say('file.as-judges')}
          </a>
        )}
        {standing ? (
          <>
            <span>{say(isCleared(marks, file.id) ? 'remedy.cleared' : 'remedy.withheld')}</span>
            <ActButton
              screen={view}
              action={`${here}/marks/${standing.id}/remove`}
              verdict={verdict}
              tone="calm"
              label={say('mark.remove')}
            />
          </>
        ) : (
          (['withhold', 'clear'] as const).map((kind) => (
            <ActButton
              key={kind}
              screen={view}
              action={`${here}/files`}
              verdict={verdict}
              tone="calm"
              label={say(`file.${kind}.do`)}
              hidden={{ kind, file: file.id }}
            />
          ))
        )}
      </div>
    </article>
  );
}

function Picture({ view, found, file, here }: Props) {
  const say = view.say(text);
  const verdict = mayMark(view.actor, found.judged);
  const covers = coversOf(found.veil.marks, file.id);
  const hand = formOf(view, `${here}/covers`);
  const isBack = hand.value('file') === file.id;
  const number = (name: 'x' | 'y' | 'w' | 'h', usual: number) => (
    <TextField
      hand={isBack ? hand : formOf({ ...view, form: undefined }, `${here}/covers`)}
      name={name}
      label={say(`cover.${name}`)}
      type="number"
      step="0.5"
      inputMode="decimal"
      value={usual}
    />
  );
  return (
    <>
      <div className="cover-frame" data-cover={file.id}>
        <img src={`${here}/files/${file.id}?as=wide.jpg`} alt="" />
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {covers.map(({ id, x, y, w, h, way }) => (
            <rect key={id} className={`cover is-${way}`} x={x} y={y} width={w} height={h} />
          ))}
        </svg>
      </div>
      <ul className="marks">
        {covers.map((cover) => (
          <li key={cover.id}>
            {sayCover(view, cover)}
            <ActButton
              screen={view}
              action={`${here}/marks/${cover.id}/remove`}
              verdict={verdict}
              tone="calm"
              label={say('mark.remove')}
            />
          </li>
        ))}
      </ul>
      {verdict.allowed ? (
        <Form hand={hand} className="form cover-form" data={{ 'data-cover-form': file.id }}>
          <p className="hint">{say('cover.lead')}</p>
          <input type="hidden" name="file" value={file.id} />
          <div className="cover-fields">
            {number('x', 10)}
            {number('y', 10)}
            {number('w', 20)}
            {number('h', 10)}
            <ChoiceField
              hand={hand}
              name="way"
              label={say('cover.way')}
              value="box"
              choices={coverWays.map((way) => ({ value: way, label: say(`way.${way}`) }))}
            />
          </div>
          <SendButton screen={view} label={say('cover.do')} />
        </Form>
      ) : null}
    </>
  );
}

function sayCover(view: View, { x, y, w, h, way }: Cover): string {
  const say = view.say(text);
  return say('cover.of', { way: say(`way.${way}`), x, y, w, h });
}
