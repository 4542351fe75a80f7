const keepTheShell = async () => {
  const cache = await caches.open("v1");
  await cache.addAll(["/shell", "/shell.js", "/favicon.ico"]);
  await skipWaiting();
};

const ask = async () => {
  try {
    return await fetch("/data");
  } catch {
    return new Response("工人离线");
  }
};

const answer = async (request) => {
  try {
    return (await caches.match(request)) ?? (await fetch(request));
  } catch {
    return Response.error();
  }
};

addEventListener("install", (event) => event.waitUntil(keepTheShell()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (pathname !== "/events") event.respondWith(pathname === "/asked-by-worker" ? ask() : answer(event.request));
});
