// What is open, what is lit, and the controls.
"use strict";

let opened = {};

function open(target, focus = false) {
  opened = target;
  const head = target.entity ? showEntity(target.entity) : target.relation ? showRelation(target.relation) : showAnswer();
  if (focus) head.focus({ preventScroll: false });
  light();
  const box = target.entity ? `card ${target.entity}` : target.relation ? `chip ${target.relation}` : null;
  if (box) show(box);
  if (box && window.innerWidth <= 760) panel.scrollIntoView(); // one column: the panel is above the drawing
}

// An entity lights its lines and what it said; a line lights its ends and its speakers.
function litBy(target) {
  if (target.entity) {
    const near = relations.filter((one) => one.subject === target.entity || one.object === target.entity
      || one.claims.some((id) => own(page.claims, id)?.by === target.entity));
    return new Set([target.entity, ...near.flatMap((one) => [one.id, one.subject, one.object])]);
  }
  if (!target.relation) return null;
  const one = page.relations[target.relation];
  return new Set([target.relation, one.subject, one.object, ...one.claims.map((id) => own(page.claims, id)?.by)]);
}

function light() {
  const visible = visibleNow();
  redraw(litBy(opened), opened.entity ?? opened.relation ?? null, (id) => visible.lines.has(id) || visible.entities.has(id));
}

function refresh() {
  const visible = visibleNow();
  writeSentence();
  writeLegend(visible);
  writeList(visible);
  light();
  document.getElementById("shown").textContent = `${plural(visible.entities.size, "card")}, ${plural(visible.lines.size, "line")}`;
  const empty = document.getElementById("empty");
  empty.hidden = visible.entities.size > 0;
  empty.textContent = (filters.part && answerLook(filters.part).none) || "The filters leave nothing. “Show everything” brings it back.";
}

function chooseTab(name) {
  for (const one of ["drawing", "list"]) {
    const tab = document.getElementById(`tab-${one}`);
    tab.setAttribute("aria-selected", String(one === name));
    tab.tabIndex = one === name ? 0 : -1;
    document.getElementById(one).hidden = one !== name;
  }
  document.querySelector(".zoom").hidden = name !== "drawing";
}

function start() {
  const { as_of: asOf, articles, newest } = page.answer;
  document.getElementById("facts").textContent = `As of ${asOf} · ${plural(articles ?? 0, "article")}${newest ? `, the newest of ${newest}` : ""}`;
  startDrawing();
  refresh();
  open({});
  const on = (id, event, handler) => document.getElementById(id).addEventListener(event, handler);
  on("smaller", "click", () => zoom(1 / 1.2));
  on("larger", "click", () => zoom(1.2));
  on("width", "click", fitWidth);
  on("whole", "click", fitWhole);
  for (const [name, next] of [["drawing", "list"], ["list", "drawing"]]) {
    on(`tab-${name}`, "click", () => chooseTab(name));
    on(`tab-${name}`, "keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      chooseTab(next);
      document.getElementById(`tab-${next}`).focus();
    });
  }
  on("search", "input", (event) => writeFound(event.target.value));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { document.getElementById("found").hidden = true; open({}); }
    if (event.key === "/" && event.target.tagName !== "INPUT") { event.preventDefault(); document.getElementById("search").focus(); }
  });
  dark.addEventListener("change", () => { readColours(); refresh(); open(opened); });
}

start();
