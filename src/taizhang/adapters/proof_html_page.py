"""Style and script of the proofread page: everything in the file, nothing fetched."""

STYLE = """
:root { color-scheme: light; --error: #b3261e; --hint: #8a5a00; --note: #1a56a0; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f2ee; color: #1a1a1a; height: 100vh; display: flex; flex-direction: column;
  font: 15px/1.6 "Noto Sans CJK SC", "微软雅黑", "PingFang SC", sans-serif; }
header { padding: .6rem 1.2rem; background: #fff; border-bottom: 1px solid #d8d5cc; display: flex; flex-wrap: wrap;
  gap: .2rem 1.5rem; align-items: baseline; }
h1 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
.summary { margin: 0; display: flex; flex-wrap: wrap; gap: .4rem .6rem; align-items: center; }
.keys { display: inline-flex; gap: .4rem; }
button { font: inherit; cursor: pointer; border: 1px solid #bbb; background: #fff; border-radius: 4px;
  padding: .1rem .6rem; color: inherit; }
header button.error { border-color: var(--error); color: var(--error); }
header button.hint { border-color: var(--hint); color: var(--hint); }
header button.note { border-color: var(--note); color: var(--note); }
header button[aria-pressed="false"] { opacity: .45; text-decoration: line-through; }
button:focus-visible, [tabindex]:focus-visible { outline: 2px solid #1a56a0; outline-offset: 1px; }
.proof { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(0, 1fr) minmax(20rem, 27rem); }
.text { overflow: auto; padding: 1.5rem max(1.5rem, calc((100% - 46rem) / 2)); background: #fff; scroll-behavior: smooth;
  font: 17px/1.95 "仿宋_GB2312", "仿宋", FangSong, STFangsong, "Noto Serif CJK SC", serif; }
.text p { margin: 0 0 .35em; white-space: pre-wrap; overflow-wrap: anywhere; }
.wide { overflow-x: auto; margin: .6em 0; }
table { border-collapse: collapse; font-size: .85em; }
td { border: 1px solid #999; padding: .1em .6em; }
.figure { border-bottom: 1px dotted #8a8a8a; }
.spot { cursor: pointer; border-radius: 2px; }
.spot.error { background: #fbdcd9; border-bottom: 2px solid var(--error); }
.spot.hint { background: #fdeecb; border-bottom: 2px solid #d99a1c; }
.spot.note { background: #dfeafa; border-bottom: 2px solid var(--note); }
.number { font: .6em/1 sans-serif; color: #666; margin-left: 1px; user-select: none; }
.spot.now { outline: 2px solid currentColor; outline-offset: 1px; }
.figure.with { background: #d9f0dc; outline: 1px dashed #2e7d32; }
.findings { overflow: auto; padding: .8rem; border-left: 1px solid #d8d5cc; scroll-behavior: smooth; }
.findings ol { list-style: none; margin: 0; padding: 0; }
.finding { background: #fff; border: 1px solid #d8d5cc; border-left: 5px solid; border-radius: 4px; padding: .5rem .8rem;
  margin-bottom: .7rem; cursor: pointer; overflow-wrap: anywhere; }
.finding.error { border-left-color: var(--error); } .finding.hint { border-left-color: #d99a1c; }
.finding.note { border-left-color: var(--note); }
.finding.now { box-shadow: 0 0 0 2px #444; }
.finding p { margin: 0 0 .25rem; }
.head { font-size: .85em; color: #555; }
.finding.error .head b { color: var(--error); } .finding.hint .head b { color: var(--hint); }
.finding.note .head b { color: var(--note); }
.more { font-size: .9em; } .more b { color: #555; font-weight: 600; margin-right: .5em; }
code { font: inherit; background: #eef4ee; border: 1px solid #b9d3bb; border-radius: 3px; padding: 0 .35em;
  margin-right: .4em; }
.figures { display: flex; flex-wrap: wrap; gap: .3rem; font-size: .85em; }
.figures small { color: #666; margin-left: .4em; }
.none { padding: 1rem; color: #2e7d32; }
.off { display: none; }
.text .spot.off-spot { background: none; border-bottom: 1px dotted #8a8a8a; }
@media (max-width: 50rem) {
  header { padding: .5rem .8rem; } .summary { font-size: .9em; }
  .proof { grid-template-columns: minmax(0, 1fr); grid-template-rows: minmax(0, 55fr) minmax(0, 45fr); }
  .text { padding: .8rem 1rem; font-size: 16px; line-height: 1.8; }
  .findings { border-left: 0; border-top: 2px solid #999; background: #f3f2ee; }
}
@media print {
  body { display: block; height: auto; background: none; font-size: 10.5pt; }
  header button { display: none; } .keys { display: none; } header { border: 0; padding: 0; }
  .proof { display: block; } .text, .findings { overflow: visible; padding: 0; border: 0; }
  .text { font-size: 12pt; margin-bottom: 1.5em; } .finding { break-inside: avoid; }
  .finding.now { box-shadow: none; } .number { color: #000; }
  .spot, .finding { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  @page { margin: 20mm; }
}
"""

SCRIPT = """
(function () {
  "use strict";
  var all = function (selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); };
  var findings = all(".finding"), spots = all("[data-findings]"), current = -1;
  var numbers = function (node, name) { return (node.getAttribute(name) || "").split(" ").filter(Boolean); };
  function clear() { all(".now, .with").forEach(function (node) { node.classList.remove("now", "with"); }); }
  function show(node) { if (node) { node.scrollIntoView({ block: "center", inline: "nearest" }); } }
  function go(number, from) {
    var finding = document.getElementById("finding-" + number);
    if (!finding) { return; }
    clear();
    finding.classList.add("now");
    current = findings.indexOf(finding);
    var mine = spots.filter(function (spot) { return numbers(spot, "data-findings").indexOf(String(number)) >= 0; });
    mine.forEach(function (spot) { spot.classList.add("now"); });
    numbers(finding, "data-figures").forEach(function (id) { figures(id).forEach(function (node) {
      if (!node.classList.contains("now")) { node.classList.add("with"); } }); });
    if (from !== "text") { show(mine[0]); }
    if (from !== "list") { show(finding); }
  }
  function figures(id) {
    return all(".text [data-figures]").filter(function (node) { return numbers(node, "data-figures").indexOf(id) >= 0; });
  }
  function step(by) {
    for (var at = current + by; at >= 0 && at < findings.length; at += by) {
      if (!findings[at].classList.contains("off")) { go(findings[at].getAttribute("data-number"), "keys"); return; }
    }
  }
  function visible(spot) {
    return numbers(spot, "data-findings").filter(function (number) {
      return !document.getElementById("finding-" + number).classList.contains("off"); });
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button"), spot = event.target.closest("[data-findings]");
    var finding = event.target.closest(".finding");
    if (button && button.hasAttribute("data-step")) { step(Number(button.getAttribute("data-step"))); }
    else if (button && button.hasAttribute("data-level")) { toggle(button); }
    else if (button && button.hasAttribute("data-figure")) {
      go(finding.getAttribute("data-number"), "text");
      show(figures(button.getAttribute("data-figure"))[0]);
    }
    else if (spot) { var shown = visible(spot); if (shown.length) { go(shown[0], "text"); } }
    else if (finding) { go(finding.getAttribute("data-number"), "list"); }
  });
  function toggle(button) {
    var level = button.getAttribute("data-level"), on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    findings.forEach(function (node) {
      if (node.getAttribute("data-level") === level) { node.classList.toggle("off", !on); } });
    spots.forEach(function (spot) { spot.classList.toggle("off-spot", !visible(spot).length); });
  }
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "n" || event.key === "j") { step(1); }
    else if (event.key === "p" || event.key === "k") { step(-1); }
    else if (event.key === "Enter" && event.target.matches("[data-findings]")) {
      go(visible(event.target)[0], "text"); }
    else if (event.key === "Enter" && event.target.matches(".finding")) {
      go(event.target.getAttribute("data-number"), "list"); }
  });
}());
"""
