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
  isPublic?: boolean;
};

/** Where one file of a work is served; what was made of it is asked there by `?as=`. */
export function hrefOf(base: string, file: Pick<MediaFile, 'id'>): string {
  return `${base}s/${file.id}`;
}

/** What there is of the work: the files, the address, both, or a word that there is neither. */
export function Exhibit({ screen, entry, files, base, isPublic }: Shown) {
  const say = speaker(text, screen.language);
  const address = entry.link ?? entry.elsewhere?.url;
  const look = files.length > 1 ? ' is-series' : files.length === 0 ? ' is-words' : '';
  return (
    <div className={`exhibit${look}`}>
      {files.length > 1 ? (
        <ol className="series">
          {files.map((one, at) => (
            <li key={one.file.id}>
              <figure>
                <Work
                  {...{ screen, isPublic, title: entry.title, shown: one, base: hrefOf(base, one.file) }}
                  isFirst={at === 0}
                />
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
          <Work
            {...{
              screen,
              isPublic,
              title: entry.title,
              shown: files[0]!,
              base: hrefOf(base, files[0]!.file),
            }}
            isFirst
          />
          {files[0]!.note ? <p>{files[0]!.note}</p> : null}
        </>
      ) : null}
      {address ? (
        <p>
          <a className="button is-calm" href={address} rel="noopener noreferrer nofollow" target="_blank">
            {say('work.link')}
          </a>{' '}
          <span className="quiet">{address}</span>
        </p>
      ) : null}
      {files.length === 0 && !address ? <p className="quiet">{say('work.none')}</p> : null}
    </div>
  );
}

type WorkProps = Pick<Shown, 'screen' | 'base' | 'isPublic'> & {
  title: string;
  shown: ShownFile;
  isFirst?: boolean;
};

function Work({ screen, title, shown, base, isFirst, isPublic }: WorkProps) {
  const { file, note, renditions, captions } = shown;
  const say = speaker(text, screen.language);
  const name = title || say('title.none');
  if (file.kind === 'video' || file.kind === 'audio')
    return <Player {...{ screen, file, renditions, captions, base, isPublic }} title={name} />;
  if (file.kind === 'picture')
    return (
      <Picture
        {...{ file, base }}
        when={isFirst ? 'first' : 'near'}
        alt={note || say('work.picture', { title: name })}
      />
    );
  return (
    <p>
      <a href={`${base}?download`} download>
        {say('work.document', { name: `${containers[file.container].name}, ${saySize(file.sizeBytes)}` })}
      </a>
    </p>
  );
}

/** When a picture is fetched: what a page is opened for first, what stands at its top soon, the rest when it comes near. */
export type PictureTime = 'first' | 'soon' | 'near';

export function fetchedWhen(when: PictureTime) {
  if (when === 'near') return { loading: 'lazy', decoding: 'async' } as const;
  return when === 'first' ? ({ fetchPriority: 'high' } as const) : { decoding: 'async' as const };
}

/** The picture made by us, never the bytes received. */
export function Picture(props: {
  alt: string;
  file: MediaFile;
  base: string;
  size?: 'wide' | 'small';
  when?: PictureTime;
}) {
  const { alt, file, base, size = 'wide', when = 'near' } = props;
  const drawn = file.renditions.find((one) => one.name === `${size}.jpg`);
  const [webp, jpg] = [sourcesOf(file, base, size, 'webp'), sourcesOf(file, base, size, 'jpg')];
  const sizes = size === 'wide' ? '(min-width: 900px) 720px, 100vw' : undefined;
  return (
    <picture>
      <source srcSet={webp} sizes={sizes} type="image/webp" />
      <img
        src={`${base}?as=${size}.jpg`}
        srcSet={jpg}
        sizes={sizes}
        width={drawn?.width}
        height={drawn?.height}
        alt={alt}
        {...fetchedWhen(when)}
      />
    </picture>
  );
}

/** Where a page has room, both sizes: the screen takes what it needs. A card is never wider than the small one. */
function sourcesOf(file: MediaFile, base: string, size: 'wide' | 'small', form: 'webp' | 'jpg'): string {
  const drawn = (['small', 'wide'] as const).flatMap((name) => {
    const width = file.renditions.find((one) => one.name === `${name}.${form}`)?.width;
    return width ? [`${base}?as=${name}.${form} ${width}w`] : [];
  });
  return size === 'wide' && drawn.length === 2 ? drawn.join(', ') : `${base}?as=${size}.${form}`;
}
