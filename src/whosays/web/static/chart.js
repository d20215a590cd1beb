"use strict";
// The words of a mark on hover and focus, taken from the list that the chart is in words; arrow keys walk the marks.
(() => {
  const tip = document.getElementById("tip");

  function hide() {
    tip.hidden = true;
  }

  function show(mark) {
    const row = document.getElementById(mark.getAttribute("href").slice(1));
    if (!row) return;
    const origin = row.closest("[data-origin]").querySelector(".origin").cloneNode(true);
    const words = Array.from(row.querySelectorAll(":scope > .figure, :scope > time, :scope > q"), (part) => part.cloneNode(true));
    tip.replaceChildren(origin, ...words.flatMap((part) => [part, " "]));
    tip.hidden = false;
    const at = mark.getBoundingClientRect();
    const box = tip.getBoundingClientRect();
    const above = at.top - box.height - 8;
    tip.style.left = `${Math.min(Math.max(8, at.left + at.width / 2 - box.width / 2), innerWidth - box.width - 8)}px`;
    tip.style.top = `${above > 4 ? above : Math.min(at.bottom + 8, innerHeight - box.height - 4)}px`;
  }

  function walk(plot) {
    const marks = Array.from(plot.querySelectorAll(".m"));
    marks.forEach((mark, n) => mark.setAttribute("tabindex", n ? "-1" : "0"));
    plot.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
      const at = marks.indexOf(event.target);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: marks.length - 1 }[event.key];
      if (at < 0 || to === undefined || !marks[to]) return;
      event.preventDefault();
      marks[at].setAttribute("tabindex", "-1");
      marks[to].setAttribute("tabindex", "0");
      marks[to].focus();
    });
    plot.addEventListener("pointerover", (event) => {
      const mark = event.target.closest(".m");
      if (mark) show(mark); else hide();
    });
    plot.addEventListener("pointerleave", hide);
    plot.addEventListener("focusin", (event) => event.target.closest(".m") && show(event.target.closest(".m")));
    plot.addEventListener("focusout", hide);
  }

  if (tip) document.querySelectorAll(".plot").forEach(walk);
})();
