// Makes a part of the page what the server draws now. Elements are known by their id or data-key,
// so that focus, an open fold and what is being typed survive; the server alone draws.

/** Makes `here` like `there`, an element of a freshly fetched page. */
export function morph(here, there) {
  if (here.hasAttribute("data-keep")) return;
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
 * What the person changed on the page stays as it is: an open fold, the chosen cell. So does the id of
 * a form's command, or the same act, sent again after a lost answer, would be another. What moved takes
 * no pointer until its time is over.
 */
function isOwn(element, name) {
  if (name === "value" && element.name === "command") return true;
  if (name === "data-moved") return true;
  return (name === "open" && element.localName === "details") || name === "aria-current" && element.matches(".chip");
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
  return node.nodeType === Node.ELEMENT_NODE ? node.id || node.dataset.key : undefined;
}
