// What is open, what is lit, and the controls.
"use strict";

let opened = {};

function open(target, focus = false) {
  opened = target;
  const head = target.entity ? showEntity(target.entity) : target.relation ? showRelation(target.relation) : showAnswer();
  if (focus) head.focus({ preventScroll: false });
  light();
  markStrip(target.entity ?? own(page.relations, target.relation)?.subject);
  const box = target.entity ? `card ${target.entity}` : target.relation ? `chip ${target.relation}` : null;
  if (box) show(box);
  if (box && window.innerWidth <= 760) panel.scrollIntoView(); // one column: the panel is above the drawing
  writeFragment();
}

// An entity lights its lines and what it said; a line lights its ends and its speakers.
function litBy(target) {
  if (target.entity && target.entity === filters.focus) return null; // nothing else is there
  if (target.entity) {
    const near = relations.filter((one) => one.subject === target.entity || one.object === target.entity || speakersOf(one).includes(target.entity));
    return new Set([target.entity, ...near.flatMap((one) => [one.id, one.subject, one.object])]);
  }
  if (!target.relation) return null;
  const one = page.relations[target.relation];
  return new Set([target.relation, one.subject, one.object, ...speakersOf(one)]);
}

function light(anew = false) {
  redraw(litBy(opened), opened.entity ?? opened.relation ?? null, anew);
}

function refresh() {
  const visible = visibleNow();
  settle(visible);
  writeSentence();
  writeLegend(visible);
  changeTable(visible);
  writeStrip(visible);
  light(true);
  document.getElementById("shown").textContent = `${plural(visible.entities.size, "card")}, ${plural(visible.lines.size, "line")}`;
  const empty = document.getElementById("empty");
  empty.hidden = visible.entities.size > 0;
  empty.textContent = (filters.part && answerLook(filters.part).none) || "The filters leave nothing. “Show everything” brings it back.";
  writeFragment();
}

function chooseTab(name) {
  for (const one of ["drawing", "list"]) {
    const tab = document.getElementById(`tab-${one}`);
    tab.setAttribute("aria-selected", String(one === name));
    tab.tabIndex = one === name ? 0 : -1;
    document.getElementById(one).hidden = one !== name;
  }
  document.getElementById("png").hidden = document.querySelector(".zoom").hidden = name !== "drawing";
  if (table.visible) writeTable();
  writeFragment();
}

function startControls() {
  const on = (id, event, handler) => document.getElementById(id).addEventListener(event, handler);
  on("smaller", "click", () => zoom(1 / 1.2));
  on("larger", "click", () => zoom(1.2));
  on("width", "click", fitWidth);
  on("whole", "click", fitWhole);
  on("png", "click", takePng);
  on("csv", "click", takeCsv);
  on("canvas", "keydown", pressedInDrawing);
  for (const [name, next] of [["drawing", "list"], ["list", "drawing"]]) {
    on(`tab-${name}`, "click", () => chooseTab(name));
    on(`tab-${name}`, "keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      chooseTab(next);
      document.getElementById(`tab-${next}`).focus();
    });
  }
  on("search", "input", (event) => writeFound(event.target.value));
  on("search", "keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "Enter") document.querySelector("#found button")?.[event.key === "Enter" ? "click" : "focus"]();
  });
  on("found", "keydown", walkFound);
  document.addEventListener("keydown", pressedAnywhere);
  dark.addEventListener("change", () => { readColours(); refresh(); open(opened); });
  window.addEventListener("hashchange", restore);
  window.addEventListener("beforeprint", () => paper(true));
  window.addEventListener("afterprint", () => paper(false));
}

function start() {
  settle(visibleNow());
  startDrawing();
  restore();
  startControls();
  startDays();
}

start();
