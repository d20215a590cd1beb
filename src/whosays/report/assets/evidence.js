"use strict";
// The evidence of one row: its words with their layers, the chain drawn, the rarer fields.
const DATA = JSON.parse(document.getElementById("data").textContent);
const AROUND = 160;
const texts = new Map();

// The code points of a shown document; offsets of the records count these, not UTF-16 units.
function codePoints(sheet) {
  if (!texts.has(sheet)) {
    const body = document.querySelector(`#d${sheet} > .body`);
    texts.set(sheet, body ? Array.from(body.textContent) : []);
  }
  return texts.get(sheet);
}

function words(row) {
  const d = DATA[row];
  return d.d < 0 ? "" : codePoints(d.d).slice(d.q[0], d.q[1]).join("");
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function isolated(text) {
  return make("bdi", null, text);
}

function pieces(points, start, end, spans) {
  const inside = spans.filter(([, from, to]) => from < end && to > start);
  const bounds = new Set([start, end]);
  for (const [, from, to] of inside) for (const at of [from, to]) if (at > start && at < end) bounds.add(at);
  const order = Array.from(bounds).sort((a, b) => a - b);
  return order.slice(0, -1).map((from, n) => {
    const letters = new Set(inside.filter((s) => s[1] <= from && s[2] > from).map((s) => s[0]));
    const text = points.slice(from, order[n + 1]).join("");
    return letters.size ? make("span", { class: Array.from(letters).join(" ") }, text) : text;
  });
}

function quote(row, around) {
  const d = DATA[row];
  const box = make("p", { class: "quote", dir: "auto" });
  if (d.d < 0) return make("p", { class: "empty" }, "The text of this document is not part of the report.");
  const points = codePoints(d.d);
  const before = Math.max(0, d.q[0] - around);
  const after = Math.min(points.length, d.q[1] + around);
  const lead = points.slice(before, d.q[0]).join("");
  const tail = points.slice(d.q[1], after).join("");
  if (lead) box.append(make("span", { class: "around" }, (before ? "… " : "") + lead));
  box.append(...pieces(points, d.q[0], d.q[1], d.s || []));
  if (tail) box.append(make("span", { class: "around" }, tail + (after < points.length ? " …" : "")));
  return box;
}

function chain(row, colour) {
  const list = make("ol", { class: `chain ${colour}`, "aria-label": "Chain of attribution, from whoever vouches" });
  for (const [name, role] of DATA[row].c || []) {
    list.append(make("li", null, make("div", null, isolated(name), make("small", null, isolated(role)))));
  }
  return list;
}

const FACTS = [
  ["factuality", "Certainty"], ["stance", "Also in the document"], ["actor", "Actor, as asserted"], ["status", "Status asserted"],
  ["placeName", "Place resolved to"], ["time", "Time in words"], ["period", "Time resolved to"], ["scope", "Scope"],
  ["asOf", "Stands as of"], ["since", "Counted since"], ["base", "Out of"], ["id", "Row"], ["by", "Extracted by"],
];

function facts(row) {
  const d = { ...DATA[row] };
  if (d.from || d.to) {
    d.period = d.from === d.to ? d.from : `${d.from || "…"} to ${d.to || "…"}`;
    if (d.datePrecision) d.period += ` (${d.datePrecision})`;
  }
  const list = make("dl", { class: "facts" });
  for (const [key, name] of FACTS) {
    if (d[key]) list.append(make("div", null, make("dt", null, name), make("dd", null, isolated(String(d[key])))));
  }
  if (d.partOf !== undefined) {
    const whole = document.createElement("a");
    whole.href = `#c${d.partOf}`;
    whole.append("the total it is a part of");
    list.append(make("div", null, make("dt", null, "Part of"), make("dd", null, whole)));
  }
  return list;
}
