/** The kinds of tests and where they stand; `bin/check` runs one project a step. */

import { defineConfig } from 'vitest/config';

const world = ['world/database.setup.ts'];
// Files of one worker share the modules they import (isolate: false): each has a database of its own, nothing else is kept
// between them, and importing the house anew took as long as the tests themselves.

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'laws', include: ['checks/**/*.test.ts'] } },
      { test: { name: 'unit', include: ['src/**/*.{word,policy}.test.{ts,tsx}'] } },
      {
        test: {
          ...{ name: 'store', include: ['src/**/*.store.test.ts'], globalSetup: world, isolate: false },
          ...{ maxWorkers: 2, testTimeout: 30_000, hookTimeout: 60_000 },
        },
      },
      {
        test: {
          ...{ name: 'doors', include: ['src/**/*.doors.test.{ts,tsx}'], globalSetup: world, isolate: false },
          ...{ maxWorkers: 2, testTimeout: 30_000, hookTimeout: 60_000 },
        },
      },
      {
        test: {
          ...{
            name: 'journeys',
            include: ['journeys/**/*.journey.ts'],
            globalSetup: ['world/demo.setup.ts'],
          },
          ...{ fileParallelism: false, maxWorkers: 1, testTimeout: 120_000, hookTimeout: 120_000 },
        },
      },
    ],
  },
});
