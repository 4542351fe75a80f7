// Moves what was just looked at, once: the other button comes where the one that is meant was.
const log = document.querySelector("#log");
const [other, meant] = ["#other", "#meant"].map((id) => document.querySelector(id));
const look = document.elementFromPoint.bind(document);

document.elementFromPoint = (x, y) => {
  const seen = look(x, y);
  meant.after(other);
  return seen;
};
addEventListener("click", ({ target }) => { log.textContent += `${target.id} `; });
