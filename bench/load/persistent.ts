/** Somebody who does not give up: signs in, sends forms, and sends each again with its key until it is acknowledged. */

import { randomUUID } from 'node:crypto';

const answerSecondsMax = 8;
const patienceSeconds = 60;
const pauseMs = 60;
/** The share of tries that is hung up on early, as on a phone in a lift: then nobody knows whether the act was done. */
const hangUpShare = 0.1;
const hangUpMsMax = 25;

export type Fields = Record<string, string>;
type Answer = { status: number; headers: Headers; cookies: string[]; text: string };
/** What was said to a form: where it led, or why it was refused for good. */
export type Said = { location: string } | { refused: string };

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class Persistent {
  private readonly origin: string;
  private cookie = '';
  /** How often anything had to be sent again. */
  static again = 0;

  constructor(origin: string) {
    this.origin = origin;
  }

  async signUp(username: string, name: string, password: string): Promise<void> {
    await this.enter('/sign-up', { username, name, password });
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.enter('/sign-in', { username, password });
  }

  /** Sends a form until it is acknowledged or refused for good; every time with the same key. */
  async send(path: string, fields: Fields): Promise<Said> {
    const key = randomUUID();
    const end = performance.now() + patienceSeconds * 1000;
    while (performance.now() < end) {
      const response = await this.post(path, fields, { 'idempotency-key': key });
      if (response && response.status < 400) return { location: locationOf(response) };
      if (response && response.status < 500 && response.status !== 429)
        return { refused: `${path} ${response.status} ${response.text.slice(0, 300)}` };
      Persistent.again++;
      await wait(pauseMs);
    }
    return { refused: `${path} was not acknowledged within ${patienceSeconds} s` };
  }

  private async enter(path: string, fields: Fields): Promise<void> {
    const response = await this.post(path, fields, {});
    this.cookie = response?.cookies.find((line) => line.startsWith('tongxin='))?.split(';')[0] ?? '';
    if (!this.cookie)
      throw new Error(`${path} for ${fields.username} gave ${response?.status} and no session`);
  }

  /** One try; nothing when no whole answer came. */
  private async post(
    path: string,
    fields: Fields,
    more: Record<string, string>,
  ): Promise<Answer | undefined> {
    const isHungUp = 'idempotency-key' in more && Math.random() < hangUpShare;
    try {
      const response = await fetch(this.origin + path, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams(fields),
        headers: { origin: this.origin, accept: 'application/json', cookie: this.cookie, ...more },
        signal: AbortSignal.timeout(
          isHungUp ? 1 + Math.floor(Math.random() * hangUpMsMax) : answerSecondsMax * 1000,
        ),
      });
      const { status, headers } = response;
      return { status, headers, cookies: headers.getSetCookie(), text: await response.text() };
    } catch {
      return undefined;
    }
  }
}

function locationOf({ headers, text }: Answer): string {
  return headers.get('location') ?? (JSON.parse(text) as { location: string }).location;
}
