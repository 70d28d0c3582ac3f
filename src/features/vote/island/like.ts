/** The like button in the browser: it asks for a task after a press, reckons it, and sends the proof. */

type Task = {
  parameters: { nonce: string; salt: string; cost: number; keyLength: number; keyPrefix: string };
  signature: string;
};

const counterMax = 100_000;

const bytesOf = (hex: string): Uint8Array =>
  new Uint8Array((hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Counts up until the derived key begins as asked; the browser derives beside the page, so nothing freezes. */
export async function solve({
  parameters,
}: Task): Promise<{ counter: number; derivedKey: string } | undefined> {
  const { nonce, salt, cost, keyLength, keyPrefix } = parameters;
  const base = bytesOf(nonce);
  const password = new Uint8Array(base.length + 4);
  password.set(base);
  const counted = new DataView(password.buffer);
  const how = { name: 'PBKDF2', salt: bytesOf(salt), iterations: cost, hash: 'SHA-256' };
  for (let counter = 0; counter < counterMax; counter++) {
    counted.setUint32(base.length, counter);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const derivedKey = hexOf(new Uint8Array(await crypto.subtle.deriveBits(how, key, keyLength * 8)));
    if (derivedKey.indexOf(keyPrefix) === 0) return { counter, derivedKey };
  }
  return undefined;
}

async function send(address: string): Promise<{ isDone: boolean; said?: string }> {
  const asked = await fetch(`${address}/challenge`, { credentials: 'same-origin' });
  if (!asked.ok) return { isDone: false };
  const challenge = (await asked.json()) as Task;
  const solution = await solve(challenge);
  const answer = await fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ proof: JSON.stringify({ challenge, solution }) }),
  });
  if (answer.ok) return { isDone: true };
  const problem = (await answer.json().catch(() => ({}))) as { title?: string };
  return { isDone: false, said: problem.title };
}

/** Whoever's browser cannot reckon sees the number only. */
export function wakeLikes(): void {
  if (!window.crypto?.subtle) return;
  for (const button of Array.from(document.querySelectorAll<HTMLButtonElement>('button[data-like]'))) {
    button.hidden = false;
    button.addEventListener('click', () => void press(button));
  }
}

async function press(button: HTMLButtonElement): Promise<void> {
  const { like, working, done, failed } = button.dataset;
  const status = button.parentElement?.querySelector('[role="status"]');
  const count = button.parentElement?.querySelector('.like-count');
  button.disabled = true;
  if (status) status.textContent = working ?? '';
  const sent = await send(like!).catch(() => ({ isDone: false, said: undefined }));
  if (status) status.textContent = sent.isDone ? (done ?? '') : (sent.said ?? failed ?? '');
  if (!sent.isDone) button.disabled = false;
  if (sent.isDone && count)
    count.textContent = (count.textContent ?? '').replace(/\d+/, (likes) => String(Number(likes) + 1));
}
