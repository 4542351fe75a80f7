// A problem of a standard's text leads to its line.

const text = document.getElementById("text");

for (const link of document.querySelectorAll("[data-line]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const lines = text.value.split("\n");
    const before = lines.slice(0, Number(link.dataset.line) - 1).join("\n");
    const from = before.length === 0 ? 0 : before.length + 1;
    text.focus();
    text.setSelectionRange(from, from + (lines[Number(link.dataset.line) - 1] ?? "").length);
    // A text area shows its selection only where it is scrolled to.
    const lineHeight = text.scrollHeight / lines.length;
    text.scrollTop = Math.max(0, (Number(link.dataset.line) - 4) * lineHeight);
  });
}
