// What stands on a duty's card beside its steps: the office that it cleans, the papers that it sorts or brings.

import { h } from "./draw.js";
import { unlessEcho } from "./firmly.js";
import { officePart } from "./phone_office.js";
import { list, say } from "./words.js";

export function besidePart(phone, duty) {
  return [officePart(phone, duty), sortingPart(phone, duty), diningPart(phone, duty)];
}

/** The page of the menu, the diners and the tableware. */
function diningPart(phone, duty) {
  if (!duty.dining || duty.outcome) return null;
  return h(
    "a",
    { key: "dining", class: "button act", "data-act": "dining-page", href: `${phone.root}/dining` },
    say("dining-open-page"),
  );
}

/** The list by which the day's papers are sorted. */
function sortingPart(phone, duty) {
  if (!duty.sorting || duty.outcome) return null;
  return h(
    "a",
    { key: "sorting", class: "button act", "data-act": "sorting-list", href: `${phone.root}/newspapers` },
    say("newspaper-open-list"),
  );
}

/** The offices to which papers are brought, ticked with one tap each; the last tick settles the duty. */
export function roundPart(phone, duty) {
  const left = duty.stops.some((stop) => !stop.at);
  return [
    h(
      "ul",
      { key: "stops", class: "stops" },
      duty.stops.map((stop) => stopLine(phone, duty, stop)),
    ),
    !left && !duty.outcome && h("p", { key: "all", class: "quiet", role: "status" }, say("newspaper-ticked-all")),
    h(
      "footer",
      { key: "others", class: "row spread" },
      h("a", { key: "why", class: "button plain", href: `${phone.root}/duties/${duty.id}/why` }, say("phone-why")),
      h("a", { key: "page", class: "button plain", "data-act": "newspapers", href: `${phone.root}/newspapers` }, say("newspaper-open-page")),
    ),
  ];
}

function stopLine(phone, duty, stop) {
  const papers = stop.papers.map((paper) => `${paper.name} ×${paper.copies}${paper.late ? ` ${say("newspaper-late")}` : ""}`);
  return h(
    "li",
    { key: stop.stop, "data-stop": stop.place },
    h("div", { class: "grow" }, h("strong", {}, stop.place), h("p", { class: "quiet" }, list(papers))),
    stop.at
      ? h("span", { key: "told", class: stop.reason ? "state overdue" : "state done" }, stop.reason || `✓ ${phone.clock(stop.at)}`)
      : h(
          "button",
          {
            key: "tick",
            type: "button",
            class: "button main",
            "data-act": "deliver",
            "aria-label": `${say("newspaper-tick")} ${stop.place}`,
            onclick: unlessEcho(() => deliver(phone, duty, stop)),
          },
          say("newspaper-tick"),
        ),
  );
}

function deliver(phone, duty, stop) {
  phone.act({
    path: `newspapers/stops/${stop.stop}/delivery`,
    body: {},
    effect: { kind: "newspapers-delivered", duty: duty.id, stop: stop.stop },
    words: say("newspaper-ticked-said", { place: stop.place }),
  });
}
