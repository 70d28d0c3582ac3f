/** db/schema.sql is the schema that the migrations make. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useWorld } from '../../world/fixture.ts';
import { describeSchema } from './schema.ts';

const world = useWorld();

test('the page with the whole model says what the migrations make', async () => {
  expect(readFileSync('db/schema.sql', 'utf8')).toBe(await describeSchema(world.ownerUrl));
});
