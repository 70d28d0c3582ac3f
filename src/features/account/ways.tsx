/** The part of the sign-in page that features above fill: other ways of signing in. */

import type { ReactNode } from 'react';
import type { View } from '../../platform/route.ts';

/** Those for the browser at hand stand first, the others after the password; `next` is where the person was going. */
export type SignInWays = (view: View, next: string) => { first?: ReactNode; after?: ReactNode };
