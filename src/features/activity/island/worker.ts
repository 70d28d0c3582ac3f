/** The service worker of the report page: that page and its assets open without a network; no other page is kept. */

const store = 'activity-page';
const scope = '/office/activities/';
const page = `${scope}new`;

type Asked = Event & { request: Request; respondWith: (answer: Promise<Response>) => void };
type Scope = {
  addEventListener(name: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(
    name: 'install' | 'activate',
    listener: (event: { waitUntil: (work: Promise<unknown>) => void }) => void,
  ): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  location: Location;
};

/** In the worker’s own thread: network first; what the network gives replaces what is kept, what it refuses removes it. */
export function wakeWorker(): void {
  const worker = self as unknown as Scope;
  worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
  worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
  worker.addEventListener('fetch', (event) => {
    const { method, url } = event.request;
    const { origin, pathname } = new URL(url);
    const isKept = pathname === page || pathname.startsWith('/assets/');
    if (method === 'GET' && origin === worker.location.origin && isKept)
      event.respondWith(answer(event.request));
  });
}

async function answer(request: Request): Promise<Response> {
  const kept = await caches.open(store);
  try {
    const fresh = await fetch(request);
    if (fresh.ok && !fresh.redirected) await kept.put(request, fresh.clone());
    else await kept.delete(request, { ignoreSearch: true, ignoreVary: true });
    return fresh;
  } catch (error) {
    // Pages vary by cookie and language, which a request without a network may lack.
    const found = await kept.match(request, { ignoreSearch: true, ignoreVary: true });
    if (found) return found;
    throw error;
  }
}

type Policy = { createScriptURL: (url: string) => unknown };
type Trusted = {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => Policy;
};

/** On the page: asks for the worker where the browser has one, and keeps the page as it is now for the first time. */
export function wantWorker(): void {
  const script = document.currentScript;
  if (!('serviceWorker' in navigator) || !('caches' in window) || !(script instanceof HTMLScriptElement))
    return;
  const styles = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(
    (link) => link.href,
  );
  void navigator.serviceWorker
    .register(trusted(script.src) as string, { scope })
    .then(() => caches.open(store))
    .then((kept) => kept.addAll([window.location.pathname, script.src, ...styles]))
    .catch(() => undefined);
}

/** The one address that may become a script: this island’s own. */
function trusted(url: string): unknown {
  const trustedTypes = (window as unknown as { trustedTypes?: Trusted }).trustedTypes;
  if (!trustedTypes) return url;
  const own = `${window.location.origin}/assets/activity-`;
  const rules = {
    createScriptURL: (asked: string) => {
      if (!asked.startsWith(own)) throw new TypeError('not this island');
      return asked;
    },
  };
  return trustedTypes.createPolicy('page-worker', rules).createScriptURL(url);
}
