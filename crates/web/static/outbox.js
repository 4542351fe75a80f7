// Sends what was done on this phone, oldest first, each once: an act keeps its id and the moment
// of its tap however often it is sent. Dropped when the house answered it, yes or no; kept on 401,
// 429, 5xx, no answer, and an answer that is not the house's: a portal or a proxy on the way has
// not taken anything. Each act goes under the account of whoever did it, and nobody else's.

import { commandId } from "./command_id.js";

const RETRY_MS = 2_000;
const RETRY_MAX_MS = 30_000;
const ANSWER_MS = 15_000;

/**
 * An outbox over what the phone keeps. `tell(event)` hears of every change:
 * `{kind: "changed" | "answered" | "refused" | "offline" | "online" | "signed-out"}`.
 */
export async function openOutbox(keep, tell) {
  // What stands in memory is what is drawn; the database follows it and is read once, at the start.
  const items = await keep.outbox();
  // What an earlier page kept may have gone out with no answer; it can no longer be taken back.
  for (const item of items) Object.assign(item, { sent: true, hold_until: 0 });
  const now = () => performance.now();
  let sending = false;
  let again = false;
  let wait = RETRY_MS;
  let timer = 0;
  let lastAt = items.at(-1)?.made_at ?? 0;
  let last = Promise.resolve();

  /** One thing at a time: a state is never fetched while an act is on its way to change it. */
  function inTurn(act) {
    const turn = last.then(act);
    last = turn.catch(() => {});
    return turn;
  }

  /**
   * Does `fetching` while no act is on its way. Of an act that was sent and not answered nobody
   * knows whether the state would hold it: it goes again before, and gets its first answer.
   */
  function between(fetching) {
    return inTurn(async () => {
      const next = nextItem();
      if (next?.sent) await send(next);
      return fetching();
    });
  }

  /**
   * Takes an act done `at`, by the house's clock. It may be undone for `hold_ms`, and is not sent
   * before: that runs by a clock that nobody sets.
   * Gives the item, and a promise of whether it outlives this page.
   */
  function add({ account, method = "POST", path, body, effect, words, at, hold_ms = 0 }) {
    // Ids are ordered by their time: two taps within a millisecond keep their order.
    lastAt = Math.max(at, lastAt + 1);
    const item = {
      id: commandId(lastAt),
      account,
      method,
      path,
      body: { at, ...body },
      effect,
      words,
      made_at: lastAt,
      hold_until: now() + hold_ms,
      answered: false,
    };
    items.push(item);
    tell({ kind: "changed" });
    const kept = keep.put(item).then(() => keep.lasting, () => false);
    // It is kept before it is sent: an answer that never comes must find it here.
    kept.then(() => schedule(Math.max(0, item.hold_until - now())));
    return { item, kept };
  }

  /** Takes an act back that was not sent; false when it is too late. */
  async function undo(id) {
    const index = items.findIndex((item) => item.id === id && !item.sent);
    if (index < 0) return false;
    items.splice(index, 1);
    tell({ kind: "changed" });
    await keep.drop(id);
    return true;
  }

  /** Lets everything go that still waits for an undo. */
  function release() {
    for (const item of items) item.hold_until = 0;
    return flush();
  }

  function schedule(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(flush, milliseconds);
  }

  async function flush() {
    if (sending) {
      again = true;
      return;
    }
    sending = true;
    try {
      do {
        again = false;
        // Another tab is at it: it sends what it knows, and this one looks again.
        if ((await oneTabOnly(sendAll)) === BUSY) schedule(RETRY_MS);
      } while (again);
    } finally {
      sending = false;
    }
  }

  async function sendAll() {
    for (;;) {
      const item = nextItem();
      if (!item) return;
      const held = item.hold_until - now();
      if (held > 0) {
        schedule(held);
        return;
      }
      if (!(await inTurn(() => send(item)))) return;
    }
  }

  /** While nobody is known to be here, what waits may be anybody's. */
  function isOwn(item) {
    return account() === undefined || item.account === account();
  }

  function nextItem() {
    return items.find((one) => !one.answered && one.account === account());
  }

  /** Sends one; true when the house answered it for good. */
  async function send(item) {
    // It may have been answered or taken back while it waited for its turn.
    if (item.answered || !items.includes(item)) return true;
    item.sent = true;
    let response;
    try {
      response = await fetch(item.path, {
        method: item.method,
        headers: {
          "Content-Type": "application/json",
          Accept: "application/json",
          "Idempotency-Key": item.id,
          // Whoever is signed in here by now must not be taken for whoever did it.
          "Phone-Account": item.account,
        },
        body: JSON.stringify(item.body),
        keepalive: true,
        redirect: "error",
        // A network that only pretends must not hold the queue.
        signal: AbortSignal.timeout(ANSWER_MS),
      });
    } catch {
      later("offline");
      return false;
    }
    if (response.status === 401) {
      tell({ kind: "signed-out" });
      return false;
    }
    if (response.status === 429 || response.status >= 500) {
      const seconds = Number(response.headers.get("Retry-After")) || 0;
      later("online", seconds * 1000);
      return false;
    }
    const answer = isOurs(response) ? await response.json().catch(() => null) : null;
    if (!answer) {
      later("offline");
      return false;
    }
    wait = RETRY_MS;
    if (response.ok) await answered(item, answer);
    else await refused(item, answer, response.status);
    return true;
  }

  function later(kind, least = 0) {
    tell({ kind });
    schedule(Math.max(wait, least));
    wait = Math.min(wait * 2, RETRY_MAX_MS);
  }

  async function answered(item, answer) {
    item.answered = true;
    await keep.drop(item.id).catch(() => {});
    tell({ kind: "answered", item, answer });
  }

  async function refused(item, problem, status) {
    items.splice(items.indexOf(item), 1);
    const entry = { ...item, status, code: problem.code, detail: problem.detail ?? problem.title ?? String(status) };
    await keep.refuse(entry).catch(() => {});
    await keep.drop(item.id).catch(() => {});
    tell({ kind: "refused", item: entry });
  }

  let account = () => undefined;
  return {
    items,
    add,
    undo,
    release,
    flush,
    between,
    /** Whose acts may be sent from here: those of another person wait until they sign in. */
    serve(accountNow) {
      account = accountNow;
    },
    /** The acts of whoever is here: only these are drawn, and only these are theirs to lose. */
    own: () => items.filter(isOwn),
    waiting: () => items.filter((item) => !item.answered && isOwn(item)),
    /** How many acts of other people wait on this phone for them to sign in. */
    others: () => items.filter((item) => !item.answered && account() && item.account !== account()).length,
    /** Forgets what was answered before `moment`: a state fetched after it holds them. */
    settle(ids) {
      for (const id of ids) {
        const index = items.findIndex((item) => item.id === id);
        if (index >= 0) items.splice(index, 1);
      }
    },
  };
}

/** Whether the house itself answered, and not something on the way. */
function isOurs(response) {
  return /^application\/(problem\+)?json/.test(response.headers.get("Content-Type") ?? "");
}

const BUSY = Symbol("busy");

/** Two tabs of one phone must not send the same queue side by side. */
async function oneTabOnly(act) {
  if (!navigator.locks) return act();
  return navigator.locks.request("yingbin-outbox", { ifAvailable: true }, (lock) => (lock ? act() : BUSY));
}
