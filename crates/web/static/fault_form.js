// A report of a fault: shows at once what is known of the place, and makes the photo small before it
// goes out on a thin network. Without this the form works as well; the house looks by itself.

const LARGEST_SIDE = 1600;
const SMALL_ENOUGH = 600_000;
const QUALITY = 0.85;

const form = document.getElementById("fault-form");
if (form) {
  // Where the house itself asks, the question stays until something else is chosen.
  const asked = !document.getElementById("fault-known").hidden;
  form.addEventListener("input", showKnown);
  showKnown();
  if (asked) document.getElementById("fault-known").hidden = false;
}
for (const field of document.querySelectorAll("input[type=file][name=photo]")) {
  field.addEventListener("change", () => shrink(field));
}

/** Shows the open faults of the chosen place and kind, and hides what is of others. */
function showKnown() {
  const known = document.getElementById("fault-known");
  const room = form.elements.namedItem("room").value;
  const kind = new FormData(form).get("kind");
  let count = 0;
  for (const line of known.querySelectorAll("li")) {
    const same = line.dataset.room === room && line.dataset.kind === kind;
    line.hidden = !same;
    if (same) count += 1;
  }
  known.hidden = count === 0;
}

/** Replaces a large photo by a smaller one. One that cannot be read here goes as it is: the house says why. */
async function shrink(field) {
  const [file] = field.files;
  if (!file || file.size <= SMALL_ENOUGH) return;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return;
  const scale = Math.min(1, LARGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const small = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  // Another photo may have been chosen meanwhile.
  if (!small || small.size >= file.size || field.files[0] !== file) return;
  const chosen = new DataTransfer();
  chosen.items.add(new File([small], "photo.jpg", { type: "image/jpeg" }));
  field.files = chosen.files;
}
