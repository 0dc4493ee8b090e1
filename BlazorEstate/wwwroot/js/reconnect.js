// Starts the circuit and keeps the tab alive: it comes back by itself when the line or the server does.
// Blazor shows the state by classes on the overlay; a circuit that the server no longer knows means a new page.
(() => {
  const overlay = document.getElementById("components-reconnect-modal");
  let reloading = false;

  const serverAnswers = async () => {
    try {
      return (await fetch("favicon.svg", { cache: "no-store" })).status < 500;
    } catch {
      return false;
    }
  };

  async function reloadWhenPossible() {
    if (reloading) return;
    reloading = true;
    while (!await serverAnswers()) await new Promise(done => setTimeout(done, 1000));
    location.reload();
  }

  function look() {
    const has = state => overlay.classList.contains(`components-reconnect-${state}`);
    // The last one is a state of the 10.0 script alone.
    if (has("rejected") || has("failed") || has("resume-failed")) reloadWhenPossible();
  }

  new MutationObserver(look).observe(overlay, { attributes: true, attributeFilter: ["class"] });

  overlay.querySelector("[data-action=reconnect]").addEventListener("click", () => {
    if (!window.Blazor?.reconnect) { location.reload(); return; }
    Blazor.reconnect().then(ok => { if (!ok) location.reload(); }, reloadWhenPossible);
  });

  Blazor.start({
    circuit: {
      reconnectionOptions: {
        maxRetries: 2000,
        retryIntervalMillis: attempt => attempt < 8 ? 400 : attempt < 40 ? 1000 : 3000,
      },
    },
  });
})();
