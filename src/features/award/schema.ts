/** What may come in at the doors of results. Who signs, signs the version they saw. */

import { prose, shape, whole } from '../../platform/form.ts';

const version = whole(1, 1_000_000);

export const ResultPreparing = shape({});
export const ResultStep = shape({ version });
export const ResultReturn = shape({ version, reason: prose(500) });
