/** The page on which subtitles of one language are typed, sent as a file, or taken away; nothing typed is ever lost. */

import { sayInstant } from '../../../kernel/period.ts';
import type { Language } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import { ActButton, FileField, Form, formOf, ProseField, SendButton } from '../../../ui/form.tsx';
import { Heading, Note, Section, Table } from '../../../ui/parts.tsx';
import { type Caption, writePlain } from '../caption.ts';
import type { Held } from '../held.ts';
import { mayEditCaption } from '../policy.ts';
import { type CaptionVersion, findCaption, listVersions } from '../store/caption.ts';
import { text } from '../text.ts';

/** The language asked for; Chinese unless the address or the form that came back says English. */
export function languageOf(view: Pick<View, 'query' | 'form'>): Language {
  const said = view.form?.raw.language?.[0] ?? view.query.language;
  return said === 'en' ? 'en' : 'zh';
}

export async function captionPage(view: View, held: Held): Promise<ShownPage> {
  const say = view.say(text);
  const language = languageOf(view);
  const title = say('caption.title', { language: say(`language.${language}`) });
  const caption = await findCaption(view.tx, held.file.id, language);
  const versions = (await listVersions(view.tx, held.file.id)).filter((one) => one.language === language);
  const own = `/files/${held.file.id}`;
  const version = caption?.version ?? 0;
  const parts = { view, held, language, caption, version, own };
  const body = (
    <>
      <Heading
        screen={view}
        title={title}
        crumbs={[
          [held.title, held.back],
          [say('making'), own],
        ]}
      />
      <EditPart {...parts} />
      <SendPart {...parts} />
      {caption && caption.cues.length > 0 ? (
        <ActButton
          screen={view}
          tone="danger"
          action={`${own}/captions/remove`}
          verdict={mayEditCaption(view.actor, held)}
          label={say('caption.remove')}
          hidden={{ language, version: String(version) }}
        />
      ) : null}
      <VersionsPart view={view} versions={versions} />
    </>
  );
  return { title: `${title} · ${held.title}`, body };
}

type PartProps = {
  view: View;
  held: Held;
  language: Language;
  caption?: Caption;
  version: number;
  own: string;
};

function EditPart({ view, held, language, caption, version, own }: PartProps) {
  const say = view.say(text);
  const hand = formOf(view, `${own}/captions/save`);
  const stored = caption ? writePlain(caption.cues) : '';
  return (
    <Section title={say('caption.text')} id="text">
      <Stale view={view} own={own} caption={caption} stored={stored} />
      <Form hand={hand} upload>
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="version" value={version} />
        <ProseField
          hand={hand}
          name="text"
          label={say('caption.text')}
          hint={say('caption.text.hint')}
          rows={18}
          value={stored}
        />
        <SendButton screen={view} label={say('caption.save')} verdict={mayEditCaption(view.actor, held)} />
      </Form>
    </Section>
  );
}

/** Somebody was quicker: what stands now, above what was typed. */
function Stale(props: { view: View; own: string; caption?: Caption; stored: string }) {
  const { view, own, caption, stored } = props;
  const say = view.say(text);
  const isOurs = view.form?.action.startsWith(`${own}/captions/`);
  if (!isOurs || !view.form?.refusals.some((one) => one.code === 'http.stale')) return null;
  return (
    <Note tone="warn" title={say('caption.stored', { version: caption?.version ?? 0 })}>
      <pre className="caption-stored">{stored || say('caption.stored.none')}</pre>
      <p>{say('caption.stored.next')}</p>
    </Note>
  );
}

function SendPart({ view, held, language, version, own }: PartProps) {
  const say = view.say(text);
  const hand = formOf(view, `${own}/captions/send`);
  return (
    <Section title={say('caption.file')} id="file">
      <Form hand={hand} upload>
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="version" value={version} />
        <FileField
          hand={hand}
          name="file"
          label={say('caption.file')}
          hint={say('caption.file.hint')}
          accept=".srt,.vtt,text/vtt"
        />
        <SendButton
          screen={view}
          tone="calm"
          label={say('caption.send')}
          verdict={mayEditCaption(view.actor, held)}
        />
      </Form>
    </Section>
  );
}

function VersionsPart({ view, versions }: { view: View; versions: readonly CaptionVersion[] }) {
  const say = view.say(text);
  if (versions.length === 0) return null;
  return (
    <Section title={say('caption.versions')} id="versions">
      <Table
        caption={say('caption.versions')}
        rows={versions}
        keyOf={(one) => String(one.version)}
        columns={[
          {
            key: 'version',
            head: say('caption.versions'),
            cell: (one) => say('caption.version', { version: one.version }),
          },
          {
            key: 'lines',
            head: say('captions'),
            cell: (one) =>
              one.cues === 0 ? say('caption.taken-away') : say('caption.lines', { count: one.cues }),
          },
          { key: 'source', head: say('caption.source'), cell: (one) => say(`source.${one.source}`) },
          { key: 'at', head: say('caption.at'), cell: (one) => sayInstant(one.at, view.language) },
        ]}
      />
    </Section>
  );
}
