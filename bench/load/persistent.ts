/** Somebody who does not give up: sends forms, and sends each again with its key until it is acknowledged. */

import { randomUUID } from 'node:crypto';

const answerSecondsMax = 8;
const patienceSeconds = 60;
const pauseMs = 60;
/** The share of tries that is hung up on early, as on a phone in a lift: then nobody knows whether the act was done. */
const hangUpShare = 0.1;
const hangUpMsMax = 25;
/** The share of forms that come twice at once, as a proxy sends again what was not answered in time (F-18). */
const twiceShare = 0.1;

export type Fields = Record<string, string>;
type Answer = { status: number; headers: Headers; cookies: string[]; text: string };
/** What was said to a form: where it led, with the receipt of a vote; or why it was refused for good. */
export type Said = { key: string; location: string; receipt?: string } | { refused: string };

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class Persistent {
  private readonly origin: string;
  private cookie = '';
  /** How often anything had to be sent again. */
  static again = 0;
  /** How often it came twice, and how often the two were not told the same. */
  static twice = 0;
  static readonly differing: string[] = [];
  /** The slowest 5xx, and how many there were: who cannot be served is to hear it soon (F-14). */
  static failed = 0;
  static failedMsMax = 0;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Somebody who is signed in already. */
  static withToken(origin: string, token: string): Persistent {
    const one = new Persistent(origin);
    one.cookie = `tongxin=${token}`;
    return one;
  }

  async signIn(username: string, password: string): Promise<void> {
    await this.enter('/sign-in', { username, password });
  }

  /** Sends a form until it is acknowledged or refused for good; every time with the same key. */
  async send(path: string, fields: Fields): Promise<Said> {
    const key = randomUUID();
    const end = performance.now() + patienceSeconds * 1000;
    while (performance.now() < end) {
      const response = await this.sendOnce(path, fields, key);
      if (response && response.status < 400) return { key, ...toldBy(response) };
      if (response && response.status < 500 && response.status !== 429)
        return { refused: `${path} ${response.status} ${response.text.slice(0, 300)}` };
      Persistent.again++;
      await wait(pauseMs);
    }
    return { refused: `${path} was not acknowledged within ${patienceSeconds} s` };
  }

  /** One try, now and then with its twin beside it; both are told the same when both are told something. */
  private async sendOnce(path: string, fields: Fields, key: string): Promise<Answer | undefined> {
    const once = () => this.post(path, fields, { 'idempotency-key': key });
    if (Math.random() >= twiceShare) return once();
    Persistent.twice++;
    const [first, second] = await Promise.all([once(), once()]);
    if (!first || !second || first.status >= 400 || second.status >= 400)
      return first && first.status < 400 ? first : (second ?? first);
    const [one, other] = [first, second].map((answer) => JSON.stringify(toldBy(answer)));
    if (one !== other) Persistent.differing.push(`${path}: ${one} and ${other}`);
    return first;
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
    const began = performance.now();
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
      if (status >= 500) {
        Persistent.failed++;
        Persistent.failedMsMax = Math.max(Persistent.failedMsMax, performance.now() - began);
      }
      return { status, headers, cookies: headers.getSetCookie(), text: await response.text() };
    } catch {
      return undefined;
    }
  }
}

function toldBy({ headers, text }: Answer): { location: string; receipt?: string } {
  const location = headers.get('location');
  return location === null ? (JSON.parse(text) as { location: string; receipt?: string }) : { location };
}
