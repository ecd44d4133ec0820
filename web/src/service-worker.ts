/** Keeps the page's files, so that it opens without its server after the first visit. */
declare const VERSION: string;
declare const FILES: string[];
declare const self: ServiceWorkerGlobalScope;

const name = `ismap-${VERSION}`;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(["./", ...FILES])).then(() => self.skipWaiting()));
});

/** What older versions kept goes away. */
async function clean(): Promise<void> {
  for (const each of await caches.keys()) if (each.startsWith("ismap-") && each !== name) await caches.delete(each);
  await self.clients.claim();
}

self.addEventListener("activate", (event) => event.waitUntil(clean()));

/** The kept file first: all files of a version belong together. */
async function answer(request: Request): Promise<Response> {
  const kept = await (await caches.open(name)).match(request, { ignoreSearch: true });
  return kept ?? fetch(request);
}

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});

export {};
