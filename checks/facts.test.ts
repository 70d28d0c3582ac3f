/** Proof that the law of facts sees an ear to which nobody speaks. */

import { expect, it } from 'vitest';
import { facts } from './facts.ts';
import { house, plant } from './source.ts';

const heard = {
  'src/features/message/reactions.ts':
    "export const reactions = [on('entry.returned', 'tell-maker', tellMaker)];",
};

it('a fact that is announced may be heard', () => {
  const action = "await announce(doing, { name: isBack ? 'entry.returned' : 'entry.admitted', subjectId });";
  expect(facts(plant({ ...heard, 'src/features/entry/actions/return.ts': action }))).toEqual([]);
});

it('a fact that nobody announces is found, a comment and a test do not announce', () => {
  const files = {
    ...heard,
    'src/features/entry/actions/return.ts':
      "// name: 'entry.returned'\nawait announce(doing, { name: 'entry.sent-back' });",
    'src/features/entry/entry.doors.test.ts': "announce(doing, { name: 'entry.returned' });",
  };
  expect(facts(plant(files))).toEqual([
    'src/features/message/reactions.ts:1 hears entry.returned, which nobody announces',
  ]);
});

it('an event of the browser or of a part is no fact', () => {
  expect(facts(plant({ 'src/platform/worker.ts': "boss.on('job.done', log); on('error', log);" }))).toEqual(
    [],
  );
});

it('in the house somebody speaks to every ear', () => {
  expect(facts(house())).toEqual([]);
});
