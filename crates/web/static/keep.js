// What a phone keeps of its shift: the last state, the acts not yet sent, the acts not accepted.
// Only duties of the shift, never a visitor; everything goes at sign-out and after a day.

const DAY_MS = 24 * 60 * 60 * 1000;

/** Opens what this browser keeps. Where it keeps nothing (a private window), memory must do. */
export async function openKeep() {
  try {
    return databaseKeep(await openDatabase());
  } catch {
    return memoryKeep();
  }
}

/** Forgets everything: at sign-out. */
export async function forgetAll() {
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase("yingbin");
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
  if (globalThis.caches) {
    for (const name of await caches.keys()) await caches.delete(name);
  }
}

function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("yingbin", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("state");
      request.result.createObjectStore("outbox", { keyPath: "id" });
      request.result.createObjectStore("refused", { keyPath: "id" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function databaseKeep(database) {
  // Another tab that signs out must not wait for this one.
  database.onversionchange = () => database.close();
  const run = (store, mode, act) =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: "strict" });
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  return {
    lasting: true,
    async state(site, now = Date.now()) {
      const kept = await run("state", "readonly", (store) => store.get(site));
      if (!kept) return null;
      if (now - kept.kept_at < DAY_MS) return kept.state;
      await run("state", "readwrite", (store) => store.delete(site));
      return null;
    },
    keepState: (site, state, now = Date.now()) =>
      run("state", "readwrite", (store) => store.put({ state, kept_at: now }, site)),
    dropState: (site) => run("state", "readwrite", (store) => store.delete(site)),
    // Ids begin with their time, and a key path reads back in its order: oldest first.
    outbox: () => run("outbox", "readonly", (store) => store.getAll()),
    put: (item) => run("outbox", "readwrite", (store) => store.put(item)),
    drop: (id) => run("outbox", "readwrite", (store) => store.delete(id)),
    refused: () => run("refused", "readonly", (store) => store.getAll()),
    refuse: (item) => run("refused", "readwrite", (store) => store.put(item)),
    forgetRefused: (id) => run("refused", "readwrite", (store) => store.delete(id)),
  };
}

function memoryKeep() {
  const outbox = new Map();
  const refused = new Map();
  return {
    lasting: false,
    state: async () => null,
    keepState: async () => {},
    dropState: async () => {},
    outbox: async () => [...outbox.values()],
    put: async (item) => outbox.set(item.id, item),
    drop: async (id) => outbox.delete(id),
    refused: async () => [...refused.values()],
    refuse: async (item) => refused.set(item.id, item),
    forgetRefused: async (id) => refused.delete(id),
  };
}
