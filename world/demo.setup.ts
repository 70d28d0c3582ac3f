/** Before journeys: the same as for other tests, with all the works of the demo. */

import { startWorld } from './database.setup.ts';

export default function setup(): Promise<() => Promise<void>> {
  return startWorld(true);
}
