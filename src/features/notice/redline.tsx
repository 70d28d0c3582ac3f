/** Two papers beside each other as one text: what was struck out, what is new; and the banner of a paper that has ended. */

import { sayDay } from '../../kernel/period.ts';
import type { Language } from '../../kernel/text.ts';
import { speaker } from '../../kernel/text.ts';
import { Note, Section } from '../../ui/parts.tsx';
import { RedlineList } from '../../ui/redline.tsx';
import type { Notice } from './notice.ts';
import { redlineOf } from './redline.ts';
import { text } from './text/paper.ts';

type Props = { language: Language; older: Pick<Notice, 'sections'>; newer: Pick<Notice, 'sections'> };

export function Redline({ language, older, newer }: Props) {
  const say = speaker(text, language);
  const steps = redlineOf(older.sections, newer.sections);
  return (
    <Section title={say('redline')} id="redline">
      <RedlineList language={language} steps={steps} />
    </Section>
  );
}

/** Says that a paper counts no longer, and where to look instead; `base` is where papers are read on this page. */
export function EndedBanner(props: { language: Language; notice: Notice; base: string }) {
  const { language, notice, base } = props;
  const say = speaker(text, language);
  if (!notice.endedAt) return null;
  const day = sayDay(notice.endedAt, language);
  const { newer } = notice;
  return (
    <Note tone="warn">
      <p>
        {notice.state === 'withdrawn'
          ? say('banner.withdrawn', { day, reason: notice.withdrawal?.reason ?? '' })
          : say('banner.superseded', { day })}
      </p>
      {newer && notice.state === 'superseded' ? (
        <p>
          <a href={`${base}/${newer.id}`}>
            {say('banner.newer', { title: [newer.title, newer.number].filter(Boolean).join(' ') })}
          </a>
        </p>
      ) : null}
    </Note>
  );
}
