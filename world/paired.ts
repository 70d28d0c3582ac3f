/**
 * Paired worlds: two worlds that differ in one hidden fact must answer alike, to the byte, whoever is not entitled to
 * it. Here is the walk and the comparing; which worlds and which fact, a test says.
 */

/** What somebody at a browser gets. */
export type Heard = {
  status: number;
  text: string;
  headers: { forEach: (each: (value: string, name: string) => void) => void };
};
export type Walker = { get: (address: string) => Promise<Heard> };
/** Who walks, by a name for telling, and where. */
export type Walk = { who: string; walker: Walker; addresses: readonly string[] };
export type Difference = {
  who: string;
  address: string;
  part: 'status' | 'headers' | 'body';
  one: string;
  other: string;
};

/** The number of a request, at the foot of the page that says what went wrong. */
const troubleNumber =
  /(<p class="quiet">[^<]*?)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(<\/p><\/div><\/main>)/;
/** Told by every answer anew, in any world. */
const fleeting = ['date', 'x-request-id', 'set-cookie'];

/** An answer as far as it must not tell: without the instant and without keys that are fresh each time. */
function plainOf({ status, text, headers }: Heard): { status: string; headers: string; body: string } {
  const lines: string[] = [];
  headers.forEach((value, name) => {
    if (!fleeting.includes(name)) lines.push(`${name}: ${value}`);
  });
  const body = text
    .replace(/name="_key" value="[^"]*"/g, 'name="_key"')
    .replace(/"requestId":"[^"]*"/g, '"requestId"')
    .replace(troubleNumber, '$1$2');
  return { status: String(status), headers: lines.sort().join('\n'), body };
}

/** Where two texts part, with what stands around it. */
function around(one: string, other: string): [string, string] {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const from = Math.max(0, at - 60);
  return [one.slice(from, at + 120), other.slice(from, at + 120)];
}

/** Every answer of a walk, by who and where. */
export async function walk(walks: readonly Walk[]): Promise<Map<string, ReturnType<typeof plainOf>>> {
  const heard = new Map<string, ReturnType<typeof plainOf>>();
  for (const { who, walker, addresses } of walks)
    for (const address of addresses) heard.set(`${who} ${address}`, plainOf(await walker.get(address)));
  return heard;
}

/** What of two walks through paired worlds is not the same. Nothing is as it should be. */
export function differences(
  one: Awaited<ReturnType<typeof walk>>,
  other: Awaited<ReturnType<typeof walk>>,
): Difference[] {
  return [...one].flatMap(([key, mine]): Difference[] => {
    const theirs = other.get(key);
    const cut = key.indexOf(' /');
    const [who, address] = [key.slice(0, cut), key.slice(cut + 1)];
    return (['status', 'headers', 'body'] as const).flatMap((part) => {
      if (theirs?.[part] === mine[part]) return [];
      const [ours, apart] = around(mine[part], theirs?.[part] ?? '');
      return [{ who, address, part, one: ours, other: apart }];
    });
  });
}
