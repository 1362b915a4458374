// The page 校对: text and remarks lead to each other, levels can be switched off, N and P (or J and K) go through what is left.
function remarks(root) {
  return [...root.querySelectorAll("[data-remark]:not([data-dismissed])")].filter((card) => card.getClientRects().length); // not offsetParent: a fixed card has none
}

function leave(root) {
  root.querySelectorAll(".tz-chosen").forEach((each) => each.classList.remove("tz-chosen"));
}

function choose(root, number, { scroll = true, focus = true } = {}) {
  leave(root);
  const card = root.querySelector(`[data-remark="${number}"]`);
  const marks = root.querySelectorAll(`[data-remarks~="${number}"]`);
  marks.forEach((mark) => mark.classList.add("tz-chosen"));
  if (card) {
    card.classList.add("tz-chosen");
    if (focus) card.focus({ preventScroll: true });
    if (getComputedStyle(card).position !== "fixed") card.scrollIntoView({ block: "nearest" });
  }
  if (scroll && marks[0]) marks[0].scrollIntoView({ block: "center" });
}

function step(root, by) {
  const all = remarks(root);
  if (!all.length) return;
  const at = all.findIndex((card) => card.classList.contains("tz-chosen"));
  const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length;
  choose(root, all[next].dataset.remark);
}

function onClick(root, event) {
  const mark = event.target.closest("[data-remarks]");
  const show = event.target.closest("[data-show]");
  const level = event.target.closest("[data-level]");
  const move = event.target.closest("[data-step]");
  if (mark) {
    event.preventDefault();
    const numbers = mark.dataset.remarks.split(" ");
    const chosen = numbers.findIndex((each) => root.querySelector(`.tz-remark.tz-chosen[data-remark="${each}"]`));
    choose(root, numbers[(chosen + 1) % numbers.length], { scroll: false });
  } else if (show) {
    event.preventDefault();
    choose(root, show.dataset.show);
  } else if (level) {
    const on = level.getAttribute("aria-pressed") !== "true";
    level.setAttribute("aria-pressed", String(on));
    root.querySelectorAll(`[data-of="${level.dataset.level}"]`).forEach((card) => card.classList.toggle("d-none", !on));
  } else if (move) {
    step(root, Number(move.dataset.step));
  } else if (!event.target.closest(".tz-remark")) {
    leave(root);
  }
}

document.addEventListener("DOMContentLoaded", () => {
  const root = document.querySelector("[data-proof]");
  if (root) {
    root.addEventListener("click", (event) => onClick(root, event));
    document.addEventListener("keydown", (event) => {
      if (event.target.matches("input, textarea, select") || event.ctrlKey || event.altKey || event.metaKey) return;
      if ("njNJ".includes(event.key)) step(root, 1);
      if ("pkPK".includes(event.key)) step(root, -1);
      if (event.key === "Escape") leave(root);
    });
  }
  const form = document.querySelector("[data-drop]");
  if (!form) return;
  const input = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("tz-over");
  });
  form.addEventListener("dragleave", () => form.classList.remove("tz-over"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("tz-over");
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
});
