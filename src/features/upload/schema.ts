/** What may come in at the page of uploads. */

import { shape } from '../../platform/form.ts';

export const UploadDrop = shape({});
