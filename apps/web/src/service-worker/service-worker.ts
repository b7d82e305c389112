import { isolated } from './isolated.js';

declare const self: ServiceWorkerGlobalScope;

/** The files that the app needs before training, and those that training needs, relative to the page; defined by the build. */
declare const __FIRST_FILES__: readonly string[];
declare const __TRAINING_FILES__: readonly string[];
/** A version that changes with their content; defined by the build. */
declare const __SHELL_VERSION__: string;

const PREFIX = 'lenet5-shell-';
const CACHE = PREFIX + __SHELL_VERSION__;
const PAGE = new URL('index.html', self.registration.scope).href;
const ASSETS = new URL('assets/', self.registration.scope).href;
const DATA = new URL('data/', self.registration.scope).href;

const addressesOf = (files: readonly string[]): string[] =>
  files.map((file) => new URL(file, self.registration.scope).href);

const FIRST_FILES = addressesOf(__FIRST_FILES__);
const TRAINING_FILES = addressesOf(__TRAINING_FILES__);

/** Stores the files that are not stored, each on its own: if the connection breaks, those that have arrived stay. */
async function storeMissing(addresses: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  const stored = new Set((await cache.keys()).map(({ url }) => url));
  const missing = addresses.filter((address) => !stored.has(address));
  // The name of a file in assets changes with its content, so that one that the page has loaded can be used again.
  const isHashed = (address: string): boolean => address.startsWith(ASSETS);
  const requests = missing.map(
    (address) => new Request(address, { cache: isHashed(address) ? 'default' : 'no-cache' }),
  );
  await Promise.all(requests.map((request) => cache.add(request)));
}

/** The first service worker activates at once. A new version waits until all pages of the old version are closed. */
self.addEventListener('install', (event) => {
  const store = async (): Promise<void> => {
    await storeMissing(FIRST_FILES);
    if (!self.registration.active) await self.skipWaiting();
  };
  event.waitUntil(store());
});

self.addEventListener('activate', (event) => {
  const takeOver = async (): Promise<void> => {
    const names = await caches.keys();
    await Promise.all(
      names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
    );
    await self.clients.claim();
  };
  event.waitUntil(takeOver());
});

/** The page says when it has the data: from then on, it can train without a network. */
self.addEventListener('message', (event) => {
  if (event.data === 'store-training') event.waitUntil(storeMissing(TRAINING_FILES));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOwn = request.method === 'GET' && url.href.startsWith(self.registration.scope);
  if (isOwn && !url.href.startsWith(DATA)) event.respondWith(answer(request, url));
});

/** Answers from the cache or else from the network, with the isolation headers. Stores what training needs once it is used. */
async function answer(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(CACHE);
  const isPage = request.mode === 'navigate' && url.href.startsWith(self.registration.scope);
  const cached = await cache.match(isPage ? PAGE : request, { ignoreSearch: true, ignoreVary: true });
  if (cached) return isolated(cached);
  const response = await fetch(request);
  if (response.ok && TRAINING_FILES.includes(url.href)) await cache.put(url.href, response.clone());
  return isolated(response);
}
