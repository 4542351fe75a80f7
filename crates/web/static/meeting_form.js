// The booking form, improved: free rooms for the chosen time, quick lengths, attendees as rows with
// a seating plan, and the recurrence composed from a few choices. What is sent is the plain form.

import { move, read, write } from "./attendees.js";
import { instantOf } from "./civil.js";
import { draw, h } from "./draw.js";
import { rule } from "./recurrence.js";
import { plan, seatingPlan } from "./seating.js";
import { say } from "./words.js";

const form = document.getElementById("meeting-form");
const field = (name) => form.elements.namedItem(name);
/** Digits may be typed in full width, as an input method gives them. */
const number = (text) => Number(text.normalize("NFKC").trim()) || 0;

// Attendees: one state, drawn; the textarea holds what is sent.
const lines = field("attendees");
const editor = document.getElementById("attendee-editor");
const state = { attendees: read(lines.value), chosen: -1, next: 0 };
for (const attendee of state.attendees) attendee.key = state.next++;
const addressOf = new Map(
  [...document.querySelectorAll("#people option")].map((option) => [option.value, option.label]),
);

function update(attendees, chosen = state.chosen) {
  state.attendees = attendees;
  state.chosen = chosen;
  lines.value = write(attendees);
  lines.dispatchEvent(new Event("input", { bubbles: true }));
  drawAttendees();
}

function drawAttendees() {
  const { attendees } = state;
  const sitting = new Map(attendees.filter((one) => one.seat && one.name).map((one) => [one.seat, one.name]));
  draw(editor, [
    h("ol", { key: "rows", class: "attendee-rows" }, attendees.map(attendeeRow)),
    h(
      "div",
      { key: "acts", class: "buttons" },
      h("button", { type: "button", class: "button", onclick: add }, say("form-add-attendee")),
      attendees.length > 0 &&
        h("button", { type: "button", class: "button", onclick: seatByRank }, say("form-seat-by-rank")),
    ),
    attendees.length > 0 &&
      h(
        "div",
        { key: "plan", class: "seating" },
        h("p", { class: "hint" }, say("form-seating-hint")),
        seatingPlan({
          layout: field("layout").value,
          count: seatCount(),
          sitting,
          first: attendees[0]?.name,
          chosen: attendees[state.chosen]?.seat,
          choose: sit,
        }),
      ),
  ]);
}

function seatCount() {
  return Math.min(200, Math.max(number(field("headcount").value), state.attendees.length));
}

function attendeeRow(attendee, index) {
  const change = (part) => (event) => {
    const changed = { ...state.attendees[index], [part]: event.target.value };
    // Who is known by name brings their form of address.
    if (part === "name" && !changed.formOfAddress) changed.formOfAddress = addressOf.get(changed.name) ?? "";
    update(state.attendees.with(index, changed), index);
  };
  const input = (part, label, list) =>
    h("input", {
      class: "input",
      "aria-label": `${index + 1} ${label}`,
      placeholder: label,
      value: attendee[part],
      list,
      maxlength: part === "seat" ? 10 : 50,
      autocomplete: "off",
      "data-part": part,
      oninput: change(part),
      onfocus: () => {
        if (state.chosen === index) return;
        state.chosen = index;
        drawAttendees();
      },
    });
  return h(
    "li",
    { key: attendee.key, class: "attendee-row", "data-row": index },
    h("span", { class: "rank", title: say("form-drag"), onpointerdown: (event) => dragRow(event, attendee.key) }, index + 1),
    input("name", say("form-name"), "people"),
    input("formOfAddress", say("form-form-of-address")),
    input("seat", say("form-seat")),
    h(
      "span",
      { class: "buttons" },
      act("↑", say("form-up"), () => update(move(state.attendees, index, index - 1), index - 1), index === 0),
      act("↓", say("form-down"), () => update(move(state.attendees, index, index + 1), index + 1), index === state.attendees.length - 1),
      act("×", say("form-remove"), () => update(state.attendees.toSpliced(index, 1), -1)),
    ),
  );
}

function act(sign, label, onclick, disabled = false) {
  return h("button", { type: "button", class: "button plain", "aria-label": label, title: label, disabled, onclick }, sign);
}

function add() {
  const one = { name: "", formOfAddress: "", seat: "", key: state.next++ };
  update([...state.attendees, one], state.attendees.length);
  editor.querySelector(".attendee-row:last-child [data-part=name]").focus();
}

/** Puts the chosen one on the seat; who sat there changes places with them. */
function sit(seat) {
  const taken = state.attendees.findIndex((one) => one.seat === seat);
  const index = state.attendees[state.chosen] ? state.chosen : state.attendees.findIndex((one) => !one.seat);
  if (index < 0 || taken === index) {
    state.chosen = taken;
    drawAttendees();
    return;
  }
  const before = state.attendees[index].seat;
  const seated = state.attendees.map((one, place) => {
    if (place === index) return { ...one, seat };
    return place === taken ? { ...one, seat: before } : one;
  });
  const next = seated.findIndex((one) => !one.seat);
  update(seated, next < 0 ? index : next);
}

/** Seats by precedence: the middle of the first side for the guest of honour, and so on. */
function seatByRank() {
  const order = plan(field("layout").value, seatCount())
    .seats.map(({ seat }) => seat)
    .sort((a, b) => number(a.slice(1)) - number(b.slice(1)) || a.localeCompare(b));
  const sides = order.filter((seat) => seat.startsWith("A")).concat(order.filter((seat) => !seat.startsWith("A")));
  update(state.attendees.map((one, index) => ({ ...one, seat: sides[index] ?? "" })));
}

function dragRow(event, key) {
  event.preventDefault();
  const row = event.target.closest(".attendee-row");
  row.classList.add("dragged");
  const over = (moving) => {
    const under = document
      .elementsFromPoint(moving.clientX, moving.clientY)
      .map((element) => element.closest(".attendee-row"))
      .find(Boolean);
    const from = state.attendees.findIndex((one) => one.key === key);
    const to = under ? Number(under.dataset.row) : from;
    if (to !== from) update(move(state.attendees, from, to), to);
  };
  const drop = () => {
    row.classList.remove("dragged");
    removeEventListener("pointermove", over);
  };
  addEventListener("pointermove", over);
  addEventListener("pointerup", drop, { once: true });
  addEventListener("pointercancel", drop, { once: true });
}

lines.closest(".field").hidden = !lines.classList.contains("wrong") && !lines.ariaInvalid;
field("layout").addEventListener("input", drawAttendees);
field("headcount").addEventListener("input", drawAttendees);
drawAttendees();

// Lengths by one key.
for (const button of form.querySelectorAll("[data-minutes]")) {
  button.addEventListener("click", () => {
    const [hours, minutes] = field("starts").value.split(":").map(Number);
    if (Number.isNaN(minutes)) return;
    const end = Math.min(23 * 60 + 55, hours * 60 + minutes + Number(button.dataset.minutes));
    const two = (part) => String(part).padStart(2, "0");
    field("ends").value = `${two(Math.floor(end / 60))}:${two(end % 60)}`;
    field("ends").dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// The layouts of the chosen room.
function offerLayouts() {
  const { layouts = "" } = field("room").selectedOptions[0]?.dataset ?? {};
  const offered = layouts.split("|").filter(Boolean);
  draw(document.getElementById("layouts"), offered.map((layout) => h("option", { key: layout, value: layout })));
  if (!offered.includes(field("layout").value)) field("layout").value = offered[0] ?? "";
  drawAttendees();
}
field("room").addEventListener("change", offerLayouts);
offerLayouts();

// Which rooms are free at the chosen time, with the chosen one first.
const free = document.getElementById("free");
let asking = 0;
let asked = null;

function askFree() {
  clearTimeout(asking);
  asking = setTimeout(fetchFree, 200);
}

async function fetchFree() {
  const date = field("date").value;
  const starts = instantOf(date, field("starts").value, form.dataset.zone);
  const ends = instantOf(date, field("ends").value, form.dataset.zone);
  if (!(ends > starts)) {
    draw(free, []);
    return;
  }
  const query = new URLSearchParams({ starts, ends, headcount: Math.max(1, number(field("headcount").value)) });
  for (const box of form.querySelectorAll("input[name=equipment]:checked")) query.append("equipment", box.value);
  const meeting = form.dataset.meeting?.split("/").at(-1);
  if (meeting) query.set("except", meeting);
  asked?.abort();
  asked = new AbortController();
  const response = await fetch(`${form.dataset.apiRoot}/proposals?${query}`, {
    headers: { Accept: "application/json" },
    signal: asked.signal,
  }).catch(() => null);
  if (!response?.ok) return;
  const answer = await response.json();
  drawFree(Array.isArray(answer) ? answer : (answer.proposals ?? []));
}

function drawFree(proposals) {
  const chosen = field("room").value;
  const one = proposals.find(({ room }) => room.id === chosen);
  const others = proposals.filter(({ room, obstacle }) => !obstacle && room.id !== chosen).slice(0, 6);
  const title = field("room").selectedOptions[0]?.dataset.title ?? "";
  const word = one && !one.obstacle ? ["done", "form-free-room"] : ["overdue", "form-busy-room"];
  draw(free, [
    h(
      "p",
      { key: "chosen", class: "row" },
      h("span", { class: `state ${word[0]}`, "data-free": word[0] }, say(word[1], { room: title })),
      one?.obstacle?.reason && h("span", {}, one.obstacle.reason),
    ),
    others.length > 0 &&
      h(
        "div",
        { key: "others", class: "buttons" },
        h("span", { class: "quiet" }, say("form-also-free")),
        others.map(({ room }) =>
          h("button", { key: room.id, type: "button", class: "button", onclick: () => take(room.id) }, `${room.number} ${room.name}`),
        ),
      ),
    proposals.every(({ obstacle }) => obstacle) && h("p", { key: "none" }, say("form-no-free-room")),
  ]);
}

function take(room) {
  field("room").value = room;
  field("room").dispatchEvent(new Event("change", { bubbles: true }));
}

for (const name of ["date", "starts", "ends", "headcount", "room"]) field(name).addEventListener("change", askFree);
document.getElementById("equipment").addEventListener("change", askFree);
askFree();

// A free room instead of the one that is taken: it comes with a layout that it has.
for (const instead of document.querySelectorAll("button[name=instead]")) {
  instead.addEventListener("click", () => take(instead.value));
}

// The recurrence, composed; the exact rule stays open to who knows it.
const repeat = document.getElementById("repeat");
if (repeat) {
  const compose = () => {
    const how = document.getElementById("repeat-how").value;
    document.getElementById("repeat-weekdays").hidden = how !== "weekly";
    document.getElementById("repeat-end").hidden = how === "never";
    document.getElementById("repeat-times").hidden = how === "never";
    field("recurrence").value = rule({
      how,
      date: field("date").value,
      weekdays: [...repeat.querySelectorAll("#repeat-weekdays input:checked")].map((box) => box.value),
      until: document.getElementById("repeat-until").value,
      count: document.getElementById("repeat-count").value.normalize("NFKC"),
    });
  };
  repeat.addEventListener("input", compose);
  field("date").addEventListener("change", () => field("recurrence").value && compose());
}
