// Keeps the list for an evacuation on this device, so that it opens when there is no network. What is
// kept is what the list shows: masked names, badges and floors; it goes at sign-out.

const path = `${document.body.dataset.root}/entry/evacuation`;

if (document.body.dataset.root && navigator.serviceWorker) {
  keep();
  // Whoever came in or left meanwhile belongs on the kept list too; at sign-out nothing is kept any more.
  document.addEventListener("redrawn", keep);
  document.addEventListener("forgotten", () => document.removeEventListener("redrawn", keep));
}

async function keep() {
  await navigator.serviceWorker.register("/service-worker.js").catch(() => {});
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ kind: "keep-evacuation", page: path });
}
