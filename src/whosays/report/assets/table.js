"use strict";
// The table of claims: filters, sorting, pages, and evidence that opens under its row.
const PAGE = 100;
const table = document.getElementById("table");
const form = document.getElementById("filters");
const body = table ? table.tBodies[0] : null;
const rows = body ? Array.from(body.rows) : [];
const haystacks = [];
let order = rows.slice();
let found = rows.slice();
let shown = PAGE;

function indexOf(tr) {
  return Number(tr.id.slice(1));
}

function haystack(tr) {
  const row = indexOf(tr);
  haystacks[row] ??= `${tr.textContent} ${words(row)}`.toLocaleLowerCase();
  return haystacks[row];
}

function close(tr) {
  if (!tr.classList.contains("open")) return;
  tr.classList.remove("open");
  tr.querySelector(".figure").setAttribute("aria-expanded", "false");
  tr.nextElementSibling?.classList.contains("evidence") && tr.nextElementSibling.remove();
}

function toggle(tr) {
  if (tr.classList.contains("open")) return close(tr);
  const row = indexOf(tr);
  const colour = tr.querySelector(".first").classList[1];
  const cell = make("td", { colspan: "8" }, quote(row, AROUND), chain(row, colour), facts(row));
  const there = tr.querySelector(".figure");
  if (DATA[row].d >= 0) cell.append(make("a", { href: there.getAttribute("href") }, "Read it in the document"));
  tr.classList.add("open");
  there.setAttribute("aria-expanded", "true");
  tr.after(make("tr", { class: "evidence" }, cell));
}

function paint() {
  rows.forEach(close);
  body.replaceChildren(...found.slice(0, shown));
  const status = document.getElementById("found");
  const of = found.length === rows.length ? "" : ` of ${rows.length}`;
  status.textContent = `${found.length}${of} claims${found.length ? "; open a row to read its words and its chain" : ". Clear a filter to see more."}`;
  const more = document.querySelector("#more button");
  more.hidden = found.length <= shown;
  more.textContent = `Show more (${found.length - shown} left)`;
}

function filter() {
  const want = Object.fromEntries(new FormData(form));
  const terms = want.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const keys = { measure: "m", source: "s", document: "d", factuality: "f", scope: "c" };
  const exact = Object.entries(keys).filter(([name]) => want[name] !== "");
  found = order.filter((tr) => exact.every(([name, key]) => tr.dataset[key] === want[name])
    && terms.every((term) => haystack(tr).includes(term)));
  shown = PAGE;
  paint();
}

function sort(th) {
  const down = th.getAttribute("aria-sort") === "ascending";
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  th.setAttribute("aria-sort", down ? "descending" : "ascending");
  const by = th.dataset.sort;
  const key = by === "number" ? (tr) => Number(tr.dataset.n)
    : by === "date" ? (tr) => tr.dataset.t || "9999"
      : (tr) => tr.cells[{ 0: 1, 1: 2, 2: 3, 3: 5, 4: 6, 5: 7 }[by]].textContent.trim().toLocaleLowerCase();
  const keyed = rows.map((tr) => [key(tr), indexOf(tr), tr]);
  const sign = down ? -1 : 1;
  keyed.sort((a, b) => (a[0] < b[0] ? -sign : a[0] > b[0] ? sign : a[1] - b[1]));
  order = keyed.map((entry) => entry[2]);
  filter();
}

// Bring a row into view and open it, whatever the filters say.
function reveal(row) {
  const tr = rows[row];
  if (!tr) return;
  if (!found.includes(tr)) { form.reset(); filter(); }
  const at = found.indexOf(tr);
  if (at >= shown) { shown = at + PAGE; paint(); }
  if (!tr.classList.contains("open")) toggle(tr);
  tr.scrollIntoView({ block: "center" });
  tr.querySelector(".figure").focus({ preventScroll: true });
}

// Show just these rows: all that one mark of the picture stands for.
function only(wanted) {
  form.reset();
  found = wanted.map((row) => rows[row]);
  shown = Math.max(PAGE, found.length);
  paint();
  document.getElementById("claims").scrollIntoView();
}

function setFilter(name, value) {
  form.reset();
  form.elements[name].value = value;
  filter();
}

function startTable() {
  for (const th of table.tHead.rows[0].cells) {
    const button = make("button", { type: "button" }, th.textContent);
    th.replaceChildren(button);
    button.addEventListener("click", () => sort(th));
  }
  for (const tr of rows) {
    const opener = tr.querySelector(".figure");
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-expanded", "false");
  }
  body.addEventListener("click", (event) => {
    const tr = event.target.closest("tr");
    const link = event.target.closest("a");
    if (!tr || tr.classList.contains("evidence") || (link && !link.classList.contains("figure"))) return;
    if (!link && String(getSelection())) return;
    event.preventDefault();
    toggle(tr);
  });
  body.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.classList.contains("figure")) { event.preventDefault(); toggle(event.target.closest("tr")); }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filter);
  form.querySelector("button").addEventListener("click", () => { form.reset(); filter(); });
  document.querySelector("#more button").addEventListener("click", () => { shown += PAGE * 5; paint(); });
  addEventListener("beforeprint", () => { shown = found.length; paint(); });
  paint();
}
