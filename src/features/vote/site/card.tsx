/** A work in a gallery: its picture, or a cover drawn from the sign of the house. */

import { nameIn, type Say } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import { Sign } from '../../../ui/rings.tsx';
import type { Call } from '../../call/call.ts';
import { fetchedWhen, Picture, type PictureTime } from '../../entry/exhibit.tsx';
import { sayLength } from '../../media/measure.ts';
import type { MediaFile } from '../../media/media.ts';
import type { Rendition } from '../../rendition/rendition.ts';
import type { Card } from '../store.ts';
import { text } from '../text.ts';
import { isFinalTally, type Tally } from '../vote.ts';

/** Where the public finds the file of a work. */
export function fileBaseOf(work: { id: string }): string {
  return `/works/${work.id}/file`;
}

/** The picture that stands for a work in a chat, where there is one: as it was drawn, or a still of the film. */
export function pictureOf(
  work: { id: string },
  file: MediaFile | undefined,
  hasPoster = false,
): string | undefined {
  if (file?.kind === 'picture') return `${fileBaseOf(work)}?as=small.jpg`;
  return file?.kind === 'video' && hasPoster ? `${fileBaseOf(work)}?as=poster.jpg` : undefined;
}

/** For films, songs and links: the rings, and the length or the call's name. */
function Cover({ view, call, file }: { view: View; call?: Call; file?: MediaFile }) {
  const seconds = file?.measured.durationSeconds;
  const length =
    seconds === undefined ? undefined : view.say(text)('length', { length: sayLength(Math.round(seconds)) });
  return (
    <>
      <Sign />
      <span className="cover-word">
        {[call ? nameIn(call.name, view.language) : undefined, length].filter(Boolean).join(' · ')}
      </span>
    </>
  );
}

/** What a film looks like, taken from it. */
function Still({ base, poster, when }: { base: string; poster: Rendition; when: PictureTime }) {
  return (
    <picture>
      <source srcSet={`${base}?as=poster.webp`} type="image/webp" />
      <img
        src={`${base}?as=poster.jpg`}
        width={poster.width}
        height={poster.height}
        alt=""
        {...fetchedWhen(when)}
      />
    </picture>
  );
}

const sayShort = (say: Say<typeof text>, tally: Tally): string =>
  isFinalTally(tally) || tally.votes > 0
    ? say('tally.short', { votes: tally.votes })
    : say('tally.few.short');

type CardProps = {
  view: View;
  /** The call whose gallery this is; across calls nothing. */
  call?: Call;
  card: Card;
  poster?: Rendition;
  /** Where in the list it stands: what a screen shows first is fetched with the page, the rest when it comes near. */
  at?: number;
};

/** As many as a wide screen shows without scrolling. */
const cardsFirst = 4;

export function CardItem({ view, call, card, poster, at = cardsFirst }: CardProps) {
  const when = at === 0 ? 'first' : at < cardsFirst ? 'soon' : 'near';
  const say = view.say(text);
  const { file, tally, number } = card;
  return (
    <li className="card">
      <span className="cover" aria-hidden="true">
        {file?.kind === 'picture' ? (
          <Picture alt="" file={file} base={fileBaseOf(card)} size="small" when={when} />
        ) : poster ? (
          <Still base={fileBaseOf(card)} poster={poster} when={when} />
        ) : (
          <Cover view={view} call={call} file={file} />
        )}
      </span>
      <div className="card-body">
        <h2>
          <a href={`/works/${card.id}`}>{card.title}</a>
        </h2>
        <p>{card.makers.map((maker) => maker.name).join(say('separator'))}</p>
        <p>{nameIn(card.unitName, view.language)}</p>
        <p className="card-foot">
          {tally ? <span className="card-count">{sayShort(say, tally)}</span> : null}
          <span>{number}</span>
        </p>
      </div>
    </li>
  );
}
