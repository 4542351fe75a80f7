// What is looked at in a duty: ticked, remarked on, or found lacking and asked to be brought.

import { h } from "./draw.js";
import { unlessEcho } from "./firmly.js";
import { askFault } from "./phone_fault.js";
import { isSignOn } from "./phone_sign_on.js";
import { say } from "./words.js";

const QUANTITY_MAX = 99;

/** What is looked at: each item ticked with one tap, or remarked on when something is not right. */
export function checks(phone, duty) {
  return h(
    "ul",
    { key: "checks", class: "steps", "aria-label": say("phone-checks") },
    duty.checks.map((check) =>
      h(
        "li",
        { key: check.step, class: "row check-line" },
        h(
          "button",
          {
            type: "button",
            class: "step grow",
            "data-step": check.step,
            "aria-pressed": String(check.done),
            disabled: check.done,
            onclick: unlessEcho(() => tick(phone, duty, check.step, checkWords(check))),
          },
          h("span", { class: "box", "aria-hidden": "true" }, check.done ? "✓" : ""),
          h(
            "span",
            {},
            checkWords(check),
            lackingWords(check) && h("span", { key: "lacking", class: "state open" }, lackingWords(check)),
            check.remark && h("span", { key: "remark", class: `state ${check.done ? "done" : "overdue"}` }, check.remark),
          ),
        ),
        // What is no longer asked keeps its room: the items below stay where the thumb expects them.
        h(
          "button",
          {
            key: "remark",
            type: "button",
            class: check.done ? "button plain gone" : "button plain",
            disabled: check.done,
            "data-remark": check.step,
            "aria-label": `${say("phone-remark")} ${checkWords(check)}`,
            onclick: unlessEcho(() => phone.show({ sheet: { kind: "remark", duty, check } })),
          },
          say("phone-remark"),
        ),
        ...asks(phone, duty, check),
        !isSignOn(duty) &&
          phone.state.server?.places?.length > 0 &&
          h(
            "button",
            {
              key: "fault",
              type: "button",
              class: check.done ? "button plain gone" : "button plain",
              disabled: check.done,
              "data-fault": check.step,
              "aria-label": `${say("fault-report-item")} ${checkWords(check)}`,
              onclick: unlessEcho(() => askFault(phone, phone.state.server, { duty, check, words: checkWords(check) })),
            },
            say("fault-report-item"),
          ),
      ),
    ),
  );
}

/** An item of the order says which field it is. */
export function checkWords({ field, text }) {
  return field ? `${say(`field-${field}`)} ${text}` : text;
}

export function tick(phone, duty, index, words) {
  phone.act({
    path: `duties/${duty.id}/steps`,
    body: { step: index },
    effect: { kind: "step", duty: duty.id, step: index },
    words,
  });
}

/** What an item asks for in particular: something to be brought, or papers to be taken along. */
function asks(phone, duty, check) {
  const restocks = check.restocks ?? [];
  return [
    restocks.length > 0 &&
      h(
        "button",
        {
          key: "restock",
          type: "button",
          class: "button plain",
          "data-restock": check.step,
          "aria-label": `${say("restocking-needs")} ${checkWords(check)}`,
          onclick: unlessEcho(() =>
            phone.show({ sheet: { kind: "restock", duty, check, told: restocks.map((one) => one.quantity) } }),
          ),
        },
        say("restocking-needs"),
      ),
    check.brings_back &&
      h(
        "a",
        {
          key: "papers",
          class: "button plain",
          "data-papers": check.step,
          "aria-label": `${say("restocking-papers")} ${checkWords(check)}`,
          href: `${phone.root}/papers/new?${new URLSearchParams({ room: duty.room?.id ?? "", duty: duty.id, step: check.step })}`,
        },
        say("restocking-papers"),
      ),
  ];
}

/** What is lacking at an item, as its line shows it: 抽纸 2 包. */
function lackingWords(check) {
  const lacking = (check.restocks ?? []).filter((one) => one.quantity > 0);
  return lacking.map((one) => `${one.item} ${one.quantity} ${one.unit}`).join(", ");
}

/** The sheet that asks how much of each is lacking: one thumb, no keyboard. */
export function restock(phone, asked, close) {
  const { duty, check, told } = asked;
  const known = check.restocks.map((one) => one.quantity);
  const change = (place, by) => {
    const now = told.map((quantity, at) =>
      at === place ? Math.min(Math.max(quantity + by, 0), QUANTITY_MAX) : quantity,
    );
    phone.show({ sheet: { ...asked, told: now } });
  };
  return [
    h("h2", { key: "title", id: "sheet-title" }, checkWords(check)),
    h("p", { key: "place", class: "quiet" }, duty.place),
    check.restocks.map((one, place) =>
      h(
        "div",
        { key: one.item, class: "row spread counter", role: "group", "aria-label": one.item },
        h("span", { class: "grow" }, one.item),
        h(
          "button",
          {
            type: "button",
            class: "button",
            "data-less": one.item,
            "aria-label": say("restocking-less", { item: one.item }),
            disabled: told[place] === 0,
            onclick: () => change(place, -1),
          },
          "−",
        ),
        h("output", { "data-quantity": one.item }, `${told[place]} ${one.unit}`),
        h(
          "button",
          {
            type: "button",
            class: "button",
            "data-more": one.item,
            "aria-label": say("restocking-more", { item: one.item }),
            disabled: told[place] === QUANTITY_MAX,
            onclick: () => change(place, 1),
          },
          "+",
        ),
      ),
    ),
    h(
      "button",
      {
        key: "send",
        class: "button main act",
        type: "button",
        "data-act": "restock-do",
        disabled: told.every((quantity, place) => quantity === known[place]),
        onclick: () => sendRestock(phone, asked, close),
      },
      say("restocking-do"),
    ),
    h(
      "button",
      { key: "back", class: "button act", type: "button", "data-act": "back", onclick: () => close(phone) },
      say("phone-back"),
    ),
  ];
}

function sendRestock(phone, { duty, check, told }, close) {
  const items = check.restocks.map((one, place) => ({ item: one.item, quantity: told[place] }));
  const changed = items.filter((one, place) => one.quantity !== check.restocks[place].quantity);
  close(phone);
  phone.act({
    path: `duties/${duty.id}/restocking`,
    body: { step: check.step, items: changed },
    effect: { kind: "restock", duty: duty.id, step: check.step, items: changed },
    words: changed.map((one) => `${one.item} ${one.quantity}`).join(", "),
    hold: 0,
  });
}
