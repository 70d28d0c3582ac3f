/** What the demo shows at its door: who can be played, and the one password. */

import { people } from './people.ts';

export const demoPassword = 'tongxin-yanshi-2020';
export const demoPeople = people.flatMap((p) => (p.demo ? [{ username: p.username, who: p.demo }] : []));
