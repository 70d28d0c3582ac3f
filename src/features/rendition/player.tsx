/** Plays a film or a sound: markup alone, so that it works without JavaScript and on old webviews. */

import { speaker } from '../../kernel/text.ts';
import type { Screen } from '../../ui/screen.ts';
import { containers, type MediaFile } from '../media/media.ts';
import type { Caption } from './caption.ts';
import { captionName, type Rendition, sourcesOf } from './rendition.ts';
import { text } from './text.ts';
import { Waveform } from './wave.tsx';

export type PlayerProps = {
  screen: Pick<Screen, 'language'>;
  file: MediaFile;
  renditions: readonly Rendition[];
  captions: readonly Pick<Caption, 'language'>[];
  /** The address at which the file is served; what was made of it is asked there by `?as=`. */
  base: string;
  /** What the work is called. */
  title: string;
  /** Before everybody: what only those who examine it read is left out. */
  isPublic?: boolean;
};

/** The film or the sound of a work; nothing for other kinds of files. */
export function Player(props: PlayerProps) {
  if (props.file.kind === 'video') return <Film {...props} />;
  return props.file.kind === 'audio' ? <Sound {...props} /> : null;
}

/** What was made, or, as long as nothing was, the file as it came. */
function Sources({ file, renditions, base }: PlayerProps) {
  const made = sourcesOf(file, renditions);
  if (made.length === 0) return <source src={base} type={containers[file.container].contentType} />;
  return made.map(({ name, contentType }) => (
    <source key={name} src={`${base}?as=${name}`} type={contentType} />
  ));
}

function Tracks({ screen, captions, base }: PlayerProps) {
  const say = speaker(text, screen.language);
  return captions.map(({ language }) => (
    <track
      key={language}
      kind="subtitles"
      src={`${base}?as=${captionName(language)}`}
      srcLang={language}
      label={say(`language.${language}`)}
      default={language === 'zh'}
    />
  ));
}

function Film(props: PlayerProps) {
  const { screen, file, renditions, base, title } = props;
  const say = speaker(text, screen.language);
  const made = renditions.find((one) => one.name === 'film.mp4');
  const poster = renditions.find((one) => one.name === 'poster.jpg');
  return (
    // biome-ignore lint/a11y/useMediaCaption: the tracks are drawn by a part of their own
    <video
      controls
      preload="metadata"
      playsInline
      poster={poster ? `${base}?as=poster.jpg` : undefined}
      width={made?.width ?? file.measured.width}
      height={made?.height ?? file.measured.height}
      aria-label={say('player.film', { title })}
    >
      <Sources {...props} />
      <Tracks {...props} />
      <a href={`${base}?download`}>{say('player.save')}</a>
    </video>
  );
}

function Sound(props: PlayerProps) {
  const { screen, renditions, base, title, isPublic } = props;
  const say = speaker(text, screen.language);
  const facts = renditions.find((one) => one.name === 'wave.json')?.facts;
  return (
    <div className="sound">
      {facts?.peaks ? <Waveform peaks={facts.peaks} label={say('player.wave', { title })} /> : null}
      {/* biome-ignore lint/a11y/useMediaCaption: the tracks are drawn by a part of their own */}
      <audio controls preload="metadata" aria-label={say('player.sound', { title })}>
        <Sources {...props} />
        <Tracks {...props} />
        <a href={`${base}?download`}>{say('player.save')}</a>
      </audio>
      {facts?.loudness && !isPublic ? (
        <p className="quiet sound-loudness">
          {say('player.loudness', {
            lufs: facts.loudness.lufs.toFixed(1),
            peak: facts.loudness.peakDb.toFixed(1),
          })}
        </p>
      ) : null}
    </div>
  );
}
