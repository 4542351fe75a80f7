// Public pages: settings, the focus on what went wrong, a fresh command id, no second send, and none
// without a network: the browser would put its own page in the place of what was typed.

import { commandId } from "./command_id.js";
import { serveSettings } from "./settings.js";

const notSent = document.querySelector("[data-not-sent]");

serveSettings();
document.querySelector("[data-focus]")?.focus();
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (!navigator.onLine) {
      event.preventDefault();
      notSent.hidden = false;
      notSent.focus();
      return;
    }
    form.dataset.sent = "yes";
    const command = form.elements.namedItem("command");
    if (command) command.value = commandId();
  });
}
addEventListener("online", () => {
  notSent.hidden = true;
});
// A page that comes back from the browser's memory may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
