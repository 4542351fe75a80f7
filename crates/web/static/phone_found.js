// 失物招领: what is found as a room is looked through after a meeting. The form is a page of its own, with the room
// and the meeting filled in; it needs a network and says so.

import { h } from "./draw.js";
import { say } from "./words.js";

const RULE = "left-items";

/** The way to the form from the duty of looking for things left behind; null for other duties. */
export function foundPart(phone, duty) {
  if (duty.rule !== RULE) return null;
  if (!phone.state.online) return h("p", { key: "found", class: "quiet" }, say("phone-found-item-offline"));
  return h("a", { key: "found", class: "button act", "data-act": "found-item", href: pageOf(phone, duty) }, say("phone-found-item"));
}

function pageOf(phone, duty) {
  const query = new URLSearchParams();
  // A duty that this phone made ahead is not known to the house yet: its room and its meeting are.
  if (!duty.ahead) query.set("duty", duty.id);
  else if (duty.meeting) query.set("meeting", duty.meeting.id);
  if (duty.ahead && duty.room) query.set("room", duty.room.id);
  return `${phone.root}/found-items/new?${query}`;
}
