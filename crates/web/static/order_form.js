// The form of an order: what the catalogue knows of an item is filled in, another line is there with one
// key. Without this the form works as well: it always has empty lines at its end.

const form = document.getElementById("order-form");
const lines = document.getElementById("order-lines");
const FILLED = ["kind", "unit", "moment", "price", "supplier"];
/** Moments that only a meeting has. */
const OF_MEETINGS = ["seated", "break"];

form?.addEventListener("change", (event) => {
  if (event.target.name === "item") fill(event.target);
  if (event.target.name === "meeting") showAlone();
});
document.getElementById("order-line-add")?.addEventListener("click", addLine);
showAlone();

/** An order by itself has a place and a time of its own. */
function showAlone() {
  const alone = document.getElementById("order-alone");
  const meeting = document.getElementById("meeting");
  if (alone && meeting) alone.hidden = meeting.value !== "";
}

function isAlone() {
  const alone = document.getElementById("order-alone");
  return Boolean(alone) && !alone.hidden;
}

function fill(item) {
  const known = [...document.querySelectorAll("#items option")].find((one) => one.value === item.value);
  if (!known) return;
  const line = item.closest("[data-line]");
  for (const name of FILLED) {
    if (name === "moment" && isAlone() && OF_MEETINGS.includes(known.dataset.moment)) continue;
    const field = line.querySelector(`[name=${name}]`);
    const fresh = field.tagName === "SELECT" || field.value === "";
    if (fresh && known.dataset[name]) field.value = known.dataset[name];
  }
}

function addLine() {
  const last = lines.lastElementChild;
  const number = lines.children.length + 1;
  const line = last.cloneNode(true);
  line.dataset.line = number;
  const legend = line.querySelector("legend");
  legend.textContent = legend.textContent.replace(/\d+/, number);
  for (const field of line.querySelectorAll("input, select")) {
    if (field.tagName === "SELECT") field.selectedIndex = 0;
    else field.value = "";
    if (field.id) field.id = field.id.replace(/\d+$/, number);
  }
  for (const label of line.querySelectorAll("label")) label.htmlFor = label.htmlFor.replace(/\d+$/, number);
  lines.append(line);
  line.querySelector("[name=item]").focus();
}
