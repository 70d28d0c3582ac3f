/** What may come in at the doors of allocations: targets by origin, the table with its rows, reasons, indicators. */

import type { OrganisationId } from '../../kernel/id.ts';
import {
  choice,
  type Field,
  ids,
  line,
  optionalId,
  optionalLine,
  optionalProse,
  optionalWhole,
  prose,
  rows,
  shape,
  tick,
  whole,
} from '../../platform/form.ts';
import { counters } from '../progress/progress.ts';
import { rowsMax } from './allocation.ts';
import { indicatorsMax } from './indicator.ts';
import { cleanFigure } from './sheet.ts';
import { amountMax, origins, targetUnits } from './target.ts';

/** A whole number as people write it in tables: 3,600 and 5场 too. */
function figure(least: number): Field<number | undefined> {
  const plain = optionalWhole(least, amountMax);
  return { decode: (raw) => plain.decode(raw && [cleanFigure(raw[0] ?? '')]), schema: plain.schema };
}

/** Members of a collective row: a row without any says nothing of them. */
const members: Field<OrganisationId[] | undefined> = {
  decode: (raw) => (raw && raw.length > 0 ? raw : undefined),
  schema: ids<OrganisationId>(rowsMax).schema.optional(),
};

/** Counters, ticked; may be none. */
const counted: Field<(typeof counters)[number][]> = {
  decode: (raw) => raw ?? [],
  schema: choice(counters).schema.array(),
};

/** What says that a row is a group, so that an empty one keeps its number. */
const group: Field<'collective' | undefined> = {
  decode: (raw) => raw?.[0],
  schema: choice(['collective']).schema.optional(),
};

const cell = figure(0);

const table = {
  version: whole(0, 1_000_000),
  /** The indicators of the columns, in their order: the cells of a row are told by it. */
  columns: optionalLine(600),
  /** Whether the cells of hosts were part of the form. */
  hosts: tick(),
  rows: rows(
    {
      kind: group,
      id: optionalId<string>(),
      organisationId: optionalId<OrganisationId>(),
      name: optionalLine(60),
      members,
      position: optionalWhole(0, 9999),
      host: optionalLine(400),
      ...{ c0: cell, c1: cell, c2: cell, c3: cell, c4: cell, c5: cell },
      ...{ c6: cell, c7: cell, c8: cell, c9: cell, c10: cell, c11: cell },
    },
    0,
    rowsMax,
  ),
};

export const SharesForm = shape(table);
export type SharesTyped = ReturnType<typeof SharesForm.schema.parse>;

/** The same table with the wish to have one column shared out equally. */
export const EqualForm = shape({ ...table, indicator: line(60) });

export const TargetsForm = shape({
  version: whole(0, 1_000_000),
  targets: rows(
    {
      indicator: line(60),
      origin: choice(origins),
      amount: figure(0),
      unit: choice(targetUnits),
      isFloor: tick(),
      baseAmount: figure(1),
      baseSource: optionalLine(200),
      words: optionalLine(200),
    },
    0,
    indicatorsMax * 6,
  ),
});

export const AcknowledgeForm = shape({
  indicator: line(60),
  target: whole(0, amountMax),
  sum: whole(0, amountMax * 10),
  reason: line(200),
});

export const PasteForm = shape({ sheet: prose(60_000), collective: tick() });
export const ImportForm = shape({ collective: tick() });

export const IndicatorForm = shape({
  key: optionalLine(60),
  name: line(40),
  nameEn: optionalLine(80),
  unit: line(8),
  unitEn: optionalLine(20),
  definition: prose(400),
  definitionEn: optionalProse(800),
  source: optionalLine(200),
  counters: counted,
  isShared: tick(),
});

export const DiscardForm = shape({});
export const RetireForm = shape({ key: line(60), retired: tick() });
