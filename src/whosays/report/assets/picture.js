"use strict";
// The pictures: one measure at a time, one voice alone on request; in all, those of questions too, words on hover and focus.
const drawn = Array.from(document.querySelectorAll(".plot"));
const plots = drawn.filter((plot) => plot.dataset.measure);
const tip = document.getElementById("tip");

function show(measure) {
  for (const plot of plots) plot.hidden = plot.dataset.measure !== measure;
  for (const tab of document.querySelectorAll(".tab")) tab.setAttribute("aria-pressed", String(tab.dataset.measure === measure));
  hideTip();
}

function chosenMeasure() {
  return plots.find((plot) => !plot.hidden)?.dataset.measure;
}

function single(button) {
  const on = button.getAttribute("aria-pressed") !== "true";
  for (const other of document.querySelectorAll(".key button")) other.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-pressed", String(on));
  for (const plot of plots) {
    plot.classList.toggle("alone", on);
    for (const mark of plot.querySelectorAll(".m")) mark.classList.toggle("chosen", on && mark.dataset.source === button.dataset.source);
  }
}

function rowsOf(mark) {
  return mark.dataset.rows.split(" ").map(Number);
}

function showTip(mark) {
  const all = rowsOf(mark);
  const row = all[0];
  const said = (DATA[row].c || []).map(([name]) => name).join(" → ");
  const cells = rows[row].cells;
  const when = cells[4].querySelector("time")?.textContent || "no date";
  tip.replaceChildren(
    quote(row, 0), make("p", null, make("strong", null, isolated(said))),
    all.length > 1 ? make("p", null, `${all.length} rows say so; this is the first.`) : "",
    make("p", { class: "soft" }, isolated(`${when} · ${cells[6].firstElementChild.textContent} · `), isolated(cells[7].firstElementChild.textContent)),
  );
  tip.hidden = false;
  const at = mark.getBoundingClientRect();
  const box = tip.getBoundingClientRect();
  const left = Math.min(Math.max(8, at.left + at.width / 2 - box.width / 2), innerWidth - box.width - 8);
  const above = at.top - box.height - 8;
  tip.style.left = `${left}px`;
  tip.style.top = `${above > 4 ? above : Math.min(at.bottom + 8, innerHeight - box.height - 4)}px`;
}

function hideTip() {
  if (tip) tip.hidden = true;
}

// One tab stop for each picture; arrow keys walk from mark to mark.
function walk(plot) {
  const marks = Array.from(plot.querySelectorAll(".m"));
  marks.forEach((mark, n) => mark.setAttribute("tabindex", n ? "-1" : "0"));
  plot.addEventListener("keydown", (event) => {
    const at = marks.indexOf(event.target);
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (event.key === "Escape") hideTip();
    if (at < 0 || to === undefined || !marks[to]) return;
    event.preventDefault();
    marks[at].setAttribute("tabindex", "-1");
    marks[to].setAttribute("tabindex", "0");
    marks[to].focus();
  });
  plot.addEventListener("pointerover", (event) => {
    const mark = event.target.closest(".m");
    if (mark) showTip(mark); else hideTip();
  });
  plot.addEventListener("pointerleave", hideTip);
  plot.addEventListener("focusin", (event) => event.target.closest(".m") && showTip(event.target.closest(".m")));
  plot.addEventListener("focusout", hideTip);
  plot.addEventListener("click", (event) => {
    const mark = event.target.closest(".m");
    if (!mark) return;
    event.preventDefault();
    hideTip();
    const all = rowsOf(mark);
    if (all.length > 1) only(all); else reveal(all[0]);
  });
}

function startPicture() {
  if (!plots.length) return;
  drawn.forEach(walk);
  for (const tab of document.querySelectorAll(".tab")) tab.addEventListener("click", () => show(tab.dataset.measure));
  for (const button of document.querySelectorAll(".key button")) button.addEventListener("click", () => single(button));
  document.querySelector(".as-table").addEventListener("click", () => setFilter("measure", chosenMeasure()));
  addEventListener("scroll", hideTip, { passive: true });
  show(plots[0].dataset.measure);
}
