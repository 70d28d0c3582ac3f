/** Where a file was being sent to, kept on the device until it is there: an address of ours, no names. */

const prefix = 'upload/';
const keptMax = 60;

/** The address under which a file was begun on this device. */
export function recall(fingerprint: string): string | undefined {
  try {
    const address = localStorage.getItem(prefix + fingerprint) ?? '';
    return /^\/uploads\/[0-9a-f-]{36}$/.test(address) ? address : undefined;
  } catch {
    return undefined;
  }
}

/** Notes an address. What the server has long forgotten must not fill the device: only so many are kept. */
export function remember(fingerprint: string, address: string): void {
  try {
    const known = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    for (const name of known.slice(keptMax)) localStorage.removeItem(name);
    localStorage.setItem(prefix + fingerprint, address);
  } catch {
    // A full or forbidden store: the upload goes on, only a reload begins anew.
  }
}

export function forget(fingerprint: string): void {
  try {
    localStorage.removeItem(prefix + fingerprint);
  } catch {
    // Nothing was kept.
  }
}
