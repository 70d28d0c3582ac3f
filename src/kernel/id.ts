/** Identities: branded strings, so that an entry's id is never handed where an organisation's is asked. */

declare const brand: unique symbol;
export type Id<Name extends string> = string & { readonly [brand]: Name };

export type PersonId = Id<'person'>;
export type OrganisationId = Id<'organisation'>;
export type FileId = Id<'file'>;
export type CampaignId = Id<'campaign'>;
export type CallId = Id<'call'>;
export type EntryId = Id<'entry'>;
export type ActivityId = Id<'activity'>;
export type RoundId = Id<'round'>;
export type PanelId = Id<'panel'>;
export type PollId = Id<'poll'>;
export type RecommendationId = Id<'recommendation'>;
export type ResultId = Id<'result'>;
export type NoticeId = Id<'notice'>;
export type PromoterId = Id<'promoter'>;
export type ExtensionId = Id<'extension'>;
export type ReminderId = Id<'reminder'>;
export type OutcomeId = Id<'outcome'>;
export type CommendationId = Id<'commendation'>;
export type NominationId = Id<'nomination'>;
export type PlaceId = Id<'place'>;
export type BulletinId = Id<'bulletin'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text from outside can be an id at all. What cannot is simply not found, never a database error. */
export function isId(text: string): boolean {
  return UUID.test(text);
}

const twoDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** Random bytes drawn in advance, since each draw costs more than the bytes; each is used once. */
const drawn = new Uint8Array(2048);
let used = drawn.length;

function randomBytes16(): Uint8Array {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  used += 16;
  return drawn.slice(used - 16, used);
}

/**
 * A new id: UUID version 7 (RFC 9562, section 5.7), so ids sort by the instant they were made.
 * Unguessable: 74 random bits from the platform's secure source.
 */
export function newId<T extends string>(nowMs: number = Date.now()): T {
  const bytes = randomBytes16();
  let rest = nowMs;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  let hex = '';
  for (const byte of bytes) hex += twoDigits[byte];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as T;
}
