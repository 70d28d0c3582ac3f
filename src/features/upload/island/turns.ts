/** Two files at a time: the others wait for their turn in the order in which they came. */

const atOnceMax = 2;
const waiting: (() => void)[] = [];
let running = 0;

/** Settles when it is one's turn; `giveBack` must be called once when the turn is over. */
export function takeTurn(): { mine: Promise<void>; giveBack: () => void } {
  let state: 'waiting' | 'running' | 'over' = 'waiting';
  let begin: () => void = () => undefined;
  const mine = new Promise<void>((resolve) => {
    begin = () => {
      state = 'running';
      running++;
      resolve();
    };
  });
  waiting.push(begin);
  next();
  return {
    mine,
    giveBack: () => {
      if (state === 'running') running--;
      else if (state === 'waiting') waiting.splice(waiting.indexOf(begin) >>> 0, 1);
      state = 'over';
      next();
    },
  };
}

function next(): void {
  while (running < atOnceMax && waiting.length > 0) waiting.shift()!();
}
