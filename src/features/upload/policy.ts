/** Who may do what with an upload: whoever is signed in may begin one; everything else only its owner. */

import type { Actor } from '../../kernel/actor.ts';
import { all, notNow, unless, type Verdict } from '../../kernel/verdict.ts';
import { isExpired, type Upload } from './upload.ts';

/** Sending takes being signed in, with each request anew. */
export function maySend(actor: Actor): Verdict {
  return unless(actor.kind === 'person', notNow('http.sign-in-needed'));
}

/** Others' uploads are not found at all; this is asked of one's own. */
export function maySee(actor: Actor, upload: Upload): Verdict {
  return unless(actor.kind === 'person' && actor.id === upload.ownerId, notNow('http.sign-in-needed'));
}

/** Another piece may come while it arrives and its time is not over. */
export function mayGoOn(actor: Actor, upload: Upload, now: Date): Verdict {
  return all(
    maySee(actor, upload),
    unless(!isExpired(upload, now), notNow('upload.expired')),
    unless(upload.state === 'arriving', notNow('upload.is-complete')),
  );
}

/** What has become part of something else is dropped there, not here. */
export function mayDrop(actor: Actor, upload: Upload): Verdict {
  return all(maySee(actor, upload), unless(upload.state !== 'taken', notNow('upload.is-taken')));
}
