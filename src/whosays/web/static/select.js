"use strict";
// Spans by selecting text: what is selected in #text becomes the offsets of a field, in code points.
(() => {
  const text = document.getElementById("text");
  if (!text) return;
  const begins = Number(text.dataset.start);
  let last = null;

  function codePoints(words) {
    return Array.from(words).length;
  }

  // The selection as code points of the document, white space at its ends left out; null for none.
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.selectNodeContents(text);
    before.setEnd(range.startContainer, range.startOffset);
    const words = range.toString();
    const trimmed = words.trim();
    if (!trimmed) return null;
    const start = begins + codePoints(before.toString()) + codePoints(words.slice(0, words.indexOf(trimmed)));
    return { words: trimmed, start, end: start + codePoints(trimmed) };
  }

  function put(field, span) {
    const [start, end] = field.querySelectorAll("input");
    start.value = span ? span.start : "";
    end.value = span ? span.end : "";
    field.querySelector("output").textContent = span ? span.words : "";
    field.classList.add("changed");
  }

  document.addEventListener("selectionchange", () => { last = selected() || last; });
  for (const field of document.querySelectorAll("[data-span]")) {
    field.querySelector(".use").addEventListener("click", () => { if (last) put(field, last); });
    field.querySelector(".clear").addEventListener("click", () => put(field, null));
  }
  // Of two claims in one form, keys go to the one that was clicked into last.
  for (const claim of document.querySelectorAll(".spans fieldset")) {
    const mark = () => {
      for (const other of claim.form.querySelectorAll("fieldset")) other.classList.toggle("on", other === claim);
    };
    claim.addEventListener("focusin", mark);
    claim.addEventListener("click", mark);
  }
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, textarea, select")) return;
    const form = document.querySelector(".edit[open] .spans");
    const field = form && (form.querySelector("fieldset.on") || form)
      .querySelector(`[data-span][data-key="${CSS.escape(event.key)}"]`);
    const span = field && (selected() || last);
    if (!span) return;
    event.preventDefault();
    put(field, span);
  });
})();
