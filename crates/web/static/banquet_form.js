// The form of a banquet: another line for a guest or a companion is there with one key. Without this the
// form works as well: it always has empty lines at its end.

for (const button of document.querySelectorAll("[data-add-line]")) {
  button.addEventListener("click", () => addLine(document.getElementById(button.dataset.addLine)));
}

function addLine(lines) {
  const line = lines.lastElementChild.cloneNode(true);
  const number = lines.children.length + 1;
  line.dataset.line = number;
  for (const field of line.querySelectorAll("input")) {
    field.value = "";
    if (field.id) field.id = field.id.replace(/\d+$/, number);
    field.setAttribute("aria-label", field.getAttribute("aria-label").replace(/\d+$/, number));
  }
  for (const cell of line.querySelectorAll(".wrong")) cell.classList.remove("wrong");
  lines.append(line);
  line.querySelector("input").focus();
}
