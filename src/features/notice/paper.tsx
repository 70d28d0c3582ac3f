/** The paper itself, as it is read and printed; always in the language it was written in. */

import { sayDay } from '../../kernel/period.ts';
import { speaker } from '../../kernel/text.ts';
import { type Body, bodyRoles } from '../campaign/campaign.ts';
import type { Notice, NoticeContent } from './notice.ts';
import { blocksOf, leadOf, levelOfLine, type Section } from './section.ts';
import { text as paperText } from './text/paper.ts';
import { text } from './text.ts';

const say = speaker(text, 'zh');
const sayOfPaper = speaker(paperText, 'zh');

type Paper = NoticeContent & Pick<Notice, 'issuedAt' | 'signedAt'>;

/**
 * `top` is the level of the paper's own heading; `marks` says which addressees the system does not reach; `bodies` are
 * those who take part in the campaign, in their roles.
 */
export function NoticePaper(props: { notice: Paper; top: 1 | 2; marks?: boolean; bodies?: readonly Body[] }) {
  const { notice, top, marks } = props;
  const Title = top === 1 ? 'h1' : 'h2';
  const date = notice.issuedAt ?? notice.signedAt;
  return (
    <article className="paper" lang="zh-CN">
      {notice.issuers.map((issuer) => (
        <p key={issuer.name} className="paper-issuer">
          {issuer.name}
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
      <Bodies bodies={props.bodies ?? []} />
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
          <p key={issuer.name}>{issuer.name}</p>
        ))}
        <p>{date ? sayDay(date, 'zh') : say('paper.unsigned')}</p>
      </div>
    </article>
  );
}

/** 主办 承办 协办 配合, each once, in this order. */
function Bodies({ bodies }: { bodies: readonly Body[] }) {
  if (bodies.length === 0) return null;
  return (
    <div className="paper-section paper-bodies">
      {bodyRoles.map((role) => {
        const names = bodies.filter((body) => body.role === role).map((body) => body.name);
        return names.length === 0 ? null : (
          <p key={role}>
            {sayOfPaper('part.roles', {
              role: sayOfPaper(`part.role.${role}`),
              names: names.join(say('paper.comma')),
            })}
          </p>
        );
      })}
    </div>
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
      {blocksOf(section.paragraphs).map((block, index) =>
        block.kind === 'table' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs stand in a fixed order
          <PaperTable key={index} rows={block.rows} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs stand in a fixed order
          <p key={index}>
            {leadOf(block.line) ? <strong>{leadOf(block.line)}</strong> : null}
            {block.line.slice(leadOf(block.line).length)}
          </p>
        ),
      )}
    </div>
  );
}

function PaperTable({ rows }: { rows: readonly string[][] }) {
  const [head, ...body] = rows;
  return (
    <div className="table-wrap">
      <table className="paper-table">
        <thead>
          <tr>
            {head!.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in a fixed order
              <th key={index} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows stand in a fixed order
            <tr key={row}>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in a fixed order
                <td key={index} data-head={head![index]}>
                  <div>{cell}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
