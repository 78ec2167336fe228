// Keeps the page itself, so that it opens without a network. Never keeps messages or files.

const CACHE = "kiemtra-{{version}}";
const PARTS = JSON.parse("{{assets}}");
/** A page from the network that takes longer than this, in milliseconds, comes from the cache. */
const PATIENCE = 4_000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      // From the browser's own cache: the page that registered this worker has just loaded them.
      await cache.addAll([...PARTS, "/chat"]);
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname === "/chat") event.respondWith(page(event.request));
  if (url.pathname.startsWith("/web/")) event.respondWith(part(event.request));
});

async function page(request) {
  const cache = await caches.open(CACHE);
  const fresh = fetch(request).then((response) => {
    if (response.ok) void cache.put("/chat", response.clone());
    return response;
  });
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const kept = () => cache.match("/chat");
  try {
    return (await Promise.race([fresh, late])) ?? (await kept()) ?? (await fresh);
  } catch (error) {
    const found = await kept();
    if (found === undefined) throw error;
    return found;
  }
}

async function part(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  if (response.ok) void cache.put(request, response.clone());
  return response;
}
