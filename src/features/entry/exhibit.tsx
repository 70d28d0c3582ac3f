/** A work as it is shown: players, pictures in their order, or an address. Pure markup, for every page that shows one. */

import { speaker } from '../../kernel/text.ts';
import type { Screen } from '../../ui/screen.ts';
import { saySize } from '../media/measure.ts';
import { containers, type MediaFile } from '../media/media.ts';
import { Player } from '../rendition/player.tsx';
import type { Entry } from './entry.ts';
import type { ShownFile } from './store/exhibit.ts';
import { text } from './text.ts';

type Shown = {
  screen: Screen;
  entry: Pick<Entry, 'title' | 'link' | 'elsewhere'>;
  /** What `listShownFiles` gave. */
  files: readonly ShownFile[];
  /** The address at which the first file is served, `/works/:entry/file`; each is at `<base>s/<its id>`. */
  base: string;
};

/** Where one file of a work is served; what was made of it is asked there by `?as=`. */
export function hrefOf(base: string, file: Pick<MediaFile, 'id'>): string {
  return `${base}s/${file.id}`;
}

/** What there is of the work: the files, the address, both, or a word that there is neither. */
export function Exhibit({ screen, entry, files, base }: Shown) {
  const say = speaker(text, screen.language);
  const address = entry.link ?? entry.elsewhere?.url;
  return (
    <div className="exhibit">
      {files.length > 1 ? (
        <ol className="series">
          {files.map((one, at) => (
            <li key={one.file.id}>
              <figure>
                <Work screen={screen} title={entry.title} shown={one} base={hrefOf(base, one.file)} />
                <figcaption>
                  {say('series.nth', { nth: at + 1, count: files.length })} {one.note}
                </figcaption>
              </figure>
            </li>
          ))}
        </ol>
      ) : null}
      {files.length === 1 ? (
        <>
          <Work screen={screen} title={entry.title} shown={files[0]!} base={hrefOf(base, files[0]!.file)} />
          {files[0]!.note ? <p>{files[0]!.note}</p> : null}
        </>
      ) : null}
      {address ? (
        <p>
          <a href={address} rel="noopener noreferrer nofollow" target="_blank">
            {say('work.link')}
          </a>{' '}
          <span className="quiet">{address}</span>
        </p>
      ) : null}
      {files.length === 0 && !address ? <p className="quiet">{say('work.none')}</p> : null}
    </div>
  );
}

function Work(props: { screen: Screen; title: string; shown: ShownFile; base: string }) {
  const { screen, title, shown, base } = props;
  const { file, note, renditions, captions } = shown;
  const say = speaker(text, screen.language);
  const name = title || say('title.none');
  if (file.kind === 'video' || file.kind === 'audio')
    return <Player {...{ screen, file, renditions, captions, base }} title={name} />;
  if (file.kind === 'picture')
    return <Picture alt={note || say('work.picture', { title: name })} file={file} base={base} />;
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
