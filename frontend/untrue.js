// Once an issued report's page knows which sentences are no longer true, marks them in the text.
function mark(root) {
  root.querySelectorAll("[data-untrue]").forEach((told) => {
    const sentence = document.querySelector(`[data-sentence="${CSS.escape(told.dataset.untrue)}"]`);
    if (sentence) sentence.classList.add("tz-no-longer");
  });
}

document.addEventListener("htmx:load", (event) => mark(event.detail.elt.parentElement || document));
