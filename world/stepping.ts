/** How tests press the buttons of papers with a version: the one they see, and why not when they may not. */

import { sql } from 'kysely';
import type { Client, WorldHand } from './fixture.ts';

export type Typed = Record<string, string | number | undefined>;

/** Why a form was refused, as a program hears it: `code field`. */
export async function refusalsOf(client: Client, address: string, fields: Typed): Promise<string[]> {
  const { text } = await client.post(address, fields, { accept: 'application/json' });
  const { errors } = JSON.parse(text) as { errors: { code: string; field?: string }[] };
  return errors.map(({ code, field }) => `${code} ${field ?? ''}`.trim());
}

const tables = ['commendation', 'commendation_nomination', 'bulletin'];

/** The id an address ends with. */
export const idAt = (address: string): string => address.split('/').at(-1)!;

/** The version of a paper that somebody who reloads the page sees. */
export async function versionOf(world: WorldHand, address: string): Promise<number> {
  for (const table of tables) {
    const found = await sql<{ version: number }>`
      select version from ${sql.table(table)} where id = ${idAt(address)}`.execute(world.owner);
    if (found.rows[0]) return found.rows[0].version;
  }
  throw new Error(`nothing stands at ${address}`);
}

/** Presses a button on the page as it stands; the status. */
export async function step(
  world: WorldHand,
  client: Client,
  address: string,
  verb: string,
  fields: Typed = {},
): Promise<number> {
  const version = await versionOf(world, address);
  return (await client.post(`${address}/${verb}`, { version, ...fields })).status;
}
