/** Which files belong to which row: by what the row says, else by title and folder; what is ambiguous is said, never guessed. */

import type { Refusal } from '../../kernel/verdict.ts';
import { baseOf } from './batch.ts';

/** What a row says of its files, and by what else they may be known. */
export type Wanted = { row: number; line: number; files?: string; title?: string; makers: readonly string[] };
export type Matched = { names: string[]; problems: Refusal[] };
export type Matching = { rows: Map<number, Matched>; unused: string[] };

const stemOf = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
/** Width, case, spaces and title marks do not tell names apart. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s\u300a\u300b"'\u201c\u201d]/gu, '')
    .toLowerCase();

type Known = { name: string; base: string; plain: string; stem: string; folders: string[] };

const known = (name: string): Known => {
  const base = baseOf(name);
  const folders = name.split('/').slice(0, -1);
  return { name, base, plain: plain(base), stem: plain(stemOf(base)), folders };
};

/** 2 before 10. */
const inOrder = (a: Known, b: Known): number => a.name.localeCompare(b.name, 'zh', { numeric: true });

/** Every file that may be meant by a name, by the first way of reading that finds any; a folder means all it holds. */
function meant(word: string, files: readonly Known[]): { found: Known[]; isFolder: boolean } {
  const asked = plain(word.replaceAll('\\', '/'));
  const stem = plain(stemOf(word));
  const ways: ((file: Known) => boolean)[] = [
    (file) => file.name === word || file.base === word,
    (file) => plain(file.name) === asked || file.plain === asked,
    (file) => file.stem === asked,
    (file) => file.stem === stem,
  ];
  for (const way of ways) {
    const found = files.filter(way);
    if (found.length > 0) return { found, isFolder: false };
  }
  const within = files.filter((file) => file.folders.some((folder) => plain(folder) === asked));
  return { found: within.sort(inOrder), isFolder: true };
}

/** Names in one cell; a name that holds a separator is tried whole first. */
function namesIn(cell: string, files: readonly Known[]): string[] {
  if (meant(cell, files).found.length > 0) return [cell];
  return cell
    .split(/[;\uff1b\u3001,\uff0c|\n]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function bySaying(cell: string, files: readonly Known[]): Matched {
  const names: string[] = [];
  const problems: Refusal[] = [];
  for (const word of namesIn(cell, files)) {
    const { found, isFolder } = meant(word, files);
    const name = word.slice(0, 80);
    if (found.length === 0) problems.push({ code: 'batch.file-unknown', about: { name }, field: 'files' });
    else if (found.length > 1 && !isFolder)
      problems.push({
        code: 'batch.file-ambiguous',
        about: {
          name,
          names: found
            .map((one) => one.name)
            .join(' | ')
            .slice(0, 200),
        },
        field: 'files',
      });
    else names.push(...found.map((one) => one.name));
  }
  return { names: [...new Set(names)], problems };
}

/** A row that says nothing: the file of its title, a series numbered after it, else the folder of its only maker's row. */
function byTitle(wanted: Wanted, files: readonly Known[], folderRows: (folder: string) => number): Matched {
  const title = plain(wanted.title ?? '');
  const isOfTitle = ({ stem }: Known): boolean =>
    title !== '' && stem.startsWith(title) && /^[-_(]?\d{0,2}\)?$/.test(stem.slice(title.length));
  const byName = files.filter(isOfTitle).sort(inOrder);
  const alone = byName.filter((file) => file.stem === title);
  if (alone.length > 1)
    return {
      names: [],
      problems: [
        {
          code: 'batch.file-ambiguous',
          about: {
            name: wanted.title ?? '',
            names: alone
              .map((one) => one.name)
              .join(' | ')
              .slice(0, 200),
          },
          field: 'files',
        },
      ],
    };
  if (byName.length > 0) return { names: byName.map((one) => one.name), problems: [] };
  const inFolder = files.filter((file) =>
    file.folders.some(
      (folder) => isFolderOf(folder, wanted.makers, wanted.title) && folderRows(folder) === 1,
    ),
  );
  return { names: inFolder.sort(inOrder).map((one) => one.name), problems: [] };
}

/** 作者+推荐单位, or a folder named as the work. */
function isFolderOf(folder: string, makers: readonly string[], title: string | undefined): boolean {
  const [first = ''] = folder.normalize('NFKC').split('+');
  return (
    makers.some((maker) => plain(maker) === plain(first)) ||
    (title !== undefined && plain(folder) === plain(title))
  );
}

/** Files to rows. A file two rows would have is given to neither without a word: both are told. */
export function matchFiles(wanted: readonly Wanted[], names: readonly string[]): Matching {
  const files = names.map(known);
  const silent = wanted.filter((one) => !one.files);
  const folderRows = (folder: string) =>
    silent.filter((one) => isFolderOf(folder, one.makers, one.title)).length;
  const rows = new Map<number, Matched>();
  for (const one of wanted.filter((each) => each.files)) rows.set(one.row, bySaying(one.files!, files));
  const taken = new Set([...rows.values()].flatMap((matched) => matched.names));
  const free = files.filter((file) => !taken.has(file.name));
  for (const one of silent) rows.set(one.row, byTitle(one, free, folderRows));
  for (const [row, matched] of rows) matched.problems.push(...doubles(row, matched, rows, wanted));
  const used = new Set([...rows.values()].flatMap((matched) => matched.names));
  return { rows, unused: names.filter((name) => !used.has(name)) };
}

function doubles(
  row: number,
  { names }: Matched,
  rows: ReadonlyMap<number, Matched>,
  wanted: readonly Wanted[],
): Refusal[] {
  return names.flatMap((name) => {
    const other = wanted.find((one) => one.row !== row && rows.get(one.row)?.names.includes(name));
    return other ? [{ code: 'batch.file-twice', about: { name, line: other.line }, field: 'files' }] : [];
  });
}
