// Runs before the first paint: the theme that was chosen here, and the mark that script runs.
// It is a classic script on purpose, since a module would wait for the document.
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  let theme = "";
  try {
    theme = localStorage.getItem("theme") ?? "";
  } catch {
    // Storage is forbidden here; the system's theme will do.
  }
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
})();
