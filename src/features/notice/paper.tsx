/** The paper itself, as it is read and printed; always in the language it was written in. */

import { sayDay } from '../../kernel/period.ts';
import { speaker } from '../../kernel/text.ts';
import type { Notice, NoticeContent } from './notice.ts';
import { leadOf, levelOfLine, type Section } from './section.ts';
import { text } from './text.ts';

const say = speaker(text, 'zh');

type Paper = NoticeContent & Pick<Notice, 'issuedAt' | 'signedAt'>;

/** `top` is the level of the paper's own heading; `marks` says which addressees the system does not reach. */
export function NoticePaper({ notice, top, marks }: { notice: Paper; top: 1 | 2; marks?: boolean }) {
  const Title = top === 1 ? 'h1' : 'h2';
  const date = notice.issuedAt ?? notice.signedAt;
  return (
    <article className="paper" lang="zh-CN">
      {notice.issuers.map((issuer) => (
        <p key={issuer} className="paper-issuer">
          {issuer}
        </p>
      ))}
      <p className="paper-number">{notice.number}</p>
      <Title className="paper-title">{notice.title || say('untitled')}</Title>
      <Addressees notice={notice} marks={marks} />
      {notice.sections.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections stand in a fixed order
        <PaperSection key={index} section={section} top={top} />
      ))}
      {notice.sections.length === 0 ? <p className="quiet">{say('paper.empty')}</p> : null}
      {notice.attachments.length > 0 ? (
        <div className="paper-attachments">
          <p>{say('paper.attachments')}</p>
          <ol>
            {notice.attachments.map((attachment) => (
              <li key={attachment}>{attachment}</li>
            ))}
          </ol>
        </div>
      ) : null}
      <div className="paper-signature">
        {notice.issuers.map((issuer) => (
          <p key={issuer}>{issuer}</p>
        ))}
        <p>{date ? sayDay(date, 'zh') : say('paper.unsigned')}</p>
      </div>
    </article>
  );
}

function Addressees({ notice, marks }: { notice: Paper; marks?: boolean }) {
  return (
    <p className="paper-addressees">
      {notice.addressees.map((addressee, index) => (
        <span key={addressee.name}>
          {index > 0 ? say('paper.comma') : null}
          {addressee.name}
          {marks && addressee.outside ? (
            <small className="quiet no-print">
              {' '}
              [{say('paper.outside')}
              {addressee.note ? ` · ${addressee.note}` : ''}]
            </small>
          ) : null}
        </span>
      ))}
      {say('paper.colon')}
    </p>
  );
}

function PaperSection({ section, top }: { section: Section; top: 1 | 2 }) {
  const level = section.heading ? levelOfLine(section.heading) : 0;
  const Head = (['h2', 'h3', 'h4'] as const)[top - 1 + (level === 2 ? 1 : 0)]!;
  return (
    <div className="paper-section">
      {section.heading ? <Head>{section.heading}</Head> : null}
      {section.paragraphs.map((paragraph, index) => {
        const lead = leadOf(paragraph);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs stand in a fixed order
          <p key={index}>
            {lead ? <strong>{lead}</strong> : null}
            {paragraph.slice(lead.length)}
          </p>
        );
      })}
    </div>
  );
}
