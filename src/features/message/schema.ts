/** What may come in at the doors of the inbox: nothing but the press of a button. */

import { shape } from '../../platform/form.ts';

export const Reading = shape({});
