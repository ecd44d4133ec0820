/**
 * Keeps the page's files, so that it opens without its server after the first visit. A page that is open keeps the files of
 * its version: a new one waits until the last such page is closed.
 */
declare const VERSION: string;
declare const FILES: string[];
declare const self: ServiceWorkerGlobalScope;

/** Other copies of the page on this server keep their files by other names; no address has a space. */
const ours = `ismap ${new URL(self.registration.scope).pathname} `;
const name = ours + VERSION;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(["./", ...FILES])));
});

/** What older versions kept goes away. */
async function clean(): Promise<void> {
  for (const each of await caches.keys()) if (each.startsWith(ours) && each !== name) await caches.delete(each);
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
