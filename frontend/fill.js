// A form that is filled in: each place is kept as soon as it is typed, whatever the line does.
//
// What was typed goes first into the browser's own store (by person and form), then to the server, and leaves the store when the
// server has kept it. A place carries the version that the page has seen; where somebody else wrote there meanwhile the server
// says so and both texts are shown. Whatever the server answers is laid over the page, except what is being typed.
const form = document.querySelector("[data-fill]");

const WAIT = 800; // milliseconds without a keystroke
const TOO_LONG = 15000; // milliseconds for an answer
const TRY_AGAIN = [2000, 5000, 10000, 20000];

function start() {
  const store = `tz-fill:${form.dataset.fill}:${location.pathname}`;
  const waiting = new Map(Object.entries(read(store))); // slot → {text, about, base}
  const conflicts = new Map(); // slot → {text, by, version} of the other side
  const timers = new Map();
  let busy = false;
  let failures = 0;
  let again = null;
  let focused = null;
  let onSettled = null; // what waits until everything is kept: handing in

  const places = () => [...form.querySelectorAll("[data-slot]")];
  const place = (slot) => places().find((each) => each.dataset.slot === slot);
  const isNumber = (input) => input.classList.contains("tz-number");
  const remember = () => write(store, waiting);

  function say(slot, text, tone = "", more = null) {
    const line = form.querySelector(`[data-state-of="${CSS.escape(slot)}"]`);
    if (!line) return;
    line.className = `tz-cell-state small ${tone}`;
    line.textContent = text;
    if (more) line.append(...more);
  }

  // Typing.

  function typed(input) {
    const slot = input.dataset.slot;
    if (input.readOnly) return;
    if (input.value === input.dataset.kept && !waiting.has(slot)) return;
    const base = waiting.get(slot)?.base ?? input.dataset.version;
    waiting.set(slot, { text: input.value, about: input.dataset.about || "", base });
    remember();
    if (!conflicts.has(slot)) say(slot, "正在保存……", "text-secondary");
  }

  function soon(input) {
    clearTimeout(timers.get(input));
    timers.set(input, setTimeout(send, WAIT));
  }

  // Sending, one place after the other.

  async function send() {
    if (busy) return;
    const next = [...waiting.keys()].find((slot) => !conflicts.has(slot));
    if (next === undefined) return settled();
    busy = true;
    clearTimeout(again);
    const sent = waiting.get(next);
    const body = new FormData();
    body.set("slot", next);
    body.set("text", sent.text);
    body.set("about", sent.about);
    body.set("base", sent.base);
    const answer = await ask(form.dataset.cell, { method: "POST", body });
    busy = false;
    if (!answer) return failed();
    failures = 0;
    offline("");
    kept(next, sent, answer.saved, answer);
    return send();
  }

  function kept(slot, sent, saved, answer) {
    const input = place(slot);
    const current = waiting.get(slot);
    const same = current && current.text === sent.text;
    if (saved.state === "conflict") {
      conflicts.set(slot, saved);
    } else if (same) {
      waiting.delete(slot);
    } else if (current) {
      current.base = saved.version;
    }
    if (input && saved.state !== "conflict" && saved.version) input.dataset.version = saved.version;
    remember();
    lay(answer);
    if (saved.state === "locked") {
      say(slot, saved.message, "text-danger");
      if (input && saved.text) input.value = saved.text;
    }
    if (saved.state === "conflict") clash(slot, saved);
  }

  async function ask(address, options = {}) {
    try {
      const response = await fetch(address, { ...options, headers: { "X-CSRFToken": token(), Accept: "application/json" }, redirect: "manual", signal: AbortSignal.timeout?.(TOO_LONG) }); // ?.: browsers inside chat programs are old
      if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) {
        offline("登录已经过期，刚填的数存在本机。请重新登录，回到这一页会自动补存。", `/login/?next=${encodeURIComponent(location.pathname)}`);
        failures = TRY_AGAIN.length;
        return null;
      }
      if (response.status === 400 || response.status === 404) {
        offline("服务器说这张表现在不能这样填。刚填的数存在本机，请刷新页面；还是不行的，请联系园区统计人员。");
        failures = TRY_AGAIN.length;
        return null;
      }
      const isJson = (response.headers.get("Content-Type") || "").startsWith("application/json");
      return isJson ? await response.json() : null; // a server that stumbled is asked again
    } catch {
      return null;
    }
  }

  function failed() {
    onSettled = null; // nothing is handed in behind the clerk's back when the line comes back
    if (failures < TRY_AGAIN.length) offline("没有连上服务器，刚填的数先存在本机，连上以后自动补存，不用重填。");
    [...waiting.keys()].forEach((slot) => conflicts.has(slot) || say(slot, "已存在本机，等待联网", "text-orange"));
    again = setTimeout(send, TRY_AGAIN[Math.min(failures, TRY_AGAIN.length - 1)]);
    failures += 1;
  }

  function offline(text, address = "") {
    const box = document.querySelector("[data-offline]");
    box.hidden = !text;
    box.textContent = text;
    if (address) {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = "重新登录";
      box.append(" ", link);
    }
  }

  // Two pages wrote into one place.

  function clash(slot, other) {
    const mine = button("用我填的", () => choose(slot, other.version));
    const theirs = button(`用那边的“${other.text || "空"}”`, () => {
      conflicts.delete(slot);
      waiting.delete(slot);
      remember();
      const input = place(slot);
      if (input) {
        input.value = other.text;
        input.dataset.version = other.version;
      }
      look();
    });
    say(slot, `这一格在别处（${other.by}）填成了“${other.text || "空"}”，您填的还在，没有覆盖。`, "text-danger", [mine, theirs]);
  }

  function choose(slot, version) {
    conflicts.delete(slot);
    const mine = waiting.get(slot);
    if (mine) mine.base = version;
    remember();
    send();
  }

  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn btn-sm ms-1 mt-1";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  // What the server says is laid over the page.

  function lay(answer) {
    form.elements.revision.value = answer.revision;
    Object.entries(answer.rows).forEach(([code, html]) => {
      const row = form.querySelector(`[data-row="${CSS.escape(code)}"]`);
      const told = row.querySelector("[data-told]");
      row.querySelector("[data-beside]").textContent = answer.beside[code];
      if (told.dataset.html !== html && !told.contains(document.activeElement)) {
        told.innerHTML = html;
        told.dataset.html = html;
      }
    });
    Object.entries(answer.boxes).forEach(([slot, box]) => {
      const input = place(slot);
      if (!input || waiting.has(slot)) return;
      const seen = Number(input.dataset.version);
      if (seen <= box.version) {
        input.dataset.version = box.version;
        input.dataset.before = box.before;
        if (document.activeElement !== input || seen < box.version) {
          input.value = box.text;
          input.dataset.kept = box.text;
        } else {
          input.dataset.kept = input.value;
        }
      }
      input.classList.toggle("is-invalid", box.state === "invalid");
      input.classList.toggle("tz-known", box.state === "known");
      if (answer.locked) say(slot, "已锁定", "text-secondary");
      else if (box.state === "invalid") say(slot, `不对：${box.message}`, "text-danger");
      else if (box.state === "saved") say(slot, "已保存", "text-green");
    });
    places().forEach((input) => (input.readOnly = Boolean(answer.locked)));
    form.querySelector("[data-reason]").hidden = !answer.reason;
    form.querySelector("[data-foot]").innerHTML = answer.foot;
  }

  async function look() {
    if (busy || waiting.size > conflicts.size) return;
    const answer = await ask(form.dataset.now);
    if (answer && !busy) lay(answer);
  }

  function settled() {
    if (onSettled) {
      const act = onSettled;
      onSettled = null;
      act();
    }
  }

  // Moving about.

  function step(input, by, column = input.dataset.column) {
    const same = places().filter((each) => each.dataset.column === column);
    const next = same[same.indexOf(input) + by];
    if (next) {
      next.focus();
      next.scrollIntoView({ block: "center" });
    } else if (by > 0) form.querySelector("button[type=submit]")?.focus();
  }

  function flip(input) {
    const text = input.value.trim();
    input.value = /^[-−－]/.test(text) ? text.slice(1) : `-${text}`;
    typed(input);
    soon(input);
    input.focus();
  }

  function undo(input) {
    input.value = input.dataset.before || "";
    typed(input);
    send();
    input.focus();
  }

  form.addEventListener("input", (event) => {
    const input = event.target.closest("[data-slot]");
    if (!input) return;
    typed(input);
    soon(input);
  });
  form.addEventListener("change", (event) => event.target.closest("[data-slot]") && send());
  form.addEventListener("focusin", (event) => {
    const input = event.target.closest("[data-slot]");
    if (!input) return;
    focused = input;
    if (!isNumber(input) || input.readOnly) return;
    const plain = input.value.replace(/,/g, "");
    if (plain !== input.value && !input.classList.contains("is-invalid")) input.value = plain;
    input.dataset.kept = input.value;
    input.select();
  });
  form.addEventListener("focusout", (event) => {
    const input = event.target.closest("[data-slot]");
    if (input && !isNumber(input)) setTimeout(look, WAIT); // what is said under its row was left alone while it had the focus
    if (!input || !isNumber(input) || waiting.has(input.dataset.slot)) return;
    const found = /^(-?)(\d+)(\.\d+)?$/.exec(input.value);
    if (found) input.value = found[1] + found[2].replace(/\B(?=(\d{3})+$)/g, ",") + (found[3] || "");
    input.dataset.kept = input.value;
  });
  form.addEventListener("keydown", (event) => {
    const input = event.target.closest(".tz-number");
    if (!input || event.isComposing) return;
    const by = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(input, by);
  });
  form.addEventListener("mousedown", (event) => event.target.closest("[data-sign], [data-undo]") && event.preventDefault()); // the place keeps the focus
  form.addEventListener("click", (event) => {
    const offer = event.target.closest("[data-offer]");
    if (offer) {
      const input = offer.parentElement.querySelector("textarea");
      input.value = offer.dataset.offer;
      typed(input);
      send();
    }
    if (!focused || !focused.isConnected || !isNumber(focused)) return;
    if (event.target.closest("[data-sign]")) flip(focused);
    if (event.target.closest("[data-undo]")) undo(focused);
  });
  form.addEventListener("submit", (event) => {
    if (!waiting.size) return;
    event.preventDefault();
    if (conflicts.size) {
      place([...conflicts.keys()][0])?.focus();
      return;
    }
    onSettled = () => (form.requestSubmit ? form.requestSubmit() : form.submit());
    send();
  });
  window.addEventListener("online", () => {
    failures = 0;
    send();
  });
  window.addEventListener("focus", look);
  window.addEventListener("pageshow", (event) => event.persisted && look()); // by the button Back
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());

  // What an earlier visit could not send.
  places().forEach((input) => (input.dataset.kept = input.value));
  form.querySelectorAll("[data-told]").forEach((told) => (told.dataset.html = ""));
  waiting.forEach((kept, slot) => {
    const input = place(slot);
    if (!input || input.readOnly) {
      waiting.delete(slot);
      return;
    }
    input.value = kept.text;
    say(slot, "正在保存……", "text-secondary");
  });
  remember();
  send();
}

function read(store) {
  try {
    return JSON.parse(localStorage.getItem(store) || "{}");
  } catch {
    return {};
  }
}

function write(store, waiting) {
  try {
    if (waiting.size) localStorage.setItem(store, JSON.stringify(Object.fromEntries(waiting)));
    else localStorage.removeItem(store);
  } catch {
    // a browser that keeps nothing: the page itself still does
  }
}

function token() {
  const found = /(?:^|; )csrftoken=([^;]*)/.exec(document.cookie);
  return found ? found[1] : form.elements.csrfmiddlewaretoken.value;
}

if (form) start();
document.querySelector("[data-refused]")?.focus();
