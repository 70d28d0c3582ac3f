/** The likes beside a work, and their doors: a number for everybody, a button where a browser can reckon. */

import type { EntryId } from '../../../kernel/id.ts';
import { setCookie } from '../../../platform/cookie.ts';
import { secret, shape } from '../../../platform/form.ts';
import { makeChallenge } from '../../../platform/proof-of-work.ts';
import { type Ask, act, anyone, type Route, raw, type View } from '../../../platform/route.ts';
import type { Entry } from '../../entry/entry.ts';
import { findEntry } from '../../entry/store.ts';
import { type LikeRoom, likeWork, proofFor } from '../actions/like.ts';
import { countLikes } from '../store/like.ts';
import { text } from '../text.ts';

const deviceSeconds = 180 * 86_400;
const Liking = shape({ proof: secret(2000) });

/** The island shows the button; without it there is the number and how one votes. */
export async function LikePart(view: View, { id }: Pick<Entry, 'id'>) {
  const say = view.say(text);
  return (
    <section className="likes" aria-label={say('like')}>
      <p className="like-count">{say('like.count', { likes: await countLikes(view.tx, id) })}</p>
      <button
        type="button"
        className="button is-calm"
        hidden
        data-like={`/works/${id}/likes`}
        data-working={say('like.working')}
        data-done={say('like.done')}
        data-failed={say('like.failed')}
      >
        {say('like.do')}
      </button>
      <p className="hint" role="status">
        {say('like.why')}
      </p>
    </section>
  );
}

/** Only works before the public. */
async function findLiked({ tx, actor, params, device }: Ask) {
  const entry = await findEntry(tx, actor, params.entry!);
  return entry?.shownAt ? { entryId: entry.id as EntryId, device } : undefined;
}

/** The door of the task is asked only after a press, and keeps nothing. */
export function likeRoutes(room: LikeRoom): Route[] {
  return [
    raw({
      get: '/works/:entry/likes/challenge',
      frame: 'site',
      finds: findLiked,
      may: anyone,
      answers: async (_, { entryId }, { actor }) => {
        const address = actor.kind === 'machine' ? 'machine' : actor.address;
        const challenge = await makeChallenge(room.key, proofFor(entryId, address), room.difficulty);
        return Response.json(challenge, { headers: { 'cache-control': 'private, no-store' } });
      },
    }),
    act({
      post: '/works/:entry/likes',
      frame: 'site',
      finds: findLiked,
      may: anyone,
      takes: Liking,
      does: likeWork(room),
      leadsTo: ({ entryId }) => `/works/${entryId}`,
      cookies: ({ device }) => [setCookie('device', device, room.origin, deviceSeconds)],
    }),
  ];
}
