/** Signing in at an OpenID provider of the keeper's: the one place that knows openid-client. */

import * as client from 'openid-client';

export type OidcSetting = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Allows http, for a provider on the same machine. */
  isInsecure?: boolean;
};

/** What begins a way there; the verifier and the nonce stay here. */
export type OidcStart = { away: string; verifier: string; nonce: string };

export type OidcAnswer =
  | { ok: true; subject: string; label: string }
  | { ok: false; trouble: 'refused' | 'unreachable'; again: boolean };

export type Oidc = {
  /** Nothing when the provider cannot be reached now. */
  begin: (state: string, redirectUri: string) => Promise<OidcStart | undefined>;
  /** `back` is the address people came back by, with everything the provider put there. */
  redeem: (back: URL, expected: { state: string; verifier: string; nonce: string }) => Promise<OidcAnswer>;
};

const answerSeconds = 5;

/** Discovery, PKCE, state and nonce; the provider's description is fetched once it is needed, and again after trouble. */
export function openOidc(setting: OidcSetting): Oidc {
  let known: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    known ??= discover(setting);
    known.catch(() => {
      known = undefined;
    });
    return known;
  };
  return {
    begin: async (state, redirectUri) => {
      const config = await configuration().catch(() => undefined);
      if (!config) return undefined;
      const [verifier, nonce] = [client.randomPKCECodeVerifier(), client.randomNonce()];
      const away = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return { away: away.href, verifier, nonce };
    },
    redeem: async (back, expected) => {
      try {
        const tokens = await client.authorizationCodeGrant(await configuration(), back, {
          pkceCodeVerifier: expected.verifier,
          expectedState: expected.state,
          expectedNonce: expected.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        const named = claims.preferred_username ?? claims.name;
        const label = typeof named === 'string' && named !== '' ? named : claims.sub;
        return { ok: true, subject: `${claims.iss} ${claims.sub}`, label };
      } catch (error) {
        return troubleOf(error);
      }
    },
  };
}

function discover(setting: OidcSetting): Promise<client.Configuration> {
  return client.discovery(
    new URL(setting.issuer),
    setting.clientId,
    undefined,
    client.ClientSecretBasic(setting.clientSecret),
    { timeout: answerSeconds, execute: setting.isInsecure ? [client.allowInsecureRequests] : [] },
  );
}

/** What never got an answer may be tried again; whatever the provider or a check refused may not. */
function troubleOf(error: unknown): OidcAnswer {
  const { code, cause } = error as { code?: string; cause?: unknown };
  const isAway =
    code === 'OAUTH_TIMEOUT' || (code === undefined && error instanceof TypeError) || isNetwork(cause);
  return isAway
    ? { ok: false, trouble: 'unreachable', again: true }
    : { ok: false, trouble: 'refused', again: false };
}

function isNetwork(cause: unknown): boolean {
  return /^E[A-Z]+$|^UND_ERR/.test((cause as { code?: string } | undefined)?.code ?? '');
}
