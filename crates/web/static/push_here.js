// What this browser itself knows of being told while its page is shut: its own subscription, and for whom it
// was made. Nobody else who signs in here is told on it.

const KEPT = "push";
const WAIT_MS = 2_000;

/** The subscription of this browser, if it has one. */
export async function subscriptionHere() {
  const worker = await navigator.serviceWorker?.getRegistration("/");
  return (await worker?.pushManager?.getSubscription()) ?? null;
}

/** For whom it was made, and under which id the house knows it: `{account, id}` or null. */
export function keptHere() {
  try {
    return JSON.parse(localStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

export function keepHere(account, id) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ account, id }));
  } catch {
    // The page asks again the next time.
  }
}

/** This browser is told nothing any more. Its service is not waited for: there may be no network. */
export async function leave() {
  const kept = keptHere();
  try {
    localStorage.removeItem(KEPT);
  } catch {
    // It holds nothing then.
  }
  if (!kept) return;
  const left = subscriptionHere().then((here) => here?.unsubscribe());
  await Promise.race([left.catch(() => {}), new Promise((resolve) => setTimeout(resolve, WAIT_MS))]);
}

/** Whoever signs in at a browser that is told for somebody else ends that. */
export async function leaveToAnother(account) {
  const kept = keptHere();
  if (kept && account && kept.account !== account) await leave();
}
