/** A work in a gallery: its picture, or a cover drawn from the sign of the house. */

import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Sign } from '../../../ui/rings.tsx';
import type { Call } from '../../call/call.ts';
import { Picture } from '../../entry/exhibit.tsx';
import { sayLength } from '../../media/measure.ts';
import type { MediaFile } from '../../media/media.ts';
import type { Card } from '../store.ts';
import { text } from '../text.ts';

/** Where the public finds the file of a work. */
export function fileBaseOf(work: { id: string }): string {
  return `/works/${work.id}/file`;
}

/** The small picture that stands for a work in a chat, where there is one. */
export function pictureOf(work: { id: string }, file: MediaFile | undefined): string | undefined {
  return file?.kind === 'picture' ? `${fileBaseOf(work)}?as=small.jpg` : undefined;
}

/** For films, songs and links: the rings, the call's name, the length. */
function Cover({ view, call, file }: { view: View; call: Call; file?: MediaFile }) {
  const say = view.say(text);
  const seconds = file?.measured.durationSeconds;
  return (
    <span className="cover" aria-hidden="true">
      <Sign />
      <span className="cover-call">{nameIn(call.name, view.language)}</span>
      {seconds === undefined ? null : (
        <span className="cover-length">{say('length', { length: sayLength(seconds) })}</span>
      )}
    </span>
  );
}

export function CardItem({ view, call, card }: { view: View; call: Call; card: Card }) {
  const say = view.say(text);
  const { file, tally } = card;
  return (
    <li className="card">
      <a href={`/works/${card.id}`}>
        {file?.kind === 'picture' ? (
          <span className="card-picture">
            <Picture alt="" file={file} base={fileBaseOf(card)} size="small" />
          </span>
        ) : (
          <Cover view={view} call={call} file={file} />
        )}
        <span className="card-title">{card.title}</span>
      </a>
      <p className="card-by">{card.makers.map((maker) => maker.name).join(say('separator'))}</p>
      <p className="card-foot">
        <span>{card.number}</span>
        <span>{nameIn(card.unitName, view.language)}</span>
        {tally ? <span className="card-votes">{say('tally.short', { votes: tally.votes })}</span> : null}
      </p>
    </li>
  );
}
