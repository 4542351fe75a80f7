// The hall at the desk: whoever sat at a window comes back to it.

const root = document.body.dataset.root;
const name = `window:${root}:${document.body.dataset.person}`;
const asked = new URLSearchParams(location.search).get("window");

if (asked) keep(asked);
else if (document.querySelector("[data-sit]")) goBack();

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-sit]");
  if (link) keep(link.dataset.sit);
});

function keep(id) {
  try {
    localStorage.setItem(name, id);
  } catch {
    // It holds for this page only.
  }
}

function goBack() {
  let id = null;
  try {
    id = localStorage.getItem(name);
  } catch {
    // Nothing was kept.
  }
  if (id && document.querySelector(`[data-sit="${CSS.escape(id)}"]`)) location.replace(`${root}/hall?window=${id}`);
}
