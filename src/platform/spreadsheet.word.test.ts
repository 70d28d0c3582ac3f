/** Tables that come in and go out: whole, as texts, and never more than is bearable. */

import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { readSheet, readTable, writeSheet, xlsxAnswer } from './spreadsheet.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

type Part = { name: string; bytes: Uint8Array; declared?: number };

/** An archive made by hand, so that its directory can lie. */
function zipOf(parts: readonly Part[]): Uint8Array {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, bytes, declared } of parts) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const said = Buffer.alloc(20);
    said.writeUInt16LE(20, 0);
    said.writeUInt16LE(8, 4);
    said.writeUInt32LE(crc32(bytes), 10);
    said.writeUInt32LE(packed.length, 14);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(declared ?? bytes.length);
    const [nameBytes, lengths] = [Buffer.from(name), Buffer.alloc(4)];
    lengths.writeUInt16LE(nameBytes.length);
    const sign = (value: number) => Buffer.from([0x50, 0x4b, value & 0xff, value >> 8]);
    const local = Buffer.concat([sign(0x0403), said.subarray(0, 18), size, lengths, nameBytes, packed]);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(at);
    directory.push(
      Buffer.concat([
        ...[sign(0x0201), Buffer.from([20, 0]), said.subarray(0, 18), size, lengths],
        ...[Buffer.alloc(10), place, nameBytes],
      ]),
    );
    bodies.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...bodies, ...directory, end]));
}

type Sheet = { name: string; xml: string; state?: string };

/** A workbook of these sheets, as another program would have written it. */
function workbookOf(sheets: readonly Sheet[], more: readonly Part[] = []): Uint8Array {
  const xmlns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packageNs = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = (say: (sheet: Sheet, number: number) => string) =>
    sheets.map((sheet, index) => say(sheet, index + 1)).join('');
  const texts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packageNs}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${type}.worksheet+xml"/>`)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${packageNs}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${xmlns} xmlns:r="${office}"><sheets>${each((s, n) => `<sheet name="${s.name}" sheetId="${n}" r:id="rId${n}"${s.state ? ` state="${s.state}"` : ''}/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packageNs}/relationships">${each((_, n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
    ...Object.fromEntries(
      sheets.map((s, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet ${xmlns}><sheetData>${s.xml}</sheetData></worksheet>`,
      ]),
    ),
  };
  return zipOf([...Object.entries(texts).map(([name, text]) => ({ name, bytes: utf8(text) })), ...more]);
}

const one = (xml: string) => workbookOf([{ name: 'A', xml }]);
const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;

test('what is written comes back the same, row by row and cell by cell', async () => {
  const head = ['名称', '数'];
  const bytes = await writeSheet([
    {
      name: '组织',
      head,
      rows: [
        ['西宁市总工会', 12],
        ['', 0.5],
        ['a\nb', -3],
      ],
    },
  ]);
  expect(await readSheet(bytes)).toEqual({
    rows: [head, ['西宁市总工会', '12'], ['', '0.5'], ['a\nb', '-3']],
  });
});

test('AC-113 AC-114 whatever a text begins with or holds, it is a text in the file: no formula, no link, nothing lost', async () => {
  const sly = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '＋1', '－1', '＠1', ';=1', '"=1', "'=1"];
  const more = [
    '=HYPERLINK("http://x.cn")',
    "=cmd|' /C calc'!A0",
    'https://x.cn',
    '007',
    '630102199001011234',
  ];
  const rows = [...sly, ...more, '𠮷', '\ud800x', 'a\u0000b\u0001', '_x0041_'].map((cell) => [cell]);
  const bytes = await writeSheet([{ name: 'A', head: ['x'], rows }]);
  const book = await readXlsx(bytes);
  expect(book.sheets[0]!.rows.slice(1).map((row) => row[0])).toEqual([
    ...sly,
    ...more,
    '𠮷',
    'x',
    'ab',
    '_x0041_',
  ]);
  const cells = [...(book.sheets[0]!.cells?.values() ?? [])];
  expect(cells.filter((cell) => cell.formula || cell.hyperlink)).toEqual([]);
  const raw = await partOf(bytes, 'xl/worksheets/sheet1.xml');
  expect(raw).not.toMatch(/<f[ >]|<hyperlink/);
  expect(raw.match(/t="(inlineStr|s)"/g)).toHaveLength(rows.length + 1);
});

test('AC-114 a text longer than a cell can hold ends at the limit of the format; a sheet’s name fits', async () => {
  const bytes = await writeSheet([
    { name: '[很]:长*的/名?称'.repeat(9), head: ['x'], rows: [['长'.repeat(40_000)]] },
    { name: '[很]:长*的/名?称'.repeat(9), head: ['x'], rows: [] },
  ]);
  const book = await readXlsx(bytes);
  expect(String(book.sheets[0]!.rows[1]![0])).toHaveLength(32_767);
  expect(book.sheets.map((sheet) => sheet.name.length <= 31 && !/[[\]:*?/\\]/.test(sheet.name))).toEqual([
    true,
    true,
  ]);
});

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const { unpackZip } = await import('./zip-guard.ts');
  const parts = await unpackZip(bytes, { unpackedBytes: 1e8, entries: 100 });
  return typeof parts === 'string' ? parts : new TextDecoder().decode(parts.get(name));
}

test('AC-115 of a formula its last value is read, as text; errors, dates and truths too', async () => {
  const xml = `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>WEBSERVICE("http://x")</f><v>甲</v></c><c r="C1" t="b"><v>1</v></c><c r="D1"><v>0.30000000000000004</v></c></row>`;
  expect(await readSheet(one(xml))).toEqual({ rows: [['2', '甲', 'true', '0.3']] });
});

test('AC-115 a hidden sheet is passed over, and names of the prototype are names like others', async () => {
  const hidden = { name: '__proto__', xml: `<row r="1">${text('A1', 'hidden')}</row>`, state: 'veryHidden' };
  const shown = {
    name: 'constructor',
    xml: `<row r="1">${text('A1', '__proto__')}${text('B1', 'toString')}</row>`,
  };
  expect(await readSheet(workbookOf([hidden, shown]))).toEqual({ rows: [['__proto__', 'toString']] });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('rows keep their numbers, so that a problem is said beside the right one; empty rows at the end are nothing', async () => {
  const xml = `<row r="1">${text('A1', 'x')}</row><row r="4">${text('B4', 'y')}</row><row r="900000"><c r="A900000"/></row>`;
  expect(await readSheet(one(xml))).toEqual({ rows: [['x'], [], [], ['', 'y']] });
});

test('AC-115 sheet.too-many-rows and sheet.too-many-columns: a million rows, one far corner', async () => {
  const many = Array.from({ length: 60 }, (_, i) => `<row r="${i + 1}">${text(`A${i + 1}`, 'x')}</row>`).join(
    '',
  );
  expect(await readSheet(one(many), { rows: 50 })).toEqual({
    refusal: { code: 'sheet.too-many-rows', about: { max: 50 } },
  });
  const far = await readSheet(one(`<row r="1048576">${text('A1048576', 'x')}</row>`));
  expect(far).toMatchObject({ refusal: { code: 'sheet.too-many-rows' } });
  const wide = await readSheet(one(`<row r="1">${text('XFD1', 'x')}</row>`));
  expect(wide).toMatchObject({ refusal: { code: 'sheet.too-many-columns' } });
  expect(readTable('a,b\n'.repeat(60), { rows: 50 })).toMatchObject({
    refusal: { code: 'sheet.too-many-rows' },
  });
});

test('★AC-095 a small file that unpacks to much is refused by counting, though its directory lies; sheet.too-large', async () => {
  const bomb = { name: 'xl/worksheets/sheet9.xml', bytes: new Uint8Array(90_000_000), declared: 10 };
  const bytes = workbookOf([{ name: 'A', xml: '' }], [bomb]);
  expect(bytes.length).toBeLessThan(200_000);
  const before = process.memoryUsage().arrayBuffers;
  expect(await readSheet(bytes)).toMatchObject({ refusal: { code: 'sheet.too-large' } });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(120_000_000);
  const crowd = Array.from({ length: 1001 }, (_, i) => ({ name: `x${i}`, bytes: utf8('') }));
  expect(await readSheet(workbookOf([], crowd))).toMatchObject({ refusal: { code: 'sheet.too-large' } });
  expect(await readSheet(new Uint8Array(10_000_001))).toMatchObject({ refusal: { code: 'sheet.too-large' } });
});

test('AC-095 entities that name each other do not grow, and a nested archive stays shut', async () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>`;
  const bytes = one(`${laughs}<row r="1">${text('A1', '&c;')}</row>`);
  const read = await readSheet(bytes);
  expect(JSON.stringify(read).length).toBeLessThan(200);
  const nested = workbookOf(
    [{ name: 'A', xml: `<row r="1">${text('A1', 'x')}</row>` }],
    [{ name: 'in.xlsx', bytes }],
  );
  expect(await readSheet(nested)).toEqual({ rows: [['x']] });
});

test('sheet.unreadable: pictures, broken archives, archives that are no workbook, locked workbooks', async () => {
  const whole = await writeSheet([{ name: 'A', head: ['x'], rows: [] }]);
  const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]);
  for (const bytes of [
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]),
    whole.slice(0, whole.length - 30),
    zipOf([{ name: 'a.txt', bytes: utf8('x') }]),
    ole,
  ]) {
    expect(await readSheet(bytes)).toEqual({ refusal: { code: 'sheet.unreadable' } });
  }
});

test('a .csv is read in UTF-8 with and without its mark, and in GB 18030 as Chinese spreadsheets save it', async () => {
  const rows = [
    ['名称', '上级'],
    ['西宁市总工会', '青海, 省'],
  ];
  const csv = '名称,上级\r\n西宁市总工会,"青海, 省"\r\n';
  expect(await readSheet(utf8(csv))).toEqual({ rows });
  expect(await readSheet(utf8(`\ufeff${csv}`))).toEqual({ rows });
  // 西 宁 in GB 18030, by hand: no encoder stands in the platform.
  const gb = new Uint8Array([0xce, 0xf7, 0xc4, 0xfe, 0x2c, 0xca, 0xd0, 0x0d, 0x0a]);
  expect(await readSheet(gb)).toEqual({ rows: [['西宁', '市']] });
});

test('a table pasted from a spreadsheet is read by its tabs; digits stay as they were typed', () => {
  expect(readTable('名称\t编号\n"甲\n厂"\t007\n乙\t630102199001011234\n')).toEqual({
    rows: [
      ['名称', '编号'],
      ['甲\n厂', '007'],
      ['乙', '630102199001011234'],
    ],
  });
});

test('no bytes whatever make it throw', async () => {
  const whole = await writeSheet([{ name: 'A', head: ['x', 'y'], rows: [['a', 1]] }]);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
      const broken = whole.slice();
      broken[at] = byte;
      expect(Object.keys(await readSheet(broken))).toHaveLength(1);
    }),
    { numRuns: 200 },
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(Object.keys(await readSheet(bytes))).toHaveLength(1);
    }),
  );
});

test('an .xlsx answer is saved under its name, whatever the name holds, and kept by nobody', () => {
  const headers = xlsxAnswer(new Uint8Array([1]), '任务"分配\r\n/表').headers;
  expect(headers.get('content-disposition')).toBe(
    `attachment; filename="table.xlsx"; filename*=UTF-8''${encodeURIComponent('任务_分配___表.xlsx')}`,
  );
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
