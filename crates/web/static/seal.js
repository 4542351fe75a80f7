// Seals what a phone keeps: AES-GCM, under keys that the browser makes, keeps and never shows.

const IV_BYTES = 12;
const utf8 = { encode: (text) => new TextEncoder().encode(text), decode: (bytes) => new TextDecoder().decode(bytes) };

/** Whether this browser can seal at all: it does so on HTTPS and on this machine alone. */
export function canSeal() {
  return Boolean(globalThis.isSecureContext && globalThis.crypto?.subtle);
}

/** A key that no script can read, this one neither. */
export function newKey() {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** The value, sealed; `about` says what it is and must be the same when it is opened. */
export async function seal(key, about, value) {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const how = { name: "AES-GCM", iv, additionalData: utf8.encode(about) };
  return { iv, sealed: await crypto.subtle.encrypt(how, key, utf8.encode(JSON.stringify(value))) };
}

/** The value that was sealed. */
export async function unseal(key, about, { iv, sealed }) {
  const how = { name: "AES-GCM", iv, additionalData: utf8.encode(about) };
  return JSON.parse(utf8.decode(await crypto.subtle.decrypt(how, key, sealed)));
}
