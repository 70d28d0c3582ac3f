/** The page of one batch: table, files, what was found, handing in; each step says what comes next. */

import { nameIn } from '../../../kernel/text.ts';
import type { ShownPage, View } from '../../../platform/route.ts';
import {
  ActButton,
  ChoiceField,
  FileField,
  Form,
  formOf,
  ProseField,
  SendButton,
  TickField,
} from '../../../ui/form.tsx';
import { Heading, Note, Refused, Section, Where } from '../../../ui/parts.tsx';
import { askedFields } from '../../call/eligibility.ts';
import { aiUses } from '../../entry/entry.ts';
import { isGood, isWrong, judgeBatch } from '../actions/judge-batch.ts';
import type { WholeBatch } from '../actions/see-batch.ts';
import { rowsMax } from '../batch.ts';
import { mayCollect, mayDrop, mayHandIn } from '../policy.ts';
import { contentOf } from '../row.ts';
import { text } from '../text.ts';
import { FilesPart } from './files.tsx';
import { StateBadge } from './list.tsx';
import { FoundPart } from './rows.tsx';
import { own, type Props } from './steps.ts';

export async function batchPage(view: View, batch: WholeBatch): Promise<ShownPage> {
  const say = view.say(text);
  const judged = judgeBatch(batch, view);
  const props = { view, batch, judged };
  const title = say('batch.of', { call: batch.call.name, unit: batch.unit.shortName });
  const base = own(batch);
  const isOpen = mayCollect(view.actor, batch).allowed;
  const forms = [`${base}/table`, `${base}/file`, `${base}/hand-in`];
  return {
    title,
    islands: ['batch.js'],
    body: (
      <>
        <Heading
          screen={view}
          title={title}
          crumbs={[[say('batches'), '/office/batches']]}
          state={<StateBadge view={view} state={batch.state} />}
        >
          <p>{nextStep(props)}</p>
          {batch.unit.recorderPath ? <p>{say('on-behalf', { unit: batch.unit.name })}</p> : null}
        </Heading>
        <Refused screen={view} shown={isOpen ? forms : []} />
        {isOpen ? <TablePart {...props} /> : null}
        {isOpen ? await FilesPart(props) : null}
        <FoundPart {...props} />
        <HandInPart {...props} />
        <Where screen={view} verdict={mayDrop(view.actor, batch)} silent>
          <ActButton
            screen={view}
            action={`${base}/drop`}
            verdict={mayDrop(view.actor, batch)}
            label={say('drop')}
            tone="danger"
            hidden={{ version: String(batch.version) }}
          />
        </Where>
      </>
    ),
  };
}

function nextStep({ view, batch, judged }: Props): string {
  const say = view.say(text);
  if (batch.state !== 'collecting') return say(`next.${batch.state}`);
  if (batch.rows.length === 0) return say('next.table');
  const [wrong, good] = [judged.rows.filter(isWrong).length, judged.rows.filter(isGood).length];
  if (wrong === 0) return say('next.hand-in', { count: good });
  return batch.files.length === 0 ? say('next.files') : say('next.mend', { count: wrong });
}

/** The table as it stands, of the rows that are not handed in yet, to be changed where it was pasted. */
function contentNow({ view, batch, judged }: Props): string {
  const open = judged.rows.filter((row) => !row.entryId);
  if (batch.rows.length === 0 || open.length === 0) return '';
  const heads = judged.columns.map((column) => nameIn(column.name, view.language));
  return contentOf([heads, ...open.map(({ cells }) => judged.columns.map(({ key }) => cells[key] ?? ''))]);
}

function TablePart(props: Props) {
  const { view, batch, judged } = props;
  const say = view.say(text);
  const hand = formOf(view, `${own(batch)}/table`);
  const isBack = view.form?.action === hand.action;
  const isStale = isBack && view.form?.refusals.some((refusal) => refusal.code === 'http.stale');
  const form = (
    <Form hand={hand} upload className="wide-form">
      <input type="hidden" name="version" value={batch.version} />
      <ProseField
        hand={hand}
        name="content"
        label={say('table.content')}
        rows={10}
        value={contentNow(props)}
        optional
      />
      <FileField
        hand={hand}
        name="file"
        label={say('table.file')}
        hint={say('table.file.hint', { max: rowsMax })}
        accept=".xlsx,.csv"
        optional
      />
      <SendButton screen={view} label={say('table.check')} tone={batch.rows.length > 0 ? 'calm' : 'main'} />
    </Form>
  );
  return (
    <Section title={say('table')} id="table">
      <p>{say('table.lead')}</p>
      <p className="hint">
        {say('table.columns', {
          columns: judged.columns.map((column) => nameIn(column.name, view.language)).join(' · '),
        })}
      </p>
      <p>
        <a className="button is-calm" href={`${own(batch)}/template.xlsx`}>
          {say('table.template')}
        </a>
      </p>
      {batch.unknown.length > 0 ? (
        <Note tone="warn">{say('table.unknown', { columns: batch.unknown.join(' · ') })}</Note>
      ) : null}
      {isStale ? (
        <Note tone="warn" title={say('stored')}>
          <p>{say('stored.lead')}</p>
          <pre className="prose">{contentNow(props)}</pre>
        </Note>
      ) : null}
      {batch.rows.length === 0 || isBack ? (
        form
      ) : (
        <details>
          <summary>{say('table.change')}</summary>
          {form}
        </details>
      )}
    </Section>
  );
}

function HandInPart({ view, batch, judged }: Props) {
  const say = view.say(text);
  const [good, wrong] = [judged.rows.filter(isGood), judged.rows.filter(isWrong)];
  const verdict = mayHandIn(view.actor, batch, view.now);
  const hand = formOf(view, `${own(batch)}/hand-in`);
  const vouched = askedFields(batch.call).filter((field) => field.kind === 'statement');
  if (good.length === 0 || batch.state !== 'collecting') return null;
  return (
    <Section title={say('hand-in')} id="hand-in">
      <p>{say('hand-in.lead')}</p>
      <Form hand={hand}>
        <input type="hidden" name="version" value={batch.version} />
        <p>{say('hand-in.vouch')}</p>
        {(['original', 'portrait', 'licence'] as const).map((one) => (
          <TickField key={one} hand={hand} name={one} label={say(`statement.${one}`)} />
        ))}
        {vouched.length > 0 ? (
          <p>
            {say('hand-in.also', {
              words: vouched.map((field) => nameIn(field.words ?? field.label, view.language)).join(' / '),
            })}
          </p>
        ) : null}
        {good.some((row) => row.lacksAi) ? (
          <ChoiceField
            hand={hand}
            name="ai"
            label={say('hand-in.ai')}
            empty="—"
            choices={aiUses.map((one) => ({ value: one, label: say(`ai.${one}`) }))}
          />
        ) : null}
        {wrong.length === 0 ? (
          <SendButton
            screen={view}
            verdict={verdict}
            label={say('hand-in.all', { count: good.length })}
            name="mode"
            value="all"
          />
        ) : (
          <SendButton
            screen={view}
            verdict={verdict}
            label={say('hand-in.good', { count: good.length })}
            tone="calm"
            name="mode"
            value="good"
          />
        )}
      </Form>
    </Section>
  );
}
