"use strict";
// Keys, moving along rows, layers, dropping files. Whatever a key does, a link or button on the page does too.
document.documentElement.classList.add("js");

const rows = Array.from(document.querySelectorAll("[data-row]"));
let current = -1;

function typing(element) {
  return element.matches("input:not([type=checkbox], [type=radio]), textarea, select") || element.isContentEditable;
}

function shown(element) {
  return element.closest("details:not([open])") === null || element.matches("summary");
}

// What a key does: the first element that shows it.
function bound(key) {
  return Array.from(document.querySelectorAll("[data-key]"))
    .find((element) => element.dataset.key === key && !element.closest("[data-span]") && shown(element));
}

function act(element) {
  if (element.matches("input")) {
    element.focus();
    element.select();
  } else if (element.matches("summary")) {
    element.parentElement.open = !element.parentElement.open;
    element.focus();
  } else {
    element.click();
  }
}

function move(step) {
  if (!rows.length) return;
  current = Math.min(Math.max(current + step, 0), rows.length - 1);
  for (const row of rows) row.classList.remove("on");
  rows[current].classList.add("on");
  rows[current].querySelector(".open").focus();
  rows[current].scrollIntoView({ block: "nearest" });
}

function pressed(event) {
  if (event.altKey || event.metaKey || event.defaultPrevented || event.isComposing) return;
  const key = event.ctrlKey ? `Control+${event.key}` : event.key;
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    if (!event.ctrlKey) return;
  }
  const element = bound(key);
  if (element) {
    event.preventDefault();
    act(element);
  } else if (rows.length && (key === "j" || key === "k")) {
    event.preventDefault();
    move(key === "j" ? 1 : -1);
  }
}

function layers() {
  for (const box of document.querySelectorAll("[data-layer]")) {
    box.addEventListener("change", () => document.documentElement.classList.toggle(`no-${box.dataset.layer}`, !box.checked));
  }
  for (const box of document.querySelectorAll(".mention input")) box.addEventListener("change", () => box.form.submit());
}

function dropping() {
  const form = document.getElementById("drop");
  if (!form) return;
  addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  addEventListener("dragleave", () => form.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    form.elements.files.files = event.dataTransfer.files;
    form.submit();
  });
}

// One decision a page: a second press of a key while the first is on its way is none.
function once() {
  let sent = false;
  addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (sent) event.preventDefault();
    sent = true;
  });
  addEventListener("pageshow", () => { sent = false; });
}

addEventListener("keydown", pressed);
for (const row of rows) row.addEventListener("focusin", () => { current = rows.indexOf(row); });
layers();
dropping();
once();
