/** Group doors straight on the server of Node: what very many send at once never goes through objects of the web's kind. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { guarded } from './answer.ts';
import { type Body, type BodyTrouble, bodyOf, textBytesMax } from './body.ts';
import type { GroupDoor, Reply } from './group.ts';
import { hasOddParam, readRequest } from './request.ts';
import type { Arrival, Room } from './room.ts';
import type { Route } from './route.ts';
import { isOwnOrigin, securityHeaders } from './security.ts';

/** Where an answer goes, and how it may be packed. */
type Line = { response: ServerResponse; accepts: string };
type Door = { pattern: RegExp; names: string[]; serve: GroupDoor };

/**
 * Answers only what is ordinary: a form or JSON of a length that is said and small, from our own pages, at an address of
 * ids without a query. All else is left to the long way, which answers the same in every other respect.
 */
export class GroupServer {
  private readonly doors: Door[];
  private readonly head: string[];
  private readonly room: Room;

  constructor(room: Room, groups: ReadonlyMap<Route, GroupDoor>) {
    this.room = room;
    this.head = securityHeaders(room.origin).flat();
    this.doors = [...groups].flatMap(([route, serve]) => {
      if (route.kind !== 'group') return [];
      const names = [...route.post.matchAll(/:(\w+)/g)].map(([, name]) => name!);
      return { pattern: new RegExp(`^${route.post.replaceAll(/:\w+/g, '([^/]+)')}$`), names, serve };
    });
  }

  /** Answers, now or with its batch; false when the request has to take the long way. */
  answer(message: IncomingMessage, response: ServerResponse): boolean {
    if (message.method !== 'POST') return false;
    const path = message.url ?? '';
    for (const { pattern, names, serve } of this.doors) {
      const values = pattern.exec(path);
      if (!values) continue;
      const type = ordinaryType(message);
      const header = (name: string) => {
        const value = message.headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
      };
      if (!type || !isOwnOrigin(header, this.room.origin)) return false;
      const params = Object.fromEntries(names.map((name, index) => [name, values[index + 1]!]));
      const socket = message.socket.remoteAddress;
      const request = readRequest(this.room, { header, path, params, query: {}, socket });
      if (hasOddParam(request)) return false;
      const line = { response, accepts: header('accept-encoding') ?? '' };
      hear(message, (text) => void this.serve(serve, request, line, bodyOf(type, text)));
      return true;
    }
    return false;
  }

  private async serve(
    door: GroupDoor,
    request: Arrival,
    { response, accepts }: Line,
    body: Body | BodyTrouble,
  ): Promise<void> {
    const reply = await guarded(this.room, request, () => door(request, body));
    if (reply instanceof Response) this.write(response, ...(await packed(reply, accepts)));
    else this.write(response, reply);
  }

  private write(response: ServerResponse, { status, headers, body = '' }: Reply, bytes?: Buffer): void {
    const length = ['content-length', String(bytes?.length ?? Buffer.byteLength(body))];
    response.writeHead(status, [...this.head, ...headers.flat(), ...length]);
    response.end(bytes ?? body);
  }
}

/** The content type of a request that is ordinary. */
function ordinaryType({ headers }: IncomingMessage): string | undefined {
  const length = Number(headers['content-length'] ?? Number.NaN);
  if (!(length <= textBytesMax) || headers['transfer-encoding'] !== undefined) return undefined;
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  return type === 'application/x-www-form-urlencoded' || type === 'application/json' ? type : undefined;
}

/** The whole body as text; the parser holds it to the length it said. Whoever breaks off is not answered. */
function hear(message: IncomingMessage, then: (text: string) => void): void {
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  message.on('error', () => undefined);
  message.once('end', () =>
    then(chunks.length === 1 ? chunks[0]!.toString('utf8') : Buffer.concat(chunks).toString('utf8')),
  );
}

/** A drawn page, or what a program is told instead, as small as its reader takes it. */
async function packed(response: Response, accepts: string): Promise<[Reply, Buffer]> {
  const headers: [string, string][] = [...response.headers];
  const plain = Buffer.from(await response.arrayBuffer());
  if (!/\bgzip\b/.test(accepts)) return [{ status: response.status, headers }, plain];
  headers.push(['content-encoding', 'gzip']);
  return [{ status: response.status, headers }, gzipSync(plain)];
}
