/** A work as it is shown: player, picture or address. Pure markup, for every page that shows one. */

import { speaker } from '../../kernel/text.ts';
import type { Screen } from '../../ui/screen.ts';
import { saySize } from '../media/measure.ts';
import { containers, type MediaFile } from '../media/media.ts';
import type { Entry } from './entry.ts';
import { text } from './text.ts';

type Shown = {
  screen: Screen;
  entry: Pick<Entry, 'title' | 'link'>;
  file?: MediaFile;
  /** The address at which the file is served, e.g. `/works/:entry/file`; renditions are asked there by `?as=`. */
  base: string;
};

/** What there is of the work: the file, the address, both, or a word that there is neither. */
export function Exhibit({ screen, entry, file, base }: Shown) {
  const say = speaker(text, screen.language);
  return (
    <div className="exhibit">
      {file ? <Work screen={screen} title={entry.title} file={file} base={base} /> : null}
      {entry.link ? (
        <p>
          <a href={entry.link} rel="noopener noreferrer nofollow" target="_blank">
            {say('work.link')}
          </a>{' '}
          <span className="quiet">{entry.link}</span>
        </p>
      ) : null}
      {!file && !entry.link ? <p className="quiet">{say('work.none')}</p> : null}
    </div>
  );
}

function Work({
  screen,
  title,
  file,
  base,
}: {
  screen: Screen;
  title: string;
  file: MediaFile;
  base: string;
}) {
  const say = speaker(text, screen.language);
  const name = title || say('title.none');
  if (file.kind === 'video') {
    const { width, height } = file.measured;
    return (
      // biome-ignore lint/a11y/useMediaCaption: makers set their subtitles into the picture
      <video
        controls
        preload="metadata"
        playsInline
        width={width}
        height={height}
        aria-label={say('work.video', { title: name })}
      >
        <source src={base} type={containers[file.container].contentType} />
      </video>
    );
  }
  if (file.kind === 'audio') {
    // biome-ignore lint/a11y/useMediaCaption: songs are sent in without their words
    return <audio controls preload="metadata" src={base} aria-label={say('work.audio', { title: name })} />;
  }
  if (file.kind === 'picture')
    return <Picture alt={say('work.picture', { title: name })} file={file} base={base} />;
  return (
    <p>
      <a href={`${base}?download`} download>
        {say('work.document', { name: `${containers[file.container].name}, ${saySize(file.sizeBytes)}` })}
      </a>
    </p>
  );
}

/** The picture made by us, never the bytes received. */
export function Picture(props: { alt: string; file: MediaFile; base: string; size?: 'wide' | 'small' }) {
  const { alt, file, base, size = 'wide' } = props;
  const drawn = file.renditions.find((one) => one.name === `${size}.jpg`);
  return (
    <picture>
      <source srcSet={`${base}?as=${size}.webp`} type="image/webp" />
      <img
        src={`${base}?as=${size}.jpg`}
        width={drawn?.width}
        height={drawn?.height}
        alt={alt}
        loading="lazy"
      />
    </picture>
  );
}
