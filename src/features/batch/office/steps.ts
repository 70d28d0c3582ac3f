/** What every step of a batch's page is handed, and where the page is. */

import type { View } from '../../../platform/route.ts';
import type { JudgedBatch } from '../actions/judge-batch.ts';
import type { WholeBatch } from '../actions/see-batch.ts';

export type Props = { view: View; batch: WholeBatch; judged: JudgedBatch };

export const own = (batch: Pick<WholeBatch, 'id'>) => `/office/batches/${batch.id}`;
