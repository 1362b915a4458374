// Buttons that show some rows of a table: those to be looked at (all but data-quiet), those of one state, or all.
function apply(card, wanted) {
  let shown = 0;
  card.querySelectorAll("tr[data-state]").forEach((row) => {
    const seen = wanted === "all" || row.dataset.state === wanted || (wanted === "loud" && !("quiet" in row.dataset));
    row.hidden = !seen;
    shown += seen;
  });
  card.querySelectorAll("[data-show]").forEach((button) => {
    const pressed = button.dataset.show === wanted;
    button.setAttribute("aria-pressed", pressed);
    button.classList.toggle("btn-primary", pressed);
  });
  card.querySelector("[data-nothing]").hidden = shown > 0;
  card.querySelector("thead").hidden = shown === 0;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-filtered] [data-show]");
  if (button) apply(button.closest("[data-filtered]"), button.dataset.show);
});
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-filtered]").forEach((card) => apply(card, "loud"));
});
