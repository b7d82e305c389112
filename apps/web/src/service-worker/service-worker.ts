import { isolated } from './isolated.js';

declare const self: ServiceWorkerGlobalScope;

/** The files of the app without the data, relative to the page; defined by the build. */
declare const __SHELL_FILES__: readonly string[];
/** A version that changes with their content; defined by the build. */
declare const __SHELL_VERSION__: string;

const PREFIX = 'lenet5-shell-';
const CACHE = PREFIX + __SHELL_VERSION__;
const PAGE = new URL('index.html', self.registration.scope).href;
const DATA = new URL('data/', self.registration.scope).href;

/** The first service worker activates at once. A new version waits until all pages of the old version are closed. */
self.addEventListener('install', (event) => {
  const store = async (): Promise<void> => {
    const cache = await caches.open(CACHE);
    await cache.addAll(
      __SHELL_FILES__.map(
        (file) => new Request(new URL(file, self.registration.scope), { cache: 'no-cache' }),
      ),
    );
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

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isOwn = request.method === 'GET' && url.href.startsWith(self.registration.scope);
  if (isOwn && !url.href.startsWith(DATA)) event.respondWith(answer(request, url));
});

/** Answers from the cache or else from the network, with the isolation headers. */
async function answer(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(CACHE);
  const isPage = request.mode === 'navigate' && url.href.startsWith(self.registration.scope);
  const cached = await cache.match(isPage ? PAGE : request, { ignoreSearch: true, ignoreVary: true });
  return isolated(cached ?? (await fetch(request)));
}
