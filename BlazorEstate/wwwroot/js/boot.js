// Runs before the first paint: the navigation has the width it had last time.
try {
  if (localStorage.getItem("nav") === "narrow") document.documentElement.dataset.nav = "narrow";
} catch { /* Storage may be closed to us. */ }
