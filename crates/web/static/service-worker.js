// Keeps the shell of the phone page, so that it opens in a basement, and shows what is told while no page is open. It keeps no data: the shell
// holds words and addresses, and what the shift is made of is kept by the page itself.

const CACHE = "shell";
const NETWORK_MS = 3_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
const EVACUATION = "evacuation";
const EVACUATION_PAGE = /^\/sites\/[^/]+\/entry\/evacuation$/;
const PHONE_PAGE = /^\/sites\/[^/]+\/duties$/;
let keeping = Promise.resolve();
/** How often somebody signed out here: what was on its way to be kept before is kept no more. */
let forgotten = 0;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// The page tells what its shell is made of, by the hashed names; what is not named goes.
self.addEventListener("message", (event) => {
  if (event.data?.kind === "keep") event.waitUntil(keep(event.data.addresses));
  if (event.data?.kind === "forget") {
    forgotten += 1;
    event.ports[0].postMessage("heard");
  }
  if (event.data?.kind === "keep-evacuation") {
    // One after the other: an older list must not come over a newer one.
    const asked = forgotten;
    keeping = keeping.then(() => keepEvacuation(event.data.page, asked)).catch(() => {});
    event.waitUntil(keeping);
  }
});

async function keep(addresses) {
  const cache = await caches.open(CACHE);
  const wanted = addresses.map((address) => new URL(address, self.location.origin).href);
  for (const address of wanted) {
    if (await cache.match(address)) continue;
    const response = await fetch(address).catch(() => null);
    if (response?.ok && !response.redirected) await cache.put(address, response);
  }
  for (const request of await cache.keys()) {
    if (!wanted.includes(request.url)) await cache.delete(request);
  }
}

// The list for an evacuation as it stands, with the files that it is drawn with. Its names are
// masked, and it is no longer shown once it is a day old.
async function keepEvacuation(path, asked) {
  const page = new URL(path, self.location.origin).href;
  const response = await fetch(page, { headers: { Accept: "text/html" } }).catch(() => null);
  if (forgotten !== asked) return;
  const cache = await caches.open(EVACUATION);
  // Who may not see it any more keeps it no longer; without a network it stays.
  if (response && (!response.ok || response.redirected)) await cache.delete(page);
  if (!response?.ok || response.redirected) return;
  const text = await response.clone().text();
  await cache.put(page, response);
  const files = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map(([, file]) => file);
  for (const file of files) await keepFile(cache, file, files);
}

/** Keeps a file and, of a script, what it is made of. */
async function keepFile(cache, file, files) {
  const known = await cache.match(file);
  const answer = known ?? (await fetch(file).catch(() => null));
  if (!answer?.ok) return;
  if (!known) await cache.put(file, answer.clone());
  if (!file.endsWith(".js")) return;
  for (const [, part] of (await answer.text()).matchAll(/from "\.\/([^"]+)"/g)) {
    if (!files.includes(`/static/${part}`)) files.push(`/static/${part}`);
  }
}

async function fromNetworkOrList(request, address) {
  const kept = await caches.match(address);
  const told = Date.parse(kept?.headers.get("date") ?? "");
  if (kept && Date.now() - told > DAY_MS) {
    const cache = await caches.open(EVACUATION);
    await cache.delete(address);
  }
  return fromNetworkFirst(request, address, EVACUATION);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname.startsWith("/static/")) event.respondWith(fromCacheFirst(request));
  else if (request.mode === "navigate" && EVACUATION_PAGE.test(address.pathname)) {
    event.respondWith(fromNetworkOrList(request, address.origin + address.pathname));
  } else if (request.mode === "navigate" && PHONE_PAGE.test(address.pathname)) {
    event.respondWith(fromNetworkFirst(request, address.origin + address.pathname));
  }
});

async function fromCacheFirst(request) {
  return (await caches.match(request)) ?? fetch(request);
}

// With no network, or one that only pretends, the kept shell opens.
async function fromNetworkFirst(request, address, name = CACHE) {
  const kept = await caches.match(address);
  const fetched = fetch(request).then(async (response) => {
    if (response.ok && !response.redirected) {
      const cache = await caches.open(name);
      await cache.put(address, response.clone());
    }
    // A proxy that says the house is not there is no better than no network.
    return response.status >= 500 && kept ? kept : response;
  });
  if (!kept) return fetched;
  const late = new Promise((resolve) => setTimeout(resolve, NETWORK_MS, kept));
  return Promise.race([fetched.catch(() => kept), late]);
}

// What the house tells by the browser's push service. The words are the house's; nothing of it is kept.
self.addEventListener("push", (event) => {
  const told = read(event.data);
  if (told) event.waitUntil(tell(told));
});

function read(data) {
  try {
    const told = data.json();
    return typeof told.title === "string" ? told : null;
  } catch {
    return null;
  }
}

/** One notice for each duty: what is more urgent takes its place, and the same message twice makes no second noise. */
async function tell({ id, tag, title, body, link, lang }) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // A page in sight says it itself; a browser wants a notice shown all the same.
  const seen = windows.some((page) => page.visibilityState === "visible");
  const shown = await self.registration.getNotifications({ tag });
  const again = shown.some((notice) => notice.data?.id === id);
  const still = seen || again;
  const noise = still ? { silent: true } : { renotify: true, vibrate: [200, 100, 200] };
  await self.registration.showNotification(title, { body, tag, lang, data: { id, link }, ...noise });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.link));
});

/** Opens the duty: in a page that shows it already, or else beside what is open, where something may be half typed. */
async function open(link) {
  const address = new URL(link ?? "/", self.location.origin);
  if (address.origin !== self.location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = windows.find((one) => new URL(one.url).pathname === address.pathname);
  await (page ? page.focus() : self.clients.openWindow(address.href));
}
