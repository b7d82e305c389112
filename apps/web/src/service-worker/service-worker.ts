import { isolated } from './isolated.js';

declare const self: ServiceWorkerGlobalScope;

/** Every file of the app but the digits, relative to the page; filled in when the app is built. */
declare const __SHELL_FILES__: readonly string[];
/** Changes when any of them does. */
declare const __SHELL_VERSION__: string;

const PREFIX = 'lenet5-shell-';
const CACHE = PREFIX + __SHELL_VERSION__;
const PAGE = new URL('index.html', self.registration.scope).href;
const DATA = new URL('data/', self.registration.scope).href;

/** The first worker takes over at once; a newer one waits until the last page of the old version is closed. */
self.addEventListener('install', (event) => {
  const keep = async (): Promise<void> => {
    const cache = await caches.open(CACHE);
    await cache.addAll(
      __SHELL_FILES__.map(
        (file) => new Request(new URL(file, self.registration.scope), { cache: 'no-cache' }),
      ),
    );
    if (!self.registration.active) await self.skipWaiting();
  };
  event.waitUntil(keep());
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

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOurs = request.method === 'GET' && url.href.startsWith(self.registration.scope);
  if (isOurs && !url.href.startsWith(DATA)) event.respondWith(answer(request, url));
});

/** From the cache, else from the network; either way with the headers that isolate the page. */
async function answer(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(CACHE);
  const isPage = request.mode === 'navigate' && url.href.startsWith(self.registration.scope);
  const kept = await cache.match(isPage ? PAGE : request, { ignoreSearch: true, ignoreVary: true });
  return isolated(kept ?? (await fetch(request)));
}
