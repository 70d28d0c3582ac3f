/** The sheet on which figures are typed: what holds for all, lines from a table, and a row for every work and figure. */

import type { ReactNode } from 'react';
import { askPage, offsetOf, type Page, pageOf } from '../../../kernel/page.ts';
import { nameIn } from '../../../kernel/text.ts';
import type { View } from '../../../platform/route.ts';
import {
  ChoiceField,
  Form,
  type FormHand,
  formOf,
  ProseField,
  SendButton,
  TextField,
} from '../../../ui/form.tsx';
import type { Call } from '../../call/call.ts';
import { listContending, type ShownWork } from '../../vote/store.ts';
import { cellOf, figureKeysOf, type Stated } from '../figure.ts';
import { nameOfFigure } from '../site/figures.tsx';
import { getSheetVersion, listStated } from '../store/figure.ts';
import { text } from '../text/figure.ts';

const worksOnPage = 50;

export type ShownSheet = { version: number; stated: Stated[]; page: Page<ShownWork> };

/** The page that was asked for, or the one whose form came back. */
export async function findSheet(view: View, call: Call): Promise<ShownSheet> {
  const works = await listContending(view.tx, call.id);
  const ask = askPage(view.form ? view.form.raw.page?.[0] : view.query.page, worksOnPage);
  const items = works.slice(offsetOf(ask), offsetOf(ask) + ask.size);
  return {
    version: await getSheetVersion(view.tx, call.id),
    stated: await listStated(view.tx, call.id),
    page: pageOf(items, works.length, ask),
  };
}

type Props = { view: View; call: Call; sheet: ShownSheet };

export function FiguresForm({ view, call, sheet }: Props) {
  const say = view.say(text);
  const hand = formOf(view, `/office/calls/${call.id}/figures`);
  const keys = figureKeysOf(call.formula);
  return (
    <Form hand={hand} className="form is-wide">
      <input type="hidden" name="version" value={sheet.version} />
      <input type="hidden" name="page" value={sheet.page.page} />
      <fieldset>
        <legend>{say('form.common')}</legend>
        <p className="hint">{say('form.common.hint')}</p>
        <SourceFields view={view} hand={hand} prefix="" />
      </fieldset>
      <PasteFields view={view} call={call} hand={hand} />
      <h2>{say('form.works')}</h2>
      {sheet.page.items.map((work, at) => (
        <fieldset key={work.id}>
          <legend>
            {work.number} {work.title}
          </legend>
          {keys.map((key, of) => (
            <FigureFields
              key={key}
              {...{ view, hand, call, sheet, work }}
              figureKey={key}
              index={at * keys.length + of}
            />
          ))}
        </fieldset>
      ))}
      <SendButton screen={view} label={say('form.save')} />
    </Form>
  );
}

type Fields = { view: View; hand: FormHand };

type SourceProps = Fields & { prefix: string; own?: Stated; children?: ReactNode };

function SourceFields({ view, hand, prefix, own, children }: SourceProps) {
  const say = view.say(text);
  return (
    <div className="field-row">
      {children}
      <TextField
        hand={hand}
        name={`${prefix}source`}
        label={say('source')}
        hint={prefix ? undefined : say('source.hint')}
        value={own?.source}
        maxLength={300}
        optional
      />
      <TextField
        hand={hand}
        name={`${prefix}dated`}
        label={say('dated')}
        hint={prefix ? undefined : say('dated.hint')}
        type="date"
        value={own?.dated}
        optional
      />
    </div>
  );
}

function PasteFields({ view, hand, call }: Fields & { call: Call }) {
  const say = view.say(text);
  const isBack = hand.value('paste') !== '' || hand.value('pasteKey') !== '';
  const figures = call.formula.figures ?? [];
  return (
    <details open={isBack}>
      <summary>{say('form.paste')}</summary>
      <ChoiceField
        hand={hand}
        name="pasteKey"
        label={say('form.paste-key')}
        choices={figures.map(({ key, name }) => ({ value: key, label: nameIn(name, view.language) }))}
        empty={say('form.paste-key.none')}
        optional
      />
      <ProseField
        hand={hand}
        name="paste"
        label={say('form.paste-lines')}
        hint={say('form.paste-lines.hint')}
        rows={8}
        optional
      />
    </details>
  );
}

type RowProps = Fields & Props & { work: ShownWork; figureKey: string; index: number };

function FigureFields({ view, hand, call, sheet, work, figureKey, index }: RowProps) {
  const prefix = `works.${index}.`;
  const cell = { entryId: work.id, key: figureKey };
  const own = sheet.stated.find((one) => cellOf(one) === cellOf(cell));
  return (
    <>
      <input type="hidden" name={`${prefix}entryId`} value={work.id} />
      <input type="hidden" name={`${prefix}key`} value={figureKey} />
      <SourceFields view={view} hand={hand} prefix={prefix} own={own}>
        <TextField
          hand={hand}
          name={`${prefix}amount`}
          label={nameOfFigure(call.formula, figureKey, view)}
          inputMode="numeric"
          value={own?.amount}
          optional
        />
      </SourceFields>
    </>
  );
}
