/** The room of better-auth: passwords and sessions. Nothing outside this folder knows it, no endpoint of it is mounted. */

import { kyselyAdapter } from '@better-auth/kysely-adapter';
import { betterAuth } from 'better-auth';
import { hashPassword } from 'better-auth/crypto';
import { username } from 'better-auth/plugins';
import { newId } from '../../kernel/id.ts';
import type { Database } from '../../platform/db.ts';
import { passwordLengthMax, passwordLengthMin, sessionSeconds } from './account.ts';
import { digestOf, placeholderMail, tables } from './store.ts';

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' };

type Adapter = ReturnType<ReturnType<typeof kyselyAdapter>>;

type Creating = Pick<Adapter, 'create'>;

/** `create` that stores only the digest of a session's token; the token itself leaves once, to its owner's cookie. */
function digestingCreate(adapter: Creating): Creating['create'] {
  return async (asked) => {
    const data = asked.data as { token?: string };
    if (asked.model !== 'session' || !data.token) return adapter.create(asked);
    const kept = await adapter.create({ ...asked, data: { ...asked.data, token: digestOf(data.token) } });
    return { ...(kept as object), token: data.token } as never;
  };
}

/** The adapter with digested tokens (AC-025), inside better-auth's own transactions too. */
function withDigestedTokens(inner: ReturnType<typeof kyselyAdapter>): ReturnType<typeof kyselyAdapter> {
  return (options) => {
    const adapter: Adapter = inner(options);
    const transaction: Adapter['transaction'] = (work) =>
      adapter.transaction((within) =>
        work({ ...within, create: digestingCreate(within as Creating) } as never),
      );
    return { ...adapter, transaction, create: digestingCreate(adapter) };
  };
}

/** better-auth's models under our names. */
const models = {
  user: {
    modelName: tables.user,
    fields: {
      ...stamps,
      emailVerified: 'email_verified',
      username: 'username',
      displayUsername: 'display_username',
    } as object,
  },
  session: {
    modelName: tables.session,
    fields: {
      ...stamps,
      userId: 'person_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
    },
    expiresIn: sessionSeconds,
    cookieCache: { enabled: false },
  },
  account: {
    modelName: tables.account,
    fields: {
      ...stamps,
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'person_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
    },
  },
  verification: { modelName: tables.verification, fields: { ...stamps, expiresAt: 'expires_at' } },
};

function openAuth(db: Database, secret: string) {
  return betterAuth({
    secret,
    baseURL: 'http://127.0.0.1',
    database: withDigestedTokens(kyselyAdapter(db, { type: 'postgres' })),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
      autoSignIn: true,
    },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 32,
        usernameValidator: () => true,
        schema: { user: { fields: { displayUsername: 'display_username' } } },
      }),
    ],
    ...models,
    advanced: { database: { generateId: () => newId() } },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
  });
}

export type Credentials = {
  /** A new session's token for the right pair; nothing for a wrong one, whichever half is wrong. */
  signIn: (username: string, password: string) => Promise<{ token: string; personId: string } | undefined>;
  /** A new person with a session; nothing when the name is taken. */
  signUp: (
    username: string,
    name: string,
    password: string,
  ) => Promise<{ token: string; personId: string } | undefined>;
};

/** Opens the credentials over a pool. `secret` signs nothing of ours; better-auth wants one. */
export function openCredentials(db: Database, secret: string): Credentials {
  const auth = openAuth(db, secret);
  const tokenOf = (answer: { token?: string | null; user?: { id: string } } | null | undefined) =>
    answer?.token && answer.user ? { token: answer.token, personId: answer.user.id } : undefined;
  return {
    signIn: async (name, password) => {
      const answer = await auth.api
        .signInUsername({ body: { username: name, password } })
        .catch(ignoreRefused);
      return tokenOf(answer);
    },
    signUp: async (name, fullName, password) => {
      const body = { username: name, name: fullName, password, email: placeholderMail(name) };
      const answer = await auth.api.signUpEmail({ body }).catch(ignoreRefused);
      return tokenOf(answer);
    },
  };
}

/** better-auth throws its refusals; what is not one, an outage above all, goes on as a defect. */
function ignoreRefused(error: unknown): undefined {
  const code = (error as { body?: { code?: string } }).body?.code ?? '';
  if (/TAKEN|ALREADY_EXISTS|INVALID_USERNAME_OR_PASSWORD/.test(code)) return undefined;
  throw error;
}

/** scrypt, as better-auth stores it. */
export const hashSecret = hashPassword;
