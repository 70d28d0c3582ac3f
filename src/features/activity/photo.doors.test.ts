/** The photo of an activity: added after the report, shown as a picture of ours, refused by the field. */

import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { newId } from '../../kernel/id.ts';
import { dayOf } from '../../kernel/period.ts';

const world = useWorld();

/** Reports one and answers with the address of its page. */
async function report(): Promise<string> {
  const unit = await world.organisation('chenguang');
  const answer = await (await world.as('chenguang-officer')).post('/office/activities', {
    ...{ unitId: unit.id, name: '午间读书会', organiser: unit.name.zh, participants: 25 },
    ...{ heldOn: dayOf(await world.now()), heldFrom: '00:00', twice: 'yes' },
  });
  expect(answer.status).toBe(303);
  return answer.location!;
}
const stateOf = async (link: string) => {
  const rows = await sql<{ state: string; version: number }>`
    select state, version from activity where id = ${link.split('/').at(-1)}`.execute(world.owner);
  return `${rows.rows[0]!.state} ${rows.rows[0]!.version}`;
};

describe('the photo', () => {
  const send = async (client: Client, link: string, file?: File, headers: Record<string, string> = {}) => {
    const form = new FormData();
    if (file) form.set('photo', file);
    return client.post(`${link}/photo`, form, headers);
  };

  test('added after the report, shown as a picture of ours to those who see the activity', async () => {
    const own = await world.as('chenguang-officer');
    const link = await report();
    expect((await send(own, link, world.upload('picture-lake.jpg'))).status).toBe(303);
    expect(await stateOf(link)).toBe('reported 2');
    const photo = /src="([^"]+\/photos\/[^"]+)"/.exec((await own.get(link)).text)![1]!;
    const shown = await (await world.as('hewan-officer')).get(photo);
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([
      200,
      'image/webp',
      'private, no-store',
    ]);
    expect((await (await world.as('hn-officer')).get(photo)).status).toBe(404);
    expect((await world.anyone().get(photo)).status).toBe(401);
    const above = await world.as('hewan-officer');
    expect((await send(above, link, world.upload('picture-lake.jpg'))).status).toBe(403);
    await above.post(`${link}/approve`, { version: 2 });
    const late = await send(own, link, world.upload('picture-dawn.jpg'));
    expect([late.status, late.text.includes('已通过的活动不能增减照片')]).toEqual([409, true]);
  });

  test('no file, a film, and bytes that are no picture are refused by the field', async () => {
    const own = await world.as('chenguang-officer');
    const link = await report();
    const none = await send(own, link);
    expect([none.status, none.text.includes('请先选择一张照片')]).toEqual([422, true]);
    const film = await send(own, link, world.upload('film-2m10.mp4', 'photo.jpg'));
    expect([film.status, film.text.includes('这不是照片')]).toEqual([422, true]);
    const page = await send(own, link, new File(['<html><script>alert(1)</script></html>'], 'photo.jpg'));
    expect([page.status, await stateOf(link)]).toEqual([415, 'reported 1']);
    const plain = { accept: 'application/json' };
    expect((await send(own, link, undefined, plain)).text).toContain('"code":"activity.photo-missing"');
    const song = world.upload('song-3m.mp3', 'photo.png');
    expect((await send(own, link, song, plain)).text).toContain('"code":"activity.photo-kind"');
    expect((await own.get(`${link}/photos/${newId()}`)).status).toBe(404);
  });

  test('several, each taken away again; the tenth is one too many, and none is ever needed', async () => {
    const own = await world.as('chenguang-officer');
    const link = await report();
    for (const name of ['picture-lake.jpg', 'picture-dawn.jpg']) await send(own, link, world.upload(name));
    const photos = [...(await own.get(link)).text.matchAll(/\/photos\/([0-9a-f-]{36})"/g)].map(
      (found) => found[1]!,
    );
    expect(photos).toHaveLength(2);
    expect((await own.post(`${link}/remove-photo`, { photo: photos[0] })).status).toBe(303);
    const again = await own.post(`${link}/remove-photo`, { photo: photos[0] });
    expect([again.status, again.text.includes('这张照片已不在了')]).toEqual([409, true]);
    const gone = await own.post(`${link}/remove-photo`, { photo: photos[0] }, { accept: 'application/json' });
    expect(JSON.parse(gone.text).code).toBe('activity.photo-gone');
    const bytes = readFileSync(world.file('picture-lake.jpg'));
    for (let i = 1; i < 9; i++) {
      const another = new File([bytes, `another ${i}`], `${i}.jpg`);
      expect([i, (await send(own, link, another)).status]).toEqual([i, 303]);
    }
    const full = await send(own, link, new File([bytes, 'the tenth'], 'ten.jpg'), {
      accept: 'application/json',
    });
    expect(JSON.parse(full.text).code).toBe('activity.photos-full');
  }, 60_000);
});
