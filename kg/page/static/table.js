// The table: the same lines and cards as the drawing, as text; built when it is looked at. And its rows as CSV.
"use strict";

const table = { visible: null, written: false, finish: () => {} };

function headed(id, caption, heads, items, row) {
  const body = element("tbody", {});
  const head = element("tr", {}, heads.map((text) => element("th", { scope: "col" }, text)));
  const made = element("table", { id }, element("caption", {}, caption), element("thead", {}, head), body);
  document.getElementById("list").append(made);
  return appendSlowly(body, items, row);
}

function lineRow(one) {
  const label = [predicateLabel(one.predicate), one.detail && `(${one.detail})`].filter(Boolean).join(" ");
  return element("tr", {}, element("td", {}, link(one.subject)),
    element("td", {}, element("button", { class: "go", type: "button", "data-relation": one.id, onclick: () => open({ relation: one.id }, true) }, label)),
    element("td", {}, link(one.object)), element("td", {}, badge(one.answer), one.answer === "conditional" && `: ${one.words}`),
    element("td", {}, listed(speakersOf(one).map(link))));
}

function cardRow(id) {
  const entity = page.entities[id];
  return element("tr", {}, element("td", {}, link(id)), element("td", {}, classLabel(entity.class)),
    element("td", {}, (entity.status ?? []).join("; ")), element("td", {}, (entity.names ?? []).join(", ")), element("td", {}, id));
}

const shownLines = () => relations.filter((one) => table.visible.lines.has(one.id));
const shownCards = () => drawnEntities.filter((id) => table.visible.entities.has(id)).sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en"));

function writeTable() {
  if (table.written || (document.getElementById("list").hidden && !printing)) return;
  table.written = true;
  document.getElementById("list").replaceChildren();
  const lines = shownLines(), cards = shownCards();
  const rest = [
    headed("lines", plural(lines.length, "line"), ["who or what", "says the claim", "whom or what", "how", "who says so"], lines, lineRow),
    headed("cards", plural(cards.length, "card"), ["name", "what it is", "status", "other names", "id"], cards, cardRow),
  ];
  table.finish = () => rest.forEach((finish) => finish());
}

function changeTable(visible) {
  table.visible = visible;
  table.written = false;
  writeTable();
}

// A spreadsheet must not take a cell for a formula; a quote before it keeps it text.
const cellOf = (value) => `"${String(value ?? "").replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;

const CSV_HEAD = ["subject", "subject_name", "predicate", "object", "object_name", "answer", "conditions", "detail", "stated_by", "stated_on", "articles", "claims"];

function csv() {
  const rows = shownLines().map((one) => {
    const claims = one.claims.map((id) => own(page.claims, id)).filter(Boolean);
    const all = (key) => [...new Set(claims.map((claim) => claim[key]).filter(Boolean))].sort().join("\n");
    return [one.subject, nameOf(one.subject), one.predicate, one.object, nameOf(one.object), one.answer, all("condition"), one.detail,
      all("by"), all("said"), all("article"), one.claims.join("\n")];
  });
  return `\ufeff${[CSV_HEAD, ...rows].map((row) => `${row.map(cellOf).join(",")}\r\n`).join("")}`;
}
