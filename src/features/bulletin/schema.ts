/** What may come in at the doors of bulletins: a title and plain paragraphs, as they were typed or pasted. */

import type { OrganisationId } from '../../kernel/id.ts';
import { choice, type Field, id, line, prose, shape, whole } from '../../platform/form.ts';
import { bulletinKinds, cleaned } from './bulletin.ts';

const version = whole(1, 1_000_000);

/** Paragraphs from a word processor stay paragraphs. */
function pasted(max: number): Field<string> {
  const plain = prose(max);
  return { ...plain, decode: (raw) => plain.decode(raw?.map(cleaned)) };
}

const words = { title: line(80), body: pasted(20_000) };

export const NewBulletin = shape({
  organisationId: id<OrganisationId>(),
  kind: choice(bulletinKinds),
  ...words,
});
export const BulletinEdited = shape({ version, ...words });
export const BulletinStep = shape({ version });
export const BulletinStepWithReason = shape({ version, reason: prose(500) });
