// The frame of the phone page: its head with the state of the network, what needs to be told, the
// undo bar and the tabs.

import { h } from "./draw.js";
import { firmly } from "./firmly.js";
import { askFault } from "./phone_fault.js";
import { handOversCard } from "./phone_hand_over.js";
import { leadLine } from "./phone_urgent.js";
import { isOwn } from "./shift.js";
import { say } from "./words.js";

const NOTICES = "notices";
const NOTICES_SHOWN = 2;

export function header(phone) {
  const { state } = phone;
  const titles = { duties: "phone-duties", meetings: "phone-meetings", note: "phone-note", me: "phone-me" };
  return h(
    "header",
    { key: "header", class: "phone-head" },
    h("h1", {}, say(titles[state.tab])),
    h("span", { class: "phone-clock" }, phone.clock(phone.now())),
    sync(phone),
  );
}

/** Acts of somebody else that wait on this phone: theirs alone to send. */
function othersLine({ outbox }) {
  const count = outbox.others();
  return count > 0 && h("p", { key: "others", class: "banner waiting" }, say("phone-others-waiting", { count }));
}

function sync({ state, outbox }) {
  const count = outbox.waiting().length;
  // Nothing is in step with the house before it has answered.
  if (!state.heard && state.online && !state.signedOut && count === 0) return null;
  const [tone, words] = state.signedOut
    ? ["refused", say("phone-signed-out")]
    : !state.online
      ? ["waiting", count ? say("phone-offline-waiting", { count }) : say("phone-offline")]
      : count
        ? ["waiting", say("phone-waiting", { count })]
        : ["done", say("phone-synced")];
  return h("span", { class: `state ${tone}`, "data-sync": tone, "data-waiting": count }, words);
}

/** While nothing is kept and nothing has come yet. */
export function loading({ state, ask }) {
  // Who has to sign in is told so above; there is nothing to wait for.
  if (state.signedOut) return null;
  const failed = state.loadFailed || !state.online;
  return h(
    "div",
    { key: "loading", class: "empty" },
    h("strong", {}, say(failed ? "phone-nothing-kept" : "phone-loading")),
    failed && h("span", {}, say("phone-nothing-kept-hint")),
    failed && h("button", { class: "button", type: "button", onclick: ask }, say("page-reload")),
  );
}

/** What stands above every tab: what went wrong, and what the house has to tell. */
export function told(phone, view) {
  return [signedOutCard(phone), othersLine(phone), bannerLine(phone), notKeptLine(phone), refusedCard(phone, view), noticesCard(phone, view), handOversCard(phone, view), leadLine(phone, view), rulesLine(phone, view)];
}

/** Rules of the house that are to be read. They keep nobody from a duty. */
function rulesLine(phone, view) {
  const { count, late } = view?.unread_house_rules ?? { count: 0 };
  if (!count) return null;
  const words = [say("house-rule-unread-line", { count })];
  if (late) words.push(say("house-rule-unread-late", { count: late }));
  return h(
    "p",
    { key: "rules", class: `banner ${late ? "overdue" : "open"}`, "data-unread-rules": count },
    h("span", { class: "grow" }, words.join(" · ")),
    h("a", { class: "button", href: `${phone.root}/house-rules` }, say("house-rule-read-now")),
  );
}

function signedOutCard({ state }) {
  if (!state.signedOut) return null;
  const next = encodeURIComponent(location.pathname);
  return h(
    "div",
    { key: "signed-out", class: "banner refused" },
    h("span", {}, say("phone-signed-out-hint")),
    h("a", { class: "button", href: `/sign-in?next=${next}` }, say("page-sign-in")),
  );
}

function bannerLine({ state, seen }) {
  if (!state.banner) return null;
  return h(
    "div",
    { key: "banner", class: `banner alarm ${state.banner.tone}`, role: "alert" },
    h("strong", {}, state.banner.words),
    h("button", { class: "button", type: "button", "data-act": "seen", onclick: seen }, say("phone-seen")),
  );
}

function notKeptLine({ state }) {
  if (!state.notKept) return null;
  return h("p", { key: "not-kept", class: "banner refused" }, say("phone-not-kept"));
}

function refusedCard(phone, view) {
  const { state } = phone;
  if (state.refused.length === 0) return null;
  return h(
    "section",
    { key: "refused", class: "card", "data-refused": state.refused.length },
    h("h2", {}, say("phone-refused")),
    state.refused.map((item) =>
      h(
        "div",
        { key: item.id, class: "row spread" },
        h("span", { class: "grow" }, h("strong", {}, `${phone.clock(item.effect.at)} ${item.words ?? ""}`), ` ${item.detail}`),
        item.code === "not-on-duty" && view && !view.on_duty_since && onDutyButton(phone),
        h("button", { class: "button", type: "button", onclick: () => phone.forgetRefused(item.id) }, say("phone-seen")),
      ),
    ),
  );
}

/** Going on duty stands above the duties, with the check of whoever is planned. */
function onDutyButton(phone) {
  const lead = () => {
    scrollTo(0, 0);
    phone.show({ tab: "duties" });
  };
  return h("button", { class: "button main", type: "button", "data-act": "go-on-duty", onclick: lead }, say("phone-start-duty"));
}

/**
 * What the house has to tell: that a colleague was first, that a meeting changed. The newest first; beyond two they are
 * folded, so that the duties below stay in sight.
 */
function noticesCard(phone, view) {
  const notices = [...(view?.notices ?? [])].reverse();
  if (notices.length === 0) return null;
  const shown = phone.state.unfolded.has(NOTICES) ? notices : notices.slice(0, NOTICES_SHOWN);
  return h(
    "section",
    { key: NOTICES, class: "card", "data-notices": notices.length },
    shown.map((notice) =>
      h(
        "div",
        { key: notice.id, class: "row spread" },
        h("span", { class: "grow" }, `${phone.clock(notice.at)} ${notice.text}`),
        h("button", { class: "button", type: "button", onclick: () => see(phone, notice.id) }, say("phone-seen")),
      ),
    ),
    shown.length < notices.length &&
      h(
        "button",
        { key: "notices-more", class: "button plain", type: "button", "data-notices-more": true, onclick: () => unfoldNotices(phone) },
        say("phone-notices-more", { count: notices.length - shown.length }),
      ),
  );
}

function unfoldNotices(phone) {
  phone.state.unfolded.add(NOTICES);
  phone.redraw();
}

function see(phone, id) {
  phone.act({
    path: `notices/${id}/seen`,
    effect: { kind: "seen", notice: id },
    words: say("phone-seen"),
    hold: 0,
  });
}

export function undoBar({ state, undo }) {
  const { undo: last } = state;
  return h(
    "div",
    { key: "undo", class: "toasts" },
    last &&
      h(
        "div",
        { key: last.id, class: "toast" },
        h("span", {}, last.words),
        // What stands below comes up when the bar goes: the echo of this tap is not for it.
        h("button", { class: "button", type: "button", "data-undo": true, onclick: firmly(undo) }, say("phone-undo")),
      ),
  );
}

export function tabs(phone, view, found) {
  const { state, show } = phone;
  // The colleagues' duties are there to be helped with; they do not call for this person.
  const late = found ? found.overdue.filter(isOwn).length : 0;
  const due = found ? found.open.filter(isOwn).length : 0;
  const running = view ? view.meetings.filter((one) => one.phase === "running").length : 0;
  const tab = (name, sign, count, tone) =>
    h(
      "button",
      {
        key: name,
        type: "button",
        class: "tab",
        "data-tab": name,
        "aria-current": state.tab === name ? "page" : null,
        onclick: () => {
          scrollTo(0, 0);
          show({ tab: name });
        },
      },
      h("span", { class: "tab-sign", "aria-hidden": "true" }, sign),
      h("span", {}, say(`phone-tab-${name}`)),
      count > 0 && h("span", { class: `count ${tone}` }, count),
    );
  return h(
    "nav",
    { key: "tabs", class: "tabs", "aria-label": say("page-menu") },
    tab("duties", "☰", late + due, late ? "overdue" : "open"),
    tab("meetings", "◫", running, "open"),
    tab("note", "✎", 0, ""),
    // No tab of its own: the sheet opens over whatever is shown.
    view?.places?.length > 0 &&
      h(
        "button",
        { key: "fault", type: "button", class: "tab", "data-tab": "fault", onclick: () => askFault(phone, view) },
        h("span", { class: "tab-sign", "aria-hidden": "true" }, "⚠"),
        h("span", {}, say("fault-report-item")),
      ),
    tab("me", "○", 0, ""),
  );
}
