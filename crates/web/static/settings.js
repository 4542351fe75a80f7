// Language and theme, chosen on any page and kept by this browser.

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export function chooseTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // It holds for this page only.
  }
}

export function chosenTheme() {
  return document.documentElement.dataset.theme ?? "";
}

export function chooseLanguage(tag) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `language=${tag}; path=/; max-age=${YEAR_SECONDS}; samesite=strict${secure}`;
  location.reload();
}

/** Brings the selects of a server-drawn page to life. */
export function serveSettings() {
  const theme = document.querySelector("[data-theme-choice]");
  if (theme) {
    theme.value = chosenTheme();
    theme.addEventListener("change", () => chooseTheme(theme.value));
  }
  document
    .querySelector("[data-language]")
    ?.addEventListener("change", (event) => chooseLanguage(event.target.value));
}
