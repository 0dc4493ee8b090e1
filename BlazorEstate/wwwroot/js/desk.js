// Menus tell when they open, and the list of notifications is worked with keys: j k (or arrows) move, the letters on the
// controls (data-key) press them. The list is one tab stop, and whoever stands in it stays in it when a row leaves.
(() => {
  Blazor.registerCustomEventType("menutoggle", { browserEventName: "toggle", createEventArgs: e => ({ open: e.target.open }) });

  const list = () => document.querySelector("[data-desk]");
  const rows = () => [...document.querySelectorAll("[data-desk] [data-row]")];
  const rowOf = element => element?.closest?.("[data-desk] [data-row]");
  const controls = row => [...row.querySelectorAll("a[href], button, input")].filter(c => rowOf(c) === row);
  const dialog = () => document.querySelector(".rz-dialog");
  let current = null; // The row that the tab key leads to.
  let place = -1; // Where the person stands in the list; -1 is elsewhere.

  function settle() {
    const all = rows();
    if (all.length === 0 && !list()) { current = null; place = -1; return; }
    const lost = place >= 0 && !dialog() && (document.activeElement === document.body || !document.activeElement);
    if (!current?.isConnected || lost) current = all[Math.min(Math.max(place, 0), all.length - 1)] ?? null;
    for (const row of all) for (const control of controls(row)) {
      const index = row === current ? 0 : -1;
      if (control.tabIndex !== index || !control.hasAttribute("tabindex")) control.tabIndex = index;
    }
    if (!lost) return;
    if (current) go(current); else { place = -1; document.querySelector("main h1")?.focus(); }
  }

  function go(row) {
    (row?.querySelector("[data-open]") ?? row)?.focus();
    row?.scrollIntoView({ block: "nearest" });
  }

  function move(step) {
    const all = rows(), from = all.indexOf(rowOf(document.activeElement));
    go(all[from < 0 ? Math.max(0, all.indexOf(current)) : Math.min(Math.max(from + step, 0), all.length - 1)]);
  }

  function press(key) {
    const row = rowOf(document.activeElement);
    // With some chosen, a letter is meant for all of them.
    const chosen = document.querySelector(`[data-desk-bar] [data-key="${key}"]`);
    const target = (key !== "x" && chosen) || (row && controls(row).find(c => c.dataset.key === key)) || document.querySelector(`[data-desk-key="${key}"]`);
    if (!target || target.disabled || row?.dataset.leaving) return false;
    target.click();
    if (target !== chosen && key === "e" && list().dataset.desk === "leaves") leave(row);
    return true;
  }

  // The next one is at hand before the server has answered.
  function leave(row) {
    const all = rows(), from = all.indexOf(row);
    row.dataset.leaving = "true";
    setTimeout(() => delete row.dataset.leaving, 4000);
    const next = all[from + 1] ?? all[from - 1];
    if (next) { current = next; settle(); go(next); }
  }

  document.addEventListener("focusin", e => {
    const row = rowOf(e.target);
    if (row) { place = rows().indexOf(row); if (row !== current) { current = row; settle(); } }
    else if (!e.target.closest(".rz-dialog")) place = -1;
  });
  document.addEventListener("pointerdown", e => { if (!rowOf(e.target) && !e.target.closest(".rz-dialog")) place = -1; });

  document.addEventListener("keydown", e => {
    if (!list() && !document.querySelector("[data-desk-key]")) return;
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || dialog() || document.querySelector("details[data-menu][open]")) return;
    if (e.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const inside = rowOf(document.activeElement);
    if (e.key === "j" || (inside && e.key === "ArrowDown")) move(1);
    else if (e.key === "k" || (inside && e.key === "ArrowUp")) move(-1);
    else if (e.repeat || !["e", "s", "u", "x", "o", "g", "z", "?", "Escape"].includes(e.key) || !press(e.key)) return;
    e.preventDefault();
  });

  let asked = false;
  new MutationObserver(() => {
    if (asked || !(list() || current)) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; settle(); });
  }).observe(document.body, { childList: true, subtree: true });
})();
