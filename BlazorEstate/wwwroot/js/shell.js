// Loaded by the interactive root: what the shell needs from the browser.

export function ready() {
  document.documentElement.dataset.interactive = "";
}
