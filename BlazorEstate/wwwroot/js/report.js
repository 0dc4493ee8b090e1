// What makes the public form kinder where scripts run: photos are shown and weighed before they are sent, and it is sent once.
(() => {
  const form = document.querySelector("form[data-report]");
  if (!form) return;
  const files = form.querySelector("input[type=file]"), previews = form.querySelector("[data-previews]");
  const send = form.querySelector("[type=submit]"), words = send.textContent;

  files.addEventListener("change", () => {
    for (const image of previews.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    const chosen = [...files.files], large = chosen.find(f => f.size > +files.dataset.bytes);
    files.setCustomValidity(chosen.length > +files.dataset.most ? files.dataset.many : large ? files.dataset.large.replace("{0}", large.name) : "");
    if (files.reportValidity()) {
      previews.replaceChildren(...chosen.map(file => Object.assign(new Image(), { src: URL.createObjectURL(file), alt: file.name })));
    } else {
      previews.replaceChildren();
    }
  });

  form.addEventListener("submit", e => {
    if (form.dataset.sent) { e.preventDefault(); return; }
    form.dataset.sent = "true";
    send.textContent = form.dataset.sending;
    send.setAttribute("aria-disabled", "true");
  });

  // Back on the page from the browser's own memory, it can be sent again: it stays the same request.
  addEventListener("pageshow", e => { if (e.persisted) { delete form.dataset.sent; send.textContent = words; send.removeAttribute("aria-disabled"); } });
  document.querySelector(".notice[autofocus]")?.focus();
})();
