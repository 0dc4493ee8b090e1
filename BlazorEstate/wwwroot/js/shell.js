// What the shell does without asking the server: navigation, theme, language, menus, keys.
(() => {
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";

  const actions = {
    "theme"() {
      root.dataset.theme = isDark() ? "light" : "dark";
      document.cookie = `theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
    },
    "culture"(link) {
      const url = new URL(link.href);
      url.searchParams.set("returnUrl", location.pathname + location.search);
      link.href = url;
      return true;
    },
    "nav-open"() {
      root.dataset.navOpen = "";
      document.querySelector("#nav a")?.focus({ preventScroll: true });
    },
    "nav-close"() { closeNav(); },
    "nav-collapse"() {
      const narrow = root.dataset.nav !== "narrow";
      if (narrow) root.dataset.nav = "narrow"; else delete root.dataset.nav;
      try { localStorage.setItem("nav", narrow ? "narrow" : "wide"); } catch { /* Not remembered. */ }
    },
    "skip"() { document.getElementById("main")?.focus(); },
    "reload"() { location.reload(); },
    "print"() { window.print(); },
    "copy"(button) {
      const label = button.querySelector("span:not(.icon)"), words = label.textContent;
      const tell = () => {
        label.textContent = button.dataset.copied;
        setTimeout(() => { label.textContent = words; }, 2000);
      };
      if (navigator.clipboard) { navigator.clipboard.writeText(button.dataset.copy).then(tell); return; }
      // Without a safe line browsers copy only what is selected.
      const field = document.querySelector(button.dataset.from);
      field.select();
      if (document.execCommand("copy")) tell();
    },
  };

  function closeNav() {
    if (!("navOpen" in root.dataset)) return;
    delete root.dataset.navOpen;
  }

  function closeMenus(except) {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) if (menu !== except) menu.open = false;
  }

  document.addEventListener("click", e => {
    closeMenus(e.target.closest("details[data-menu]"));
    const action = e.target.closest("a[data-action], button[data-action]");
    const handler = action && actions[action.dataset.action];
    if (handler && !handler(action)) e.preventDefault();
    if (e.target.closest("a[href]")) { closeNav(); closeMenus(); }
    if (e.target.closest(".menu__item")) closeMenus();
  }, true);

  // A slot of the calendar takes what is dropped on it. The kit would say so by a script in the page, which is not allowed here.
  document.addEventListener("dragover", e => {
    if (e.target.closest?.(".rz-scheduler .rz-slot")) e.preventDefault();
  });

  document.addEventListener("submit", e => {
    if (e.target.dataset.action !== "search") return;
    e.preventDefault();
    const text = new FormData(e.target).get("q").trim();
    if (!text) return;
    const url = `/search?q=${encodeURIComponent(text)}`;
    if ("interactive" in root.dataset) Blazor.navigateTo(url); else location.href = url;
  });

  document.addEventListener("keydown", e => {
    if (e.key === "Escape") {
      const menu = document.querySelector("details[data-menu][open]");
      if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
      if ("navOpen" in root.dataset) { closeNav(); document.querySelector("[data-action=nav-open]")?.focus(); }
      return;
    }
    const typing = e.target.closest("input, textarea, select, [contenteditable]");
    const wanted = ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "k") || (e.key === "/" && !typing && !e.ctrlKey && !e.metaKey && !e.altKey);
    if (!wanted || document.querySelector(".rz-dialog")) return;
    const box = document.querySelector("[data-hotkey=search]");
    if (!box) return;
    e.preventDefault();
    box.focus();
    box.select();
  });

  // In an open list of choices, Enter chooses and does not send the form, and Escape closes the list and not the dialog.
  window.addEventListener("keydown", e => {
    if (!e.target.matches?.("[role=combobox][aria-expanded=true]")) return;
    if (["Enter", "ArrowDown", "ArrowUp"].includes(e.key)) e.preventDefault();
    if (e.key !== "Escape") return;
    e.stopImmediatePropagation();
    e.target.blur();
    e.target.focus();
  }, true);

  // Dragging a card onto a column: the circuit hears of the start and of the drop only, the rest happens here.
  const over = column => { for (const c of document.querySelectorAll("[data-drop][data-over]")) if (c !== column) delete c.dataset.over; if (column) column.dataset.over = ""; };
  document.addEventListener("dragstart", e => {
    const card = e.target.closest?.("[data-card]");
    if (!card) return;
    e.dataTransfer.setData("text/plain", card.dataset.card);
    e.dataTransfer.effectAllowed = "move";
    card.dataset.dragged = "";
  });
  document.addEventListener("dragover", e => {
    const column = document.querySelector("[data-dragged]") && e.target.closest?.("[data-drop]");
    over(column || null);
    if (column) e.preventDefault();
  });
  for (const end of ["dragend", "drop"]) document.addEventListener(end, e => {
    if (end === "drop" && e.target.closest?.("[data-drop]")) e.preventDefault();
    over(null);
    for (const card of document.querySelectorAll("[data-dragged]")) delete card.dataset.dragged;
  });

  // The kit takes the focus into a dialog half a second after it opened: not away from a field that somebody is in by then.
  const enter = window.Radzen?.focusFirstFocusableElement;
  if (enter) Radzen.focusFirstFocusableElement = dialog => { if (!dialog.contains(document.activeElement)) enter(dialog); };

  window.estate = {
    ready() { root.dataset.interactive = ""; },
    isNarrow() { return matchMedia("(max-width: 639.98px)").matches; },
    showChosen(selector) { document.querySelector(`${selector} [aria-current]`)?.scrollIntoView({ block: "nearest", inline: "center" }); },
    focusWrong() { (document.querySelector(".rz-dialog [aria-invalid=true]") ?? document.querySelector("[aria-invalid=true]"))?.focus(); },
  };
})();
