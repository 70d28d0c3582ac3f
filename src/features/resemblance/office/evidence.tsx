/** The evidence of a pair: pictures beside each other, films and sounds at the same instant, texts with what both have. */

import type { View } from '../../../platform/route.ts';
import { Note, Pairs, Section, Table } from '../../../ui/parts.tsx';
import { saySize } from '../../media/measure.ts';
import type { MediaFile } from '../../media/media.ts';
import { type Evidence, piecesOf, type Resemblance, sayPosition } from '../resemblance.ts';
import { text } from '../text.ts';

export type FileShown = { file: MediaFile; isHeld: boolean; hasFilm: boolean };
export type Shown = { view: View; pair: Resemblance; first?: FileShown; second?: FileShown };

type Span = { first: [number, number]; second: [number, number] };

export function EvidencePart(shown: Shown) {
  const { view, pair } = shown;
  const say = view.say(text);
  return (
    <Section title={say('evidence')} id="evidence">
      <p>{sayEvidence(view, pair.evidence)}</p>
      {pair.evidence.kind === 'text' ? (
        <Texts view={view} pair={pair} evidence={pair.evidence} />
      ) : (
        <Sides {...shown} spans={'spans' in pair.evidence ? pair.evidence.spans : []} />
      )}
    </Section>
  );
}

function sayEvidence(view: View, evidence: Evidence): string {
  const say = view.say(text);
  if (evidence.kind === 'same-file') return say('evidence.same-file');
  if (evidence.kind === 'text')
    return say('evidence.text', { shared: evidence.shared, passages: evidence.passages.length });
  if (evidence.kind === 'audio')
    return say('evidence.audio', { percent: Math.round(evidence.errorRate * 100) });
  const turned = `${say('variant')}: ${say(`variant.${evidence.variant}`)}`;
  if (evidence.kind === 'video')
    return `${say('evidence.video', { frames: evidence.frames, distance: evidence.distance })} ${turned}`;
  const scale = evidence.scale
    ? say('evidence.scale', { percent: Math.round(evidence.scale * 100) })
    : undefined;
  const found = evidence.inliers
    ? say('evidence.part', { inliers: evidence.inliers })
    : say('evidence.picture', { distance: evidence.distance ?? 0 });
  return [found, scale, turned].filter(Boolean).join(' ');
}

/** Which stretch is looked at: asked for by its number, the first otherwise. */
function spanAsked(view: View, spans: readonly Span[]): Span | undefined {
  return spans[Number.parseInt(view.query.span ?? '0', 10)] ?? spans[0];
}

function Sides({ view, pair, first, second, spans }: Shown & { spans: readonly Span[] }) {
  const say = view.say(text);
  const span = spanAsked(view, spans);
  return (
    <>
      <div className="pair" id="sides">
        <Side view={view} pair={pair} side="first" shown={first} span={span} />
        <Side view={view} pair={pair} side="second" shown={second} span={span} />
      </div>
      {spans.length > 0 ? <h3>{say('spans')}</h3> : null}
      {spans.length > 0 ? <SpanTable view={view} pair={pair} spans={spans} /> : null}
    </>
  );
}

type SideProps = {
  view: View;
  pair: Resemblance;
  side: 'first' | 'second';
  shown?: FileShown;
  span?: Span;
};

function Side({ view, pair, side, shown, span }: SideProps) {
  const say = view.say(text);
  if (!shown) return <div />;
  const { file, isHeld } = shown;
  const { width, height, durationSeconds } = file.measured;
  return (
    <figure>
      <Exhibit view={view} pair={pair} side={side} shown={shown} span={span} />
      <figcaption>
        {say(side)} · {pair[side].title}
      </figcaption>
      {isHeld ? null : <Note tone="warn">{say('file.changed')}</Note>}
      <Pairs
        pairs={[
          [say('file.name'), file.originalName],
          [say('file.size'), saySize(file.sizeBytes)],
          width && height ? [say('file.pixels'), `${width} × ${height}`] : undefined,
          durationSeconds ? [say('file.length'), sayPosition(durationSeconds * 1000)] : undefined,
          [say('digest'), <code key="digest">{file.sha256}</code>],
        ]}
      />
    </figure>
  );
}

/** The work itself; films and sounds begin where the stretch looked at begins. */
function Exhibit({ view, pair, side, shown, span }: SideProps & { shown: FileShown }) {
  const say = view.say(text);
  const { file, hasFilm } = shown;
  const href = `/office/resemblances/${pair.id}/files/${file.id}`;
  const label = `${say(side)} · ${pair[side].title}`;
  const at = span ? `#t=${Math.floor(span[side][0] / 1000)}` : '';
  if (file.kind === 'picture') {
    const drawn = file.renditions.find((one) => one.name === 'wide.jpg');
    return <img src={`${href}?as=wide.jpg`} width={drawn?.width} height={drawn?.height} alt={label} />;
  }
  if (file.kind === 'video') {
    const source = hasFilm ? `${href}?as=film.mp4` : href;
    // biome-ignore lint/a11y/useMediaCaption: two films are laid beside each other as they were sent in
    return <video controls preload="metadata" playsInline src={source + at} aria-label={label} />;
  }
  if (file.kind === 'audio')
    // biome-ignore lint/a11y/useMediaCaption: two sounds are laid beside each other as they were sent in
    return <audio controls preload="metadata" src={href + at} aria-label={label} />;
  return (
    <a href={`${href}?download`} download>
      {file.originalName}
    </a>
  );
}

function SpanTable({ view, pair, spans }: { view: View; pair: Resemblance; spans: readonly Span[] }) {
  const say = view.say(text);
  const cell = (span: Span, side: 'first' | 'second') => {
    const [from, to] = span[side].map(sayPosition) as [string, string];
    return (
      <a
        href={`/office/resemblances/${pair.id}?span=${spans.indexOf(span)}#sides`}
        aria-label={say('span.play', { title: pair[side].title, from })}
      >
        {say('span.at', { from, to })}
      </a>
    );
  };
  return (
    <Table
      caption={say('spans')}
      rows={spans}
      keyOf={(span) => `${span.first[0]}-${span.second[0]}`}
      columns={[
        { key: 'first', head: say('first'), cell: (span) => cell(span, 'first') },
        { key: 'second', head: say('second'), cell: (span) => cell(span, 'second') },
      ]}
    />
  );
}

type TextsProps = { view: View; pair: Resemblance; evidence: Extract<Evidence, { kind: 'text' }> };

/** The texts as they were compared; what both have is marked and numbered alike on both sides. */
function Texts({ view, pair, evidence }: TextsProps) {
  const say = view.say(text);
  const side = (name: 'first' | 'second') => {
    const pieces = piecesOf(
      evidence[name],
      evidence.passages.map((passage) => passage[name]),
    );
    return (
      <article>
        <h3>
          {say(name)} · {pair[name].title}
        </h3>
        <p className="prose compared">
          {pieces.map((piece, at) =>
            piece.isShared ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces stand in the order of the text
              <mark key={at}>
                <span className="visually-hidden">{say('passage.nth', { nth: piece.number + 1 })} </span>
                {piece.words}
                <sup>{piece.number + 1}</sup>
              </mark>
            ) : (
              piece.words
            ),
          )}
        </p>
      </article>
    );
  };
  return (
    <>
      <h3>{say('compared')}</h3>
      <div className="pair">
        {side('first')}
        {side('second')}
      </div>
    </>
  );
}
