// Keeps the pages themselves on the device, so that they open without a network. What they show is kept by the pages, not here: no
// answer of the API ever passes through this file, and it knows no token.

/** Put before this script by the build: the files of the pages, and a name that differs when any of them does. */
declare const SHELL: { name: string; files: string[] };

interface Waiting extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
interface Fetching extends Event {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}
interface Scope {
  addEventListener: ((type: 'install' | 'activate', listener: (event: Waiting) => void) => void) &
    ((type: 'fetch', listener: (event: Fetching) => void) => void);
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
}

// The compiler knows this file as a page's script.
const worker = globalThis as unknown as Scope;

// A module to the compiler, so that its names are its own.
export {};

/** Every address of the application is answered by this page. */
const PAGE = '/';
const APPLICATION = /^\/(?:app(?:\/.*)?|callback)?$/;
/** A network that takes longer is none. */
const PATIENCE_MS = 4_000;

worker.addEventListener('install', (event) => {
  event.waitUntil(install());
});
worker.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});
worker.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (mode === 'navigate' && APPLICATION.test(pathname)) event.respondWith(page());
  else if (SHELL.files.includes(pathname)) event.respondWith(keptOr(event.request));
});

async function install(): Promise<void> {
  const cache = await caches.open(SHELL.name);
  await cache.addAll([PAGE, ...SHELL.files]);
  await worker.skipWaiting();
}

async function takeOver(): Promise<void> {
  for (const name of await caches.keys()) if (name !== SHELL.name) await caches.delete(name);
  await worker.clients.claim();
}

/** The newest page where somebody answers, else the one that is kept. */
async function page(): Promise<Response> {
  try {
    const response = await fetch(PAGE, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return response;
  } catch {
    // Nobody answers.
  }
  return (await caches.match(PAGE)) ?? Response.error();
}

const keptOr = async (request: Request): Promise<Response> => (await caches.match(request)) ?? fetch(request);
