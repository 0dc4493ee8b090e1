// The calendar by keyboard: arrows go from day to day and from entry to entry, Enter opens what has the focus and nothing else
// (the kit would also book a slot), N books a visit in a day, Page Up and Page Down turn the page.
(() => {
  const steps = { ArrowLeft: [-1, -1], ArrowRight: [1, 1], ArrowUp: [-7, -1], ArrowDown: [7, 1] };
  const go = (all, from, by) => all[Math.min(Math.max(all.indexOf(from) + by, 0), all.length - 1)]?.focus();

  function press(key, calendar, at) {
    const entry = at.matches(".rz-event"), day = at.matches(".rz-slot-title, .rz-year-view .rz-slot");
    if (key === "PageUp" || key === "PageDown") {
      calendar.querySelectorAll(".calendar__bar a")[key === "PageUp" ? 0 : 2]?.click();
    } else if (!entry && !day) {
      return false;
    } else if (key === "Enter" || key === " ") {
      at.click();
    } else if (steps[key]) {
      const all = [...at.closest(".rz-view").querySelectorAll(entry ? ".rz-event" : at.matches(".rz-slot") ? ".rz-slot" : ".rz-slot-title")];
      go(all, at, steps[key][entry ? 1 : 0]);
    } else if (key === "n" && at.matches(".rz-slot-title")) {
      const { book } = at.closest("[data-book]")?.dataset ?? {};
      if (book) Blazor.navigateTo(book);
    } else {
      return false;
    }
    return true;
  }

  window.addEventListener("keydown", e => {
    const calendar = e.target.closest?.(".calendar .rz-scheduler")?.closest(".calendar");
    if (!calendar || e.ctrlKey || e.metaKey || e.altKey || e.target.matches("input, select, textarea") || document.querySelector(".rz-dialog")) return;
    if (press(e.key.length === 1 ? e.key.toLowerCase() : e.key, calendar, e.target)) {
      e.preventDefault();
      e.stopImmediatePropagation();
    }
  }, true);
})();
