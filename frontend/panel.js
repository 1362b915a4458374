// The side panel that shows why a number is what it is: the focus goes there when it opens, and back to the number when it
// is closed, with its button or with Esc.
let opener = null;
const empty = new WeakMap();

function panel() {
  return document.querySelector("[data-panel]");
}

function close() {
  const aside = panel();
  const body = aside && aside.querySelector("[data-panel-body]");
  if (!body || !empty.has(body)) return;
  body.innerHTML = empty.get(body);
  empty.delete(body);
  aside.querySelector("[data-panel-close]").hidden = true;
  if (opener && opener.isConnected) opener.focus();
  opener = null;
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const body = event.detail.target.closest("[data-panel-body]");
  if (!body || !event.detail.shouldSwap) return;
  if (!empty.has(body)) empty.set(body, body.innerHTML);
  opener = event.detail.requestConfig.elt;
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (!event.detail.target.closest("[data-panel-body]")) return;
  const aside = panel();
  aside.querySelector("[data-panel-close]").hidden = false;
  aside.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-panel-close]")) close();
});
