/**
 * What was typed and could not be sent, in this window of this device alone: by person and work, gone when it was sent,
 * when somebody else signs in here, and when anybody signs out.
 */

const begin = 'score ';
const keyOf = (person: string, address: string) => `${begin}${person} ${address}`;

const kept = (): string[] => {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(begin));
  } catch {
    return [];
  }
};

/** A window that may keep nothing keeps what was typed on the page, as ever. */
export function remember(person: string, address: string, content: string | undefined): void {
  try {
    if (content === undefined) sessionStorage.removeItem(keyOf(person, address));
    else sessionStorage.setItem(keyOf(person, address), content);
  } catch {
    // Nothing is lost: the page still holds it.
  }
}

export function recall(person: string, address: string): string | undefined {
  try {
    return sessionStorage.getItem(keyOf(person, address)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function forgetOthers(person: string | undefined): void {
  for (const key of kept())
    if (!person || !key.startsWith(`${begin}${person} `)) sessionStorage.removeItem(key);
}

export function watchSignOut(): void {
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (/\/sign-out$/.test(form.action)) forgetOthers(undefined);
  });
}
