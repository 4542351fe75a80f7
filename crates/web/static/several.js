// A field that takes several known words: what is typed after the last separator is completed.

const BETWEEN = document.documentElement.lang.startsWith("zh") ? "、" : ", ";
const SEPARATORS = /[、，,；;\n]/;

for (const field of document.querySelectorAll("[data-several]")) {
  const known = [...(field.list?.options ?? [])].map((option) => option.value);
  field.addEventListener("input", () => offer(field, known));
  field.addEventListener("focus", () => offer(field, known));
}

/** Every word that is not there yet, behind what stands there already. */
function offer(field, known) {
  if (!field.list) return;
  const parts = field.value.split(SEPARATORS).map((part) => part.trim());
  const settled = known.includes(parts.at(-1)) ? parts : parts.slice(0, -1);
  const taken = settled.filter((part) => part !== "");
  const before = taken.map((part) => part + BETWEEN).join("");
  const options = known
    .filter((word) => !taken.includes(word))
    .map((word) => {
      const option = document.createElement("option");
      option.value = before + word;
      return option;
    });
  field.list.replaceChildren(...options);
}
