/** What may come in at the doors of accounts. */

import { line, optionalLine, secret, shape } from '../../platform/form.ts';

export const SignIn = shape({ username: line(64), password: secret(256), next: optionalLine(300) });
export const SignUp = shape({ username: line(64), name: line(30), password: secret(256), next: optionalLine(300) });
export const SignOut = shape({});
