// A kiosk goes back to its beginning by itself, so that nobody finds what somebody left.

const RESET_MS = 20_000;
const IDLE_MS = 60_000;
const page = document.querySelector("[data-home]");
let timer = 0;

function wait() {
  clearTimeout(timer);
  timer = setTimeout(() => location.replace(page.dataset.home), page.dataset.reset === undefined ? IDLE_MS : RESET_MS);
}

wait();
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, wait);
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
