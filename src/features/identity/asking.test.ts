/** For tests of phones: a gateway that keeps what it is given, and codes as people ask for them. Holds no tests itself. */

import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Client, useWorld } from '../../../world/fixture.ts';
import { keyFrom } from '../../platform/key.ts';
import type { ShortMessage, Sms } from '../../platform/sms.ts';
import { sendCodes } from './actions/send-codes.ts';

export const secret = 'a secret of the tests, 32 characters';

/** A world with a gateway; the true one stands in `platform/sms.word.test.ts`. `answers` is what it says to each message. */
export function useGateway() {
  const world = useWorld();
  const key = keyFrom(secret);
  const sent: ShortMessage[] = [];
  const gateway: { answers: () => Awaited<ReturnType<Sms['send']>> } = { answers: () => ({ ok: true }) };
  const sms: Sms = {
    send: async (message) => {
      sent.push(message);
      return gateway.answers();
    },
  };
  const deliver = () => sendCodes({ db: world.db, key, sms });
  const secondsOn = async (seconds: number) => {
    await sql`update clock_offset set shift = shift + make_interval(secs => ${seconds})`.execute(world.owner);
  };
  let next = 1000;
  const number = () => `1391234${next++}`;
  /** Asks for a code and gives the page on which it is entered and the digits that came. */
  const codeFor = async (client: Client, address: string, fields: Record<string, string>) => {
    const asked = await client.post(address, fields);
    expect(asked.status).toBe(303);
    sent.length = 0;
    await deliver();
    expect(sent.map((one) => one.phone)).toEqual([fields.phone]);
    return { page: asked.location!, digits: sent[0]!.digits };
  };
  return { world, key, sent, gateway, deliver, secondsOn, number, codeFor };
}
