// A seating plan drawn from the layout's name: where each seat is, and who sits there. Seats of a
// side are numbered from its middle outwards, as precedence goes: 1 in the middle, 2 to its left.

import { h } from "./draw.js";
import { say } from "./words.js";

const WIDE = 52;
const HIGH = 40;
const GAP = 8;
const ROW_MAX = 10;

/** The seats and tables of a layout for so many people. */
export function plan(layout, count) {
  const people = Math.max(2, count);
  if (/课桌|課桌|教室|剧院|劇院|排|class|theat/i.test(layout)) return rows(people);
  if (/回/.test(layout)) return square(people, ["A", "B", "C", "D"]);
  if (/U/i.test(layout)) return square(people, ["A", "B", "C"]);
  if (/圆|圓|round/i.test(layout)) return round(people);
  return square(people, ["A", "B"]);
}

/** Numbers along a side, from its middle outwards: 4 2 1 3 5. */
export function fromTheMiddle(count) {
  const numbers = [];
  for (let number = 1; number <= count; number += 1) {
    if (number % 2 === 0) numbers.unshift(number);
    else numbers.push(number);
  }
  return numbers;
}

function letter(index) {
  return String.fromCharCode(65 + (index % 26));
}

function side(name, count, place) {
  return fromTheMiddle(count).map((number, index) => ({ seat: `${name}${number}`, ...place(index) }));
}

function rows(people) {
  const inRow = Math.min(ROW_MAX, Math.max(4, Math.ceil(Math.sqrt(people * 1.6))));
  const count = Math.ceil(people / inRow);
  const seats = Array.from({ length: count }, (_, row) =>
    side(letter(row), Math.min(inRow, people - row * inRow), (index) => ({
      x: (index + (inRow - Math.min(inRow, people - row * inRow)) / 2) * (WIDE + GAP),
      y: HIGH + 24 + row * (HIGH + GAP),
    })),
  ).flat();
  const width = inRow * (WIDE + GAP);
  return { seats, tables: [{ x: width / 2 - 90, y: 0, width: 180, height: 20 }], width, height: HIGH + 24 + count * (HIGH + GAP) };
}

/** Sides around a table: two face each other, three make a U, four a square. */
function square(people, names) {
  const ends = names.length > 2;
  const head = ends ? Math.max(1, Math.round(people / (names.length + 1))) : Math.ceil(people / 2);
  const foot = names.includes("D") || !ends ? (ends ? head : people - head) : 0;
  const rest = Math.max(0, people - head - foot);
  const left = Math.ceil(rest / 2);
  const right = rest - left;
  const across = Math.max(head, foot, 2);
  const inset = ends ? WIDE + GAP : 0;
  const down = Math.max(left, right, 1);
  const width = across * (WIDE + GAP) + inset * 2;
  const below = HIGH + GAP + down * (HIGH + GAP);
  const middle = (count, index) => inset + (index + (across - count) / 2) * (WIDE + GAP);
  const along = (count, index) => HIGH + GAP + (index + (down - count) / 2) * (HIGH + GAP);
  const seats = [
    ...side(names[0], head, (index) => ({ x: middle(head, index), y: 0 })),
    ...(ends ? side(names[1], left, (index) => ({ x: 0, y: along(left, index) })) : []),
    ...(ends ? side(names[2], right, (index) => ({ x: width - WIDE - GAP / 2, y: along(right, index) })) : []),
    ...(foot > 0 ? side(names.at(-1), foot, (index) => ({ x: middle(foot, index), y: below })) : []),
  ];
  const table = { x: inset, y: HIGH + GAP, width: across * (WIDE + GAP) - GAP, height: below - HIGH - GAP * 2 };
  return { seats, tables: [table], width, height: foot > 0 ? below + HIGH : below };
}

function round(people) {
  const radius = Math.max(90, (people * (WIDE + GAP)) / (2 * Math.PI));
  const seats = Array.from({ length: people }, (_, index) => {
    // The first at the top, then by turns to the left and the right of them.
    const turn = (index % 2 === 1 ? -1 : 1) * Math.ceil(index / 2);
    const angle = (turn / people) * 2 * Math.PI - Math.PI / 2;
    return {
      seat: `A${index + 1}`,
      x: radius + radius * Math.cos(angle),
      y: radius + radius * Math.sin(angle),
    };
  });
  const size = radius * 2 + WIDE;
  const inner = (radius - 36) * 2;
  const at = radius + WIDE / 2 - inner / 2;
  return { seats, tables: [{ x: at, y: at - 6, width: inner, height: inner, round: inner / 2 }], width: size, height: radius * 2 + HIGH };
}

/** The plan with the seats that people were given and the layout does not have, below it: nobody is left out. */
export function withOthers(drawn, sitting) {
  const known = new Set(drawn.seats.map(({ seat }) => seat));
  const others = [...sitting.keys()].filter((seat) => !known.has(seat));
  if (others.length === 0) return drawn;
  const inRow = Math.max(4, Math.floor(drawn.width / (WIDE + GAP)));
  const seats = others.map((seat, index) => ({
    seat,
    x: (index % inRow) * (WIDE + GAP),
    y: drawn.height + 2 * GAP + Math.floor(index / inRow) * (HIGH + GAP),
  }));
  return {
    ...drawn,
    seats: [...drawn.seats, ...seats],
    width: Math.max(drawn.width, Math.min(inRow, others.length) * (WIDE + GAP)),
    height: seats.at(-1).y + HIGH,
  };
}

/** Draws a plan. `sitting` maps seats to names; `choose(seat)` makes seats something to press. */
export function seatingPlan({ layout, count, sitting, first, chosen, choose }) {
  const drawn = withOthers(plan(layout, count), sitting);
  return h(
    "svg",
    { viewBox: `-4 -4 ${Math.round(drawn.width) + 8} ${Math.round(drawn.height) + 8}`, role: "group", "aria-label": say("form-seating") },
    drawn.tables.map((table, index) =>
      h("rect", { key: `table-${index}`, class: "table-top", x: table.x, y: table.y, width: table.width, height: table.height, rx: table.round ?? 6 }),
    ),
    drawn.seats.map((seat) => seatMark(seat, { sitting, first, chosen, choose })),
  );
}

function seatMark({ seat, x, y }, { sitting, first, chosen, choose }) {
  const name = sitting.get(seat);
  const classes = [name && "taken", name && name === first && "first", seat === chosen && "chosen"];
  const said = name ? say("form-seat-of", { seat, name }) : say("form-seat-free", { seat });
  const press = choose && {
    role: "button",
    tabindex: "0",
    onclick: () => choose(seat),
    onkeydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(seat);
    },
  };
  return h(
    "g",
    { key: seat, class: classes.filter(Boolean).join(" "), transform: `translate(${Math.round(x)} ${Math.round(y)})`, "aria-label": said, "data-seat": seat, ...press },
    h("rect", { class: "chair", width: WIDE, height: HIGH, rx: 6 }),
    h("text", { class: "seat-name", x: WIDE / 2, y: name ? 16 : HIGH / 2 + 4 }, name ? short(name) : short(seat)),
    name && h("text", { class: "seat-name", x: WIDE / 2, y: 32 }, short(seat)),
  );
}

/** As much of a word as a chair has room for; its label says the whole. */
function short(text) {
  return [...text].slice(0, 4).join("");
}
