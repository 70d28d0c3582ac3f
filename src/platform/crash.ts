/** Named places at which a test may end the process at once, to see what is left: `CRASH_AT=upload.hashed`. */

const [wanted, nth = '1'] = (process.env.CRASH_AT ?? '').split('#');
let met = 0;

/** Ends the process without a word when this is the place asked for (its n-th passing: `CRASH_AT=place#3`). */
export function crashPoint(place: string): void {
  if (place !== wanted || ++met !== Number(nth)) return;
  process.kill(process.pid, 'SIGKILL');
}
