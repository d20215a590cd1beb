"use strict";
document.documentElement.classList.add("js");
for (const box of document.querySelectorAll("[data-layer]")) {
  box.addEventListener("change", () => document.documentElement.classList.toggle(`no-${box.dataset.layer}`, !box.checked));
}
if (table) {
  startTable();
  startPicture();
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#c']");
    const row = link && /^#c(\d+)$/.exec(link.getAttribute("href"));
    if (!row || event.defaultPrevented) return;
    event.preventDefault();
    reveal(Number(row[1]));
  });
  const follow = () => { const row = /^#c(\d+)$/.exec(location.hash); if (row) reveal(Number(row[1])); };
  addEventListener("hashchange", follow);
  follow();
}
