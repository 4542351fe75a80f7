// Makes a part of the page what the server draws now. Elements are known by their id or data-key,
// so that focus, an open fold and what is being typed survive; the server alone draws.

/** What a form says that its person has seen: the house refuses what was decided by less. */
const SEEN = ["revision", "version", "edition", "seen", "counted", "orders"];
let whileInUse = false;

/**
 * Makes `part` what it is by now, while its page is in use. A form that somebody is filling in goes on saying what they
 * saw as they began, so that what changed meanwhile is told to them before their word counts for it.
 */
export function redraw(part, fresh) {
  whileInUse = true;
  try {
    morph(part, fresh);
  } finally {
    whileInUse = false;
  }
}

/** Makes `here` like `there`, an element of a freshly fetched page. */
export function morph(here, there) {
  if (here.hasAttribute("data-keep")) return;
  // A form that was refused stands as it is: with why, and with what was typed.
  if (whileInUse && here.dataset.typed) return;
  attributes(here, there);
  children(here, there);
}

function attributes(here, there) {
  for (const { name } of [...here.attributes]) {
    if (!there.hasAttribute(name) && !isOwn(here, name)) here.removeAttribute(name);
  }
  for (const { name, value } of there.attributes) {
    if (here.getAttribute(name) !== value && !isOwn(here, name)) here.setAttribute(name, value);
  }
}

/**
 * What the page itself notes of an element: that it was sent and as which command, that what a refusal brought back was
 * typed by somebody, that it takes no pointer yet.
 */
const NOTES = ["data-sent", "data-command", "data-typed", "data-moved"];

/**
 * What the person changed on the page stays as it is: an open fold, the chosen cell. So does the id of
 * a form's command, or the same act, sent again after a lost answer, would be another.
 */
function isOwn(element, name) {
  if (NOTES.includes(name)) return true;
  if (name === "value" && element.type === "hidden") {
    if (element.name === "command") return true;
    if (whileInUse && SEEN.includes(element.name) && isInHand(element.form)) return true;
  }
  return (name === "open" && element.localName === "details") || name === "aria-current" && element.matches(".chip");
}

/** Whether somebody is at a form: the keyboard is in it, or something of it was filled in. */
function isInHand(form) {
  return form.contains(document.activeElement) || [...form.elements].some(isFilledIn);
}

/** Whether somebody changed what a field held when it was drawn. */
export function isFilledIn(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
  if (field.localName === "textarea" || field.localName === "input") return field.value !== field.defaultValue;
  if (field.localName !== "select") return false;
  const options = [...field.options];
  const first = options.find((option) => option.defaultSelected) ?? options[0];
  return first !== undefined && !first.selected;
}

function children(here, there) {
  const keyed = new Map();
  for (const child of here.children) {
    const key = keyOf(child);
    if (key) keyed.set(key, child);
  }
  let place = here.firstChild;
  for (const wanted of [...there.childNodes]) {
    const match = find(wanted, keyed, place);
    if (!match) {
      here.insertBefore(document.importNode(wanted, true), place);
      continue;
    }
    if (match === place) place = place.nextSibling;
    else here.insertBefore(match, place);
    if (match.nodeType === Node.TEXT_NODE) {
      if (match.data !== wanted.data) match.data = wanted.data;
    } else if (match.nodeType === Node.ELEMENT_NODE) morph(match, wanted);
  }
  while (place) {
    const next = place.nextSibling;
    if (!place.hasAttribute?.("data-own")) place.remove();
    place = next;
  }
}

function find(wanted, keyed, place) {
  const key = keyOf(wanted);
  if (key) {
    const match = keyed.get(key);
    keyed.delete(key);
    return match?.localName === wanted.localName ? match : undefined;
  }
  if (!place || place.nodeType !== wanted.nodeType || keyOf(place)) return undefined;
  return place.localName === wanted.localName ? place : undefined;
}

function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return undefined;
  return node.id || node.dataset.key || deedOf(node);
}

/** A form, or the fold around it, is known by what it does: the focus on one act is never moved to another. */
function deedOf(node) {
  const form = node.localName === "details" ? node.querySelector(":scope > form") : node;
  if (form?.localName !== "form" || form.method !== "post") return undefined;
  const said = [...form.querySelectorAll("input[type=hidden]")].filter(
    ({ name }) => name !== "command" && !SEEN.includes(name),
  );
  return [form.getAttribute("action"), ...said.map(({ name, value }) => `${name}=${value}`)].join("\n");
}
