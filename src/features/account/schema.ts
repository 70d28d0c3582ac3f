/** What may come in at the doors of accounts. */

import { choice, line, optionalHidden, secret, shape } from '../../platform/form.ts';

export const SignIn = shape({ username: line(64), password: secret(256), next: optionalHidden(300) });
export const SignUp = shape({
  username: line(64),
  name: line(30),
  password: secret(256),
  next: optionalHidden(300),
});
export const Naming = shape({ name: line(120) });
export const SignOut = shape({});
export const LanguageChoice = shape({ language: choice(['zh', 'en']), next: optionalHidden(300) });
