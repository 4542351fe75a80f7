// Writes down what happens to the page.
const log = document.querySelector("#log");
const late = document.querySelector("#late");
const title = document.querySelector("[name=title]");
const say = (words) => { log.textContent += `${words} `; };
const part = (event) => event.target.closest("div")?.id;

setTimeout(() => { late.disabled = false; }, 50);
late.addEventListener("click", (event) => say(event.pointerType));
title.addEventListener("keydown", (event) => {
  if (event.isComposing || event.key === "?") event.preventDefault();
});
addEventListener("keydown", ({ ctrlKey, key, isComposing }) => say(`${ctrlKey ? "^" : ""}${key}${isComposing ? "…" : ""}`));
addEventListener("change", ({ target }) => say(`${target.name}=${target.value}`));
addEventListener("pointerdown", (event) => { if (part(event) === "from") say("gripped"); });
addEventListener("pointerup", (event) => { if (part(event) === "to") say("dropped"); });
