// The keyboard: from box to box, to the search, to and fro; every step is said to a screen reader.
"use strict";

const KEYS = [
  ["/", "search"], ["arrows", "from card to card, when the drawing has the focus"], ["Enter", "open"], ["n", "only its neighbours"],
  ["Shift + arrows", "move the drawing"], ["+ − 0", "zoom, whole width"], ["d t", "drawing, table"], [", .", "day with a report before, after"], ["Esc", "back to the answer"],
];
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// A box of the drawing in words.
function described(box) {
  if (box.kind === "card") {
    const entity = page.entities[box.of];
    return [entity.name, classLabel(entity.class), ...(entity.status ?? [])].filter(Boolean).join(", ");
  }
  const one = page.relations[box.of];
  return [`${nameOf(one.subject)} ${predicateLabel(one.predicate)} ${nameOf(one.object)}`, answerLook(one.answer).label, one.words].filter(Boolean).join(", ");
}

function goTo(id) {
  drawing.at = id;
  show(id);
  drawing.network.redraw();
  document.getElementById("said").textContent = described(page.boxes[id]);
}

// Where the keys start: at what is open, else at what was asked for, else at the first card.
function startBox() {
  const { entity, relation } = opened;
  const visible = (id) => scene.spots.has(id) && isShown(page.boxes[id]);
  const wanted = [drawing.at, relation && `chip ${relation}`, entity && `card ${entity}`, ...relations.filter((one) => one.asked).map((one) => `card ${one.subject}`)];
  return wanted.find((id) => id && visible(id)) ?? [...scene.spots.keys()].find((id) => page.boxes[id].kind === "card" && visible(id));
}

function step(way) {
  const from = startBox();
  if (from) goTo((drawing.at === from && boxTowards(from, way)) || from);
}

function openHere() {
  const box = own(page.boxes, drawing.at);
  if (box) open(box.kind === "card" ? { entity: box.of } : { relation: box.of }, true);
}

function pressedInDrawing(event) {
  const way = own(WAYS, event.key);
  if (way && event.shiftKey) move(...way.map((part) => part * 80));
  else if (way) step(way);
  else if (event.key === "Enter" || event.key === " ") openHere();
  else if (event.key === "PageDown" || event.key === "PageUp") move(0, event.key === "PageDown" ? 500 : -500);
  else if (event.key === "+" || event.key === "=") zoom(1.2);
  else if (event.key === "-") zoom(1 / 1.2);
  else if (event.key === "0" || event.key === "Home") fitWidth();
  else return;
  event.preventDefault();
}

function pressedAnywhere(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { document.getElementById("found").hidden = true; drawing.at = null; open({}); return; }
  if (event.target.tagName === "INPUT") return;
  if (event.key === "/") document.getElementById("search").focus();
  else if (event.key === "d") { chooseTab("drawing"); document.getElementById("canvas").focus(); }
  else if (event.key === "t") { chooseTab("list"); document.getElementById("list").focus(); }
  else if (event.key === "," || event.key === ".") chooseDay(nextStop(event.key === "," ? -1 : 1));
  else if (event.key === "n" && nearest()) chooseFocus(nearest());
  else return;
  event.preventDefault();
}

// The entity that the keys or the panel are at.
function nearest() {
  const box = own(page.boxes, drawing.at);
  return (box?.kind === "card" ? box.of : opened.entity) ?? filters.focus;
}
