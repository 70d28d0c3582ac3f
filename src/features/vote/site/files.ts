/** The published files of a poll, as anybody fetches them. */

import { isId, type PollId } from '../../../kernel/id.ts';
import type { Published, PublishedFile } from '../../../platform/published.ts';
import type { Ask } from '../../../platform/route.ts';
import { folderOf } from '../actions/write-files.ts';
import { isPublished } from '../store/poll.ts';

const names = /^(?:poll\.json|index\.json|(?:events|contents)-\d{9}\.ndjson|checkpoint-\d{6,9}\.json)$/;

/**
 * A file by its name: nothing else in the data folder can be reached from here, nor what lies there of polls that have
 * promised nothing (yet): an older database knows nothing of them.
 */
export function findFile(published: Published | undefined) {
  return async ({ tx, params }: Ask): Promise<PublishedFile | undefined> => {
    const { poll = '', name = '' } = params;
    if (!names.test(name) || !isId(poll) || !(await isPublished(tx, poll as PollId))) return undefined;
    return published?.read(folderOf(poll), name);
  };
}

export function answerFile(request: Request, { bytes, etag }: PublishedFile, { params }: Ask): Response {
  const name = params.name!;
  const headers = {
    etag,
    'content-type': name.endsWith('.ndjson') ? 'application/x-ndjson' : 'application/json',
    // Whoever recounts reads what stands now; a file that has not changed is not sent again.
    'cache-control': 'public, no-cache',
    'access-control-allow-origin': '*',
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(bytes, { headers });
}
