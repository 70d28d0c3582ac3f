/** The inbox at its doors, on a real database: letters come once, are counted, read, and lead on. */

import { describe, expect, test } from 'vitest';
import { useWorld } from '../../../world/fixture.ts';
import { done } from '../../kernel/verdict.ts';
import { announce, takePending } from '../../platform/outbox.ts';
import { postLetter } from './actions/post-letter.ts';
import { countUnread, listLetters } from './store.ts';

const world = useWorld();

/** A letter to somebody because of a fact that really happened. */
async function post(username: 'worker-ma' | 'worker-yang', title: string, times = 1): Promise<void> {
  const person = await world.person(username);
  const officer = await world.person('chenguang-officer');
  await world.doing(officer, async (doing) => {
    const subjectId = officer.seats[0]!.organisationId;
    await announce(doing, { name: 'entry.returned', subjectId, organisationId: subjectId, reason: title });
    const fact = (await takePending(doing.tx, 10_000)).at(-1)!;
    for (let n = 0; n < times; n++) {
      const about = { title, number: '2020-song-000001', reason: '请补字幕' };
      await postLetter(doing, {
        personId: person.id,
        fact,
        kind: 'entry.returned',
        about,
        link: '/my/entries',
      });
    }
    return done(undefined);
  });
}

describe('a person’s inbox', () => {
  test('one fact makes one letter, however often it is posted', async () => {
    const person = await world.person('worker-yang');
    const before = await world.read((tx) => countUnread(tx, person.id));
    await post('worker-yang', '凌晨四点的走廊', 3);
    expect(await world.read((tx) => countUnread(tx, person.id))).toBe(before + 1);
  });

  test('an unread letter is marked, reading it leads to its matter, and it is then read', async () => {
    await post('worker-ma', '火花');
    const ma = await world.as('worker-ma');
    const inbox = await ma.get('/my/letters');
    expect(inbox.text).toContain('您报送的《火花》（2020-song-000001）被退回');
    expect(inbox.text).toContain('未读');
    const person = await world.person('worker-ma');
    const [letter] = (await world.read((tx) => listLetters(tx, person.id, { page: 1, size: 1 }))).items;
    const before = await world.read((tx) => countUnread(tx, person.id));
    const read = await ma.post(`/my/letters/${letter!.id}/read`);
    expect([read.status, read.location]).toEqual([303, '/my/entries']);
    expect(await world.read((tx) => countUnread(tx, person.id))).toBe(before - 1);
    expect((await ma.get('/my/letters?lang=en')).text).toContain('was returned');
  });

  test('nobody else finds it, whatever seat they hold (404); who is signed out is asked to sign in', async () => {
    await post('worker-ma', '交班');
    const person = await world.person('worker-ma');
    const [letter] = (await world.read((tx) => listLetters(tx, person.id, { page: 1, size: 1 }))).items;
    for (const username of ['worker-yang', 'chenguang-officer', 'qh-admin'] as const) {
      const other = await world.as(username);
      expect((await other.get('/my/letters')).text).not.toContain('交班');
      expect((await other.post(`/my/letters/${letter!.id}/read`)).status).toBe(404);
    }
    expect((await world.anyone().get('/my/letters')).status).toBe(401);
    expect((await world.anyone().post(`/my/letters/${letter!.id}/read`)).status).toBe(404);
  });

  test('a long inbox comes in pages, and an odd page number is no error', async () => {
    for (let n = 0; n < 21; n++) await post('worker-ma', `作品${n}`);
    const ma = await world.as('worker-ma');
    expect((await ma.get('/my/letters')).text).toContain('作品20');
    expect((await ma.get('/my/letters?page=2')).text).toContain('作品0');
    expect((await ma.get('/my/letters?page=-7x')).status).toBe(200);
  });

  test('a letter never leads away from the site', async () => {
    const person = await world.person('worker-ma');
    const letter = {
      personId: person.id,
      fact: { id: '1' },
      kind: 'entry.returned',
      about: {},
      link: '//evil.example',
    } as const;
    await expect(world.doing(person, async (doing) => done(await postLetter(doing, letter)))).rejects.toThrow(
      'a path of this site',
    );
  });
});
