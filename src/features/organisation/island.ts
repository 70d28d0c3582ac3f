/** What wakes on the page of the tree: the line in which organisations are asked. */

import { wakeQueryLines } from '../../ui/query-typing.ts';

wakeQueryLines();
