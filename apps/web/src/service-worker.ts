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
/** Files whose names differ whenever they do. */
const PARTS = '/assets/';
/** Machine code: of the reader of codes alone. */
const READER = '.wasm';
/** A network that takes longer is none. */
const PATIENCE_MS = 4_000;
/** A part of the pages that takes longer does not come: the page says that it is missing. */
const PART_MS = 60_000;

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
  else if (pathname.startsWith(PARTS) || SHELL.files.includes(pathname)) event.respondWith(keptOr(event.request));
});

async function install(): Promise<void> {
  const cache = await caches.open(SHELL.name);
  const readsCodes = await browserReadsCodes();
  await cache.addAll([PAGE, ...SHELL.files.filter((file) => !readsCodes || !file.endsWith(READER))]);
  await worker.skipWaiting();
}

/** Whether the browser reads codes by itself: our reader is large, and kept only where it is needed (see ui/scan.tsx). */
async function browserReadsCodes(): Promise<boolean> {
  const { BarcodeDetector: own } = globalThis as { BarcodeDetector?: { getSupportedFormats: () => Promise<string[]> } };
  const known = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  return ['qr_code', 'code_128'].every((each) => known.includes(each));
}

/** Pages that are open load parts of their own build still, which the API has no more: the build before this one stays. */
async function takeOver(): Promise<void> {
  const earlier = (await caches.keys()).filter((name) => name !== SHELL.name);
  for (const name of earlier.slice(0, -1)) await caches.delete(name);
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
  return (await kept(PAGE)) ?? Response.error();
}

/** As this build has it, else as the one before. */
const kept = async (what: Request | string): Promise<Response | undefined> =>
  (await (await caches.open(SHELL.name)).match(what)) ?? caches.match(what);

const keptOr = async (request: Request): Promise<Response> =>
  (await kept(request)) ?? fetch(request, { signal: AbortSignal.timeout(PART_MS) });
