// What a phone keeps of its shift: the last state, the acts not yet sent, the acts not accepted.
// Only duties of the shift, never a visitor, and all of it sealed. The state has a key of its own
// for each site, which goes with it: when the right ends, and after a day. Everything goes at
// sign-out, and nothing else ever takes an act that was not sent.

import { leave } from "./push_here.js";
import { canSeal, newKey, seal, unseal } from "./seal.js";

/** How long a shift is kept that nobody refreshes. */
export const KEPT_MS = 24 * 60 * 60 * 1000;
const ACTS = "acts";
const WORKER_MS = 1_000;

/** Opens what this browser keeps. Where it keeps nothing (a private window, no HTTPS), memory must do. */
export async function openKeep() {
  if (!canSeal()) return memoryKeep();
  try {
    return databaseKeep(await openDatabase());
  } catch {
    return memoryKeep();
  }
}

/** Forgets everything: at sign-out. Acts of other people that were not sent stay, sealed, for them. */
export async function forgetAll(account) {
  await leave();
  const others = account ? await othersActs(account).catch(() => []) : [];
  if (others.length === 0) {
    await new Promise((resolve) => {
      const request = indexedDB.deleteDatabase("yingbin");
      request.onsuccess = request.onerror = request.onblocked = resolve;
    });
  } else {
    const keep = databaseKeep(await openDatabase());
    for (const item of await keep.outbox()) if (item.account === account) await keep.drop(item.id);
    for (const item of await keep.refused()) if (item.account === account) await keep.forgetRefused(item.id);
    await keep.dropStates();
  }
  // Nothing on this page keeps anything from here on.
  document.dispatchEvent(new CustomEvent("forgotten"));
  await stopKeeping().catch(() => {});
  if (globalThis.caches) {
    for (const name of await caches.keys()) await caches.delete(name);
  }
}

/** The worker drops what it was about to keep; nothing is taken away before it has heard. */
async function stopKeeping() {
  const worker = (await navigator.serviceWorker?.getRegistration("/"))?.active;
  if (!worker) return;
  const { port1, port2 } = new MessageChannel();
  const heard = new Promise((resolve) => {
    port1.onmessage = resolve;
  });
  worker.postMessage({ kind: "forget" }, [port2]);
  await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, WORKER_MS))]);
}

async function othersActs(account) {
  const keep = await openKeep();
  return (await keep.outbox()).filter((item) => item.account !== account);
}

function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("yingbin", 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      const { result: database, transaction } = request;
      if (oldVersion < 1) {
        database.createObjectStore("state");
        database.createObjectStore("outbox", { keyPath: "id" });
        database.createObjectStore("refused", { keyPath: "id" });
      }
      // The first version kept in the clear: the state is fetched anew, the acts are sent as they are.
      transaction.objectStore("state").clear();
      database.createObjectStore("keys");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function databaseKeep(database) {
  // Another tab that signs out must not wait for this one.
  database.onversionchange = () => database.close();
  const run = (stores, mode, act) =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(stores, mode, { durability: "strict" });
      const request = act(...[stores].flat().map((store) => transaction.objectStore(store)));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  // Sealing takes a moment: what is kept and what is dropped stays in the order it was asked for.
  let last = Promise.resolve();
  const inOrder = (act) => (...given) => {
    const done = last.then(() => act(...given));
    last = done.catch(() => {});
    return done;
  };
  const sealed = sealedStores(run);
  return {
    lasting: true,
    state: inOrder(sealed.state),
    keepState: inOrder(sealed.keepState),
    dropState: inOrder(sealed.dropState),
    dropStates: inOrder(sealed.dropStates),
    // Ids begin with their time, and a key path reads back in its order: oldest first.
    outbox: inOrder(() => sealed.acts("outbox")),
    put: inOrder((item) => sealed.putAct("outbox", item)),
    drop: inOrder((id) => run("outbox", "readwrite", (store) => store.delete(id))),
    refused: inOrder(() => sealed.acts("refused")),
    refuse: inOrder((item) => sealed.putAct("refused", item)),
    forgetRefused: inOrder((id) => run("refused", "readwrite", (store) => store.delete(id))),
  };
}

/** The stores of the database as what is in them, sealed on the way in and opened on the way out. */
function sealedStores(run) {
  const keyOf = (name) => run("keys", "readonly", (store) => store.get(name));
  async function keyFor(name) {
    const known = await keyOf(name);
    if (known) return known;
    const key = await newKey();
    await run("keys", "readwrite", (store) => store.put(key, name));
    return key;
  }
  const shift = (site) => `shift ${site}`;
  const dropState = (site) =>
    run(["state", "keys"], "readwrite", (states, keys) => {
      states.delete(site);
      keys.delete(shift(site));
    });
  return {
    async state(site, now = Date.now()) {
      const kept = await run("state", "readonly", (store) => store.get(site));
      if (!kept) return null;
      const key = now - kept.kept_at < KEPT_MS ? await keyOf(shift(site)) : null;
      const state = key && (await unseal(key, shift(site), kept).catch(() => null));
      if (!state) await dropState(site);
      return state ? { ...state, kept_at: kept.kept_at } : null;
    },
    async keepState(site, state, now = Date.now()) {
      const kept = await seal(await keyFor(shift(site)), shift(site), state);
      await run("state", "readwrite", (store) => store.put({ ...kept, kept_at: now }, site));
    },
    dropState,
    async dropStates() {
      for (const site of await run("state", "readonly", (store) => store.getAllKeys())) await dropState(site);
    },
    async acts(name) {
      const kept = await run(name, "readonly", (store) => store.getAll());
      const key = await keyOf(ACTS);
      const opened = kept.map(async (entry) => {
        if (!entry.sealed) return entry;
        // An act that cannot be opened stays where it is; nothing is sent in its place.
        return key ? unseal(key, `${name} ${entry.id}`, entry).catch(() => null) : null;
      });
      return (await Promise.all(opened)).filter(Boolean);
    },
    async putAct(name, item) {
      const kept = await seal(await keyFor(ACTS), `${name} ${item.id}`, item);
      await run(name, "readwrite", (store) => store.put({ ...kept, id: item.id }));
    },
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
