/** WeChat's web authorisation, as its documentation describes it: the one place that speaks to it. */

export type WechatSetting = {
  appId: string;
  secret: string;
  /** Where people are sent, and where the house asks; WeChat's own unless a test stands in. */
  openBase?: string;
  apiBase?: string;
};

/** Who came back, or why not: `again` when another try may help. */
export type WechatAnswer =
  | { ok: true; subject: string }
  | { ok: false; trouble: 'code' | 'refused' | 'timeout' | 'unreachable' | 'odd'; again: boolean };

export type Wechat = {
  awayTo: (state: string, redirectUri: string) => string;
  redeem: (code: string) => Promise<WechatAnswer>;
};

const answerMs = 5000;
const answerCharactersMax = 20_000;
/** What WeChat says of codes: no such code, used, expired. */
const spentCodes = [40029, 40163, 42003];
/** Its own trouble, and too much at once. */
const passing = [-1, 45009, 45011];

/** Asks for the least: `snsapi_base` names the person to this app and tells nothing else. */
export function openWechat(setting: WechatSetting, limitMs = answerMs): Wechat {
  const openBase = setting.openBase ?? 'https://open.weixin.qq.com';
  const apiBase = setting.apiBase ?? 'https://api.weixin.qq.com';
  return {
    awayTo: (state, redirectUri) => {
      const asked = new URLSearchParams([
        ['appid', setting.appId],
        ['redirect_uri', redirectUri],
        ['response_type', 'code'],
        ['scope', 'snsapi_base'],
        ['state', state],
      ]);
      // WeChat wants the names in this order and this fragment at the end.
      return `${openBase}/connect/oauth2/authorize?${asked}#wechat_redirect`;
    },
    redeem: async (code) => {
      const asked = new URLSearchParams({
        appid: setting.appId,
        secret: setting.secret,
        code,
        grant_type: 'authorization_code',
      });
      try {
        const answer = await fetch(`${apiBase}/sns/oauth2/access_token?${asked}`, {
          redirect: 'manual',
          signal: AbortSignal.timeout(limitMs),
        });
        if (answer.status !== 200) {
          await answer.body?.cancel();
          return { ok: false, trouble: 'refused', again: answer.status >= 500 };
        }
        const text = await answer.text();
        return text.length > answerCharactersMax ? odd : readAnswer(text);
      } catch (error) {
        const isSlow = (error as Error).name === 'TimeoutError';
        return { ok: false, trouble: isSlow ? 'timeout' : 'unreachable', again: true };
      }
    },
  };
}

const odd: WechatAnswer = { ok: false, trouble: 'odd', again: false };
const idForm = /^[\w-]{8,128}$/;

/** Errors come with status 200 and an errcode. A person is the openid, always: a unionid comes and goes (decision 0034). */
function readAnswer(text: string): WechatAnswer {
  const answer = parsed(text);
  if (!answer) return odd;
  if (typeof answer.errcode === 'number' && answer.errcode !== 0) {
    const isSpent = spentCodes.includes(answer.errcode);
    return { ok: false, trouble: isSpent ? 'code' : 'refused', again: passing.includes(answer.errcode) };
  }
  // Some WeChat sign-ins are of a shared, nameless visitor; such a one proves nothing.
  if (answer.is_snapshotuser === 1) return { ok: false, trouble: 'refused', again: false };
  const open = answer.openid;
  if (typeof open === 'string' && idForm.test(open)) return { ok: true, subject: `open:${open}` };
  return odd;
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
