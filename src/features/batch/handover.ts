/** The word "handover": works carried to somebody outside, in folders 作者+推荐单位, with the data of the recommendation form. */

import type { CallId, EntryId, Id, OrganisationId, PersonId } from '../../kernel/id.ts';
import { dayOf } from '../../kernel/period.ts';
import type { Named } from '../../kernel/text.ts';
import type { Entry } from '../entry/entry.ts';
import type { EntryFile } from '../entry/file.ts';
import { containers } from '../media/media.ts';
import { text } from './text.ts';

export type HandoverId = Id<'handover'>;
/** What one's own unit admitted, what one's organisation recommended, what reached one as host. */
export const scopes = ['admitted', 'recommended', 'received'] as const;
export type Scope = (typeof scopes)[number];

export type Handover = {
  id: HandoverId;
  callId: CallId;
  organisationId: OrganisationId;
  scope: Scope;
  count: number;
  byId: PersonId;
  madeAt: Date;
  expiresAt: Date;
};

/** What stands between two people in one cell. */
const between = text['between.makers'].zh;

/** How many hours it may be fetched (AC-116). */
export const handoverHours = 24;

/** A work to be handed over: who recommends it, and at which place in their list. */
export type Carried = { entryId: EntryId; recommender: Named; place?: number };
export type CarriedWork = { entry: Entry; files: readonly EntryFile[]; recommender: Named; place?: number };

/** 作者+推荐单位, as the notices name the folders; a work without a maker is its unit's own. */
export function folderOf({ entry, recommender }: Pick<CarriedWork, 'entry' | 'recommender'>): string {
  return `${entry.makers[0]?.name || entry.unitName.zh}+${recommender.zh}`;
}

/** A file within: the title, numbered where there are several, with the ending of what its bytes are. */
export function fileNameOf({ entry, files }: Pick<CarriedWork, 'entry' | 'files'>, index: number): string {
  const { extension } = containers[files[index]!.file.container];
  const nth = files.length > 1 ? `-${index + 1}` : '';
  return `${entry.title}${nth}.${extension}`;
}

/** Length as the summary table has it: minutes and seconds of film and sound, else how many pictures. */
export function lengthOf(files: readonly EntryFile[]): string {
  const seconds = files[0]?.file.measured.durationSeconds;
  if (seconds === undefined) return files.length === 0 ? '' : String(files.length);
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** One work on the recommendation form of the notices (DOMAIN 1.6), and what an import reads again. */
export type FormCells = {
  number: string;
  recommender: string;
  makers: string;
  address: string;
  telephone: string;
  mail: string;
  kind: string;
  title: string;
  role: string;
  length: string;
  madeOn: string;
  link: string;
  summary: string;
  place: string;
  files: string;
  ai: string;
  note: string;
};

/** The cells of one work. What the system does not keep of people (address, telephone, mail) stays empty, to be written by hand. */
export function formCells(
  work: CarriedWork,
  words: { kind: string; ai: string; files: readonly string[] },
): FormCells {
  const { entry, files, recommender, place } = work;
  const made = entry.answers?.['made-on'];
  return {
    number: entry.number ?? '',
    recommender: recommender.zh,
    makers: entry.makers.map((maker) => maker.name).join(between),
    ...{ address: '', telephone: '', mail: '' },
    kind: words.kind,
    title: entry.title,
    role: entry.makers.some((maker) => maker.role)
      ? entry.makers.map((maker) => maker.role ?? '').join(between)
      : '',
    length: lengthOf(files),
    madeOn: typeof made === 'string' ? made : dayOf(entry.createdAt),
    link: entry.link ?? '',
    summary: entry.summary,
    place: place === undefined ? '' : String(place),
    files: words.files.join('; '),
    ai: words.ai,
    note: '',
  };
}
