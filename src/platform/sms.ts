/** Short messages through a gateway of the keeper's: the one place that speaks to it. */

import type { Sent } from './mail.ts';

export type ShortMessage = {
  /** Eleven digits of the mainland. */
  phone: string;
  digits: string;
  minutes: number;
  /** The same for every try of one message, so that a gateway that knows ids sends it once. */
  id: string;
};

export type Sms = { send: (message: ShortMessage) => Promise<Sent> };

export type SmsSetting = { url: string; key: string; template: string };

const answerMs = 5000;

/**
 * The gateway over HTTP: a JSON body, the key as a bearer token, any 2xx means taken. A redirect is followed nowhere,
 * since the number would go to a host that nobody named.
 */
export function openSms(setting: SmsSetting, limitMs = answerMs): Sms {
  return {
    send: async ({ phone, digits, minutes, id }) => {
      try {
        const answer = await fetch(setting.url, {
          method: 'POST',
          redirect: 'manual',
          signal: AbortSignal.timeout(limitMs),
          headers: {
            'content-type': 'application/json; charset=utf-8',
            authorization: `Bearer ${setting.key}`,
            'idempotency-key': id,
          },
          body: JSON.stringify({
            to: `+86${phone}`,
            template: setting.template,
            params: { code: digits, minutes: String(minutes) },
            id,
          }),
        });
        await answer.body?.cancel();
        return judge(answer.status);
      } catch (error) {
        const isSlow = (error as Error).name === 'TimeoutError';
        return { ok: false, trouble: isSlow ? 'timeout' : 'unreachable', again: true };
      }
    },
  };
}

/** Too much and the gateway's own trouble may pass; whatever else it says is its last word. */
function judge(status: number): Sent {
  if (status >= 200 && status < 300) return { ok: true };
  if (status === 429 || status >= 500) return { ok: false, trouble: 'busy', again: true };
  return { ok: false, trouble: 'refused', again: false };
}
