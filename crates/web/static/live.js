// Hears what happened in the house, by the journal's numbers, and asks for one refresh at a time.

const FALLBACK_MS = 60_000;
const RETRY_MS = 3_000;
const RETRY_MAX_MS = 30_000;

/**
 * Follows a site from journal number `since` on. `refresh` fetches and draws; while one is on its
 * way any number of events ask for just one more. Returns a function that asks for a refresh.
 */
export function follow(site, since, refresh, hear = () => {}) {
  let number = since;
  let running = false;
  let again = false;
  let wait = RETRY_MS;

  async function ask() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      do {
        again = false;
        await refresh();
      } while (again);
    } finally {
      // One refresh that fails must not be the last.
      running = false;
    }
  }

  function listen() {
    const source = new EventSource(`/live/${site}?since=${number}`);
    source.onopen = () => {
      wait = RETRY_MS;
      hear("open");
    };
    source.addEventListener("change", (event) => {
      number = Math.max(number, Number(event.lastEventId) || 0);
      ask();
    });
    source.addEventListener("reload", (event) => {
      number = Math.max(number, Number(event.lastEventId) || 0);
      ask();
    });
    source.onerror = () => {
      hear("lost");
      // The browser reconnects by itself unless the server said no.
      if (source.readyState !== EventSource.CLOSED) return;
      source.close();
      setTimeout(listen, wait);
      wait = Math.min(wait * 2, RETRY_MAX_MS);
    };
    addEventListener("pagehide", () => source.close(), { once: true });
  }

  listen();
  setInterval(() => document.visibilityState === "visible" && ask(), FALLBACK_MS);
  addEventListener("online", ask);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") ask();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) listen();
  });
  return ask;
}
