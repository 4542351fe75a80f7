// Draws a screen from its state, keyed: what has the same key stays the same element, so that
// focus, scroll and what is being typed survive. Text is always text; no markup is ever parsed.

const SVG = "http://www.w3.org/2000/svg";
const drawn = new WeakMap();

/**
 * A node to draw. Attributes beginning with `on` are listeners; `key` names the node among its
 * siblings; a node whose `same` did not change is left as it stands.
 */
export function h(tag, attributes, ...children) {
  const { key, same, ...rest } = attributes ?? {};
  const kept = children.flat(Infinity).filter((child) => child || child === 0);
  return { tag, key, same, attributes: rest, children: kept };
}

/** Makes the children of `parent` what `nodes` say. */
export function draw(parent, nodes) {
  const wanted = [nodes].flat(Infinity).filter((node) => node || node === 0);
  const keyed = new Map();
  const loose = [];
  for (const child of parent.childNodes) {
    const key = drawn.get(child)?.key;
    if (key === undefined) loose.push(child);
    else keyed.set(key, child);
  }
  let place = parent.firstChild;
  for (const node of wanted) {
    const element = take(node, keyed, loose) ?? make(node, parent);
    if (element === place) place = place.nextSibling;
    else parent.insertBefore(element, place);
    update(element, node);
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

function take(node, keyed, loose) {
  if (typeof node !== "object") {
    const index = loose.findIndex((child) => child.nodeType === Node.TEXT_NODE);
    return index < 0 ? undefined : loose.splice(index, 1)[0];
  }
  if (node.key !== undefined) {
    const child = keyed.get(node.key);
    return child?.localName === node.tag ? child : undefined;
  }
  const index = loose.findIndex((child) => child.localName === node.tag);
  return index < 0 ? undefined : loose.splice(index, 1)[0];
}

function make(node, parent) {
  if (typeof node !== "object") return document.createTextNode("");
  const inSvg = node.tag === "svg" || (parent.namespaceURI === SVG && parent.localName !== "foreignObject");
  return inSvg ? document.createElementNS(SVG, node.tag) : document.createElement(node.tag);
}

function update(element, node) {
  if (typeof node !== "object") {
    const text = String(node);
    if (element.data !== text) element.data = text;
    return;
  }
  const before = drawn.get(element);
  drawn.set(element, node);
  if (before && node.same !== undefined && before.same === node.same) return;
  updateAttributes(element, before?.attributes ?? {}, node.attributes);
  draw(element, node.children);
}

function updateAttributes(element, before, after) {
  for (const name of Object.keys(before)) {
    if (!(name in after)) set(element, name, null);
  }
  for (const [name, value] of Object.entries(after)) {
    if (before[name] !== value) set(element, name, value);
  }
}

function set(element, name, value) {
  if (name.startsWith("on")) element[name] = value;
  // What a person types belongs to the person: it is set only when the state says otherwise.
  else if (name === "value" || name === "checked") element[name] = value ?? "";
  else if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : value);
}
