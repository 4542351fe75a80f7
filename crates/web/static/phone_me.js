// The tabs for a note into the journal and for oneself: on duty, sound, language, theme, sign-out.

import { setSound, soundIsOn, stayAwake } from "./alerts.js";
import { h } from "./draw.js";
import { handOverLink, ownHandOver } from "./phone_hand_over.js";
import { awayPart } from "./phone_away.js";
import { ownSignOn, signOnHint } from "./phone_sign_on.js";
import { chooseLanguage, chooseTheme, chosenTheme } from "./settings.js";
import { say } from "./words.js";

export function notePage(phone, view) {
  const running = view.meetings.filter((one) => one.phase === "running" || one.phase === "on_break");
  return h(
    "form",
    { key: "note", class: "stack", onsubmit: (event) => takeNote(phone, event) },
    h(
      "div",
      { class: "field" },
      h("label", { for: "note-text" }, say("phone-note-label")),
      h("textarea", {
        id: "note-text",
        name: "text",
        maxlength: 500,
        rows: 4,
        required: true,
        value: phone.state.draft,
        oninput: (event) => {
          phone.state.draft = event.target.value;
        },
      }),
    ),
    running.length > 0 &&
      h(
        "div",
        { class: "field" },
        h("label", { for: "note-meeting" }, say("phone-note-meeting")),
        h(
          "select",
          { id: "note-meeting", name: "meeting" },
          h("option", { key: "none", value: "" }, say("phone-note-no-meeting")),
          running.map((one) => h("option", { key: one.id, value: one.id }, `${one.room.name} ${one.title}`)),
        ),
      ),
    h("button", { class: "button main act", type: "submit", "data-act": "note" }, say("phone-note-send")),
    h("a", { class: "button", href: `${phone.root}/journal` }, say("phone-journal")),
  );
}

function takeNote(phone, event) {
  event.preventDefault();
  const data = new FormData(event.target);
  const text = String(data.get("text")).trim();
  if (!text) return;
  phone.state.draft = "";
  phone.act({
    path: "notes",
    body: { text, meeting: data.get("meeting") || null },
    effect: { kind: "note", text },
    words: say("phone-noted"),
  });
  event.target.reset();
}

export function mePage(phone, view, found) {
  return h(
    "div",
    { key: "me", class: "stack" },
    h(
      "section",
      { class: "card" },
      h("h2", {}, view.me.name),
      h("p", { class: "quiet" }, view.site_name),
      onDuty(phone, view, found),
    ),
    h(
      "section",
      { class: "card" },
      check(say("phone-sound"), soundIsOn(), (on) => {
        setSound(on);
        phone.redraw();
      }, say("phone-sound-hint")),
      choice("phone-language", say("page-language"), languages(), (tag) => chooseLanguage(tag)),
      choice(
        "phone-theme",
        say("page-theme"),
        ["", "light", "dark"].map((theme) => ({
          value: theme,
          title: say(`page-theme-${theme || "system"}`),
          chosen: chosenTheme() === theme,
        })),
        (theme) => {
          chooseTheme(theme);
          phone.redraw();
        },
      ),
    ),
    h(
      "section",
      { class: "card" },
      h("p", { class: "quiet" }, offlineWords()),
      h("a", { class: "button act", href: `${phone.root}/leave` }, say("leave-and-swaps")),
      h("a", { class: "button act", href: `${phone.root}/found-items` }, say("page-menu-found-items")),
      h("a", { class: "button act", href: `${phone.root}/house-rules` }, say("page-menu-house-rules")),
      h("a", { class: "button act", href: `${phone.root}/alerts` }, say("page-menu-alerts")),
      h("a", { class: "button act", href: "/account" }, say("account-own")),
      h("button", { class: "button act", type: "button", "data-act": "sign-out", onclick: () => phone.signOut(false) }, say("page-sign-out")),
    ),
  );
}

/** Without HTTPS a browser keeps no shell: the page says so plainly. */
function offlineWords() {
  return say(globalThis.isSecureContext && navigator.serviceWorker ? "phone-offline-ready" : "phone-offline-not");
}

function onDuty(phone, view, found) {
  if (!view.on_duty_since) {
    // Whoever is planned takes the post with the check, on the page of duties.
    const check = ownSignOn(phone, view, found);
    if (check) return signOnHint(phone, check);
    return h("button", { key: "start", class: "button main act", type: "button", "data-act": "shift-start", onclick: phone.startDuty }, say("phone-start-duty"));
  }
  return [
    h("p", { key: "since" }, say("phone-on-duty-since", { time: phone.clock(view.on_duty_since) })),
    awayPart(phone, view),
    handOverLink(phone, "button act"),
    // Whoever is asked for their hand-over goes off duty with it.
    !ownHandOver(found) &&
      h("button", { key: "end", class: "button act", type: "button", "data-act": "shift-end", onclick: () => end(phone) }, say("phone-end-duty")),
  ];
}

function end(phone) {
  stayAwake(false);
  phone.act({
    path: "shift/end",
    effect: { kind: "shift-end" },
    words: say("phone-off-duty-said"),
  });
}

function languages() {
  const here = document.documentElement.lang;
  return [
    ["zh-Hans", "简体中文"],
    ["zh-Hant", "繁體中文"],
    ["en", "English"],
  ].map(([value, title]) => ({ value, title, chosen: value === here }));
}

function choice(id, label, options, chosen) {
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    h(
      "select",
      { id, autocomplete: "off", onchange: (event) => chosen(event.target.value) },
      options.map((option) => h("option", { key: option.value, value: option.value, selected: option.chosen }, option.title)),
    ),
  );
}

function check(label, on, chosen, hint) {
  return h(
    "label",
    { class: "check" },
    h("input", { type: "checkbox", checked: on, onchange: (event) => chosen(event.target.checked) }),
    h("span", {}, label, " ", h("small", { class: "quiet" }, hint)),
  );
}
