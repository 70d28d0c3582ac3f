/** Who may do what with an upload: the whole matrix, verbs by people by state. */

import { expect, it } from 'vitest';
import type { Actor, Person, SeatRole } from '../../kernel/actor.ts';
import type { OrganisationId, PersonId } from '../../kernel/id.ts';
import type { Verdict } from '../../kernel/verdict.ts';
import { mayDrop, mayGoOn, maySee, maySend } from './policy.ts';
import type { Upload, UploadState } from './upload.ts';

const now = new Date('2020-08-01T00:00:00Z');
const person = (id: string, roles: SeatRole[] = []): Person => ({
  kind: 'person',
  id: id as PersonId,
  name: id,
  username: id,
  sessionId: 's',
  address: '',
  seats: roles.map((role) => ({
    role,
    path: 'root',
    organisationId: 'root' as OrganisationId,
    organisationName: { zh: '总' },
  })),
});
const upload = (state: UploadState, expiresAt = new Date('2020-08-02T00:00:00Z')) =>
  ({ ownerId: 'owner', state, expiresAt }) as Upload;

const people: Record<string, Actor> = {
  owner: person('owner'),
  'another person': person('other'),
  'leader, officer and admin of the root': person('chief', ['leader', 'officer', 'admin']),
  anyone: { kind: 'anyone', address: '' },
  machine: { kind: 'machine' },
};
const word = (verdict: Verdict): string => (verdict.allowed ? 'yes' : verdict.refusal.code);

it('only the owner sees, goes on with and drops an upload; a seat gives nothing here', () => {
  const matrix = Object.entries(people).map(([name, actor]) => [
    name,
    word(maySend(actor)),
    word(maySee(actor, upload('arriving'))),
    word(mayGoOn(actor, upload('arriving'), now)),
    word(mayDrop(actor, upload('arriving'))),
  ]);
  console.log(matrix.map((row) => row.join(' | ')).join('\n'));
  const no = 'http.sign-in-needed';
  expect(matrix).toEqual([
    ['owner', 'yes', 'yes', 'yes', 'yes'],
    ['another person', 'yes', no, no, no],
    ['leader, officer and admin of the root', 'yes', no, no, no],
    ['anyone', no, no, no, no],
    ['machine', no, no, no, no],
  ]);
});

it('the owner goes on only while it arrives and in time, and drops until it is taken', () => {
  const { owner } = people;
  const states = (['arriving', 'complete', 'taken'] as const).map((state) => [
    word(mayGoOn(owner!, upload(state), now)),
    word(mayDrop(owner!, upload(state))),
  ]);
  expect(states).toEqual([
    ['yes', 'yes'],
    ['upload.is-complete', 'yes'],
    ['upload.is-complete', 'upload.is-taken'],
  ]);
  expect(word(mayGoOn(owner!, upload('arriving', now), now))).toBe('upload.expired');
});
