// What a reader takes away: the view as an address, the drawing as PNG, the rows as CSV, the page on paper.
"use strict";

const lineKey = (one) => `${one.subject} ${one.predicate} ${one.object}`;
const OFF = [["answer", "answers"], ["class", "classes"], ["predicate", "predicates"]];

// The view as a fragment; empty for the view that the page opens with.
function fragment() {
  const found = new URLSearchParams();
  if (page.answer.as_of !== LAST_DAY) found.set("asof", page.answer.as_of);
  if (opened.entity && opened.entity !== page.near?.id) found.set("show", opened.entity);
  if (opened.relation) found.set("line", lineKey(page.relations[opened.relation]));
  if (filters.part) found.set("only", filters.part);
  if (filters.focus) found.set("near", filters.focus);
  for (const [name, set] of OFF) for (const one of [...filters[set]].sort()) found.append("off", `${name} ${one}`);
  if (!document.getElementById("list").hidden) found.set("tab", "table");
  if (drawing.moved) {
    const { x, y } = drawing.network.getViewPosition();
    found.set("at", [x, y, 100 * drawing.network.getScale()].map(Math.round).join(" "));
  }
  return found.toString();
}

function remember() {
  drawing.moved = true;
  writeFragment();
}

function forget() {
  drawing.moved = false;
  writeFragment();
}

let writing = null;
function writeFragment() {
  if (writing) return;
  writing = setTimeout(() => { // browsers limit how often the address may change
    writing = null;
    const text = fragment();
    if (text !== location.hash.slice(1)) history.replaceState(null, "", text ? `#${text}` : location.href.split("#")[0]);
  }, 150);
}

// Restore a view; what the address names and the page has not is passed over.
function readFragment() {
  const found = new URLSearchParams(location.hash.slice(1));
  turnTo(isSeen(found.get("asof")) ? found.get("asof") : LAST_DAY);
  const drawn = (id) => (id && own(page.entities, id)?.drawn ? id : null);
  filters.part = page.sentence.some((part) => part.answer === found.get("only")) ? found.get("only") : null;
  filters.focus = drawn(found.get("near"));
  for (const [name, set] of OFF) {
    filters[set] = new Set(found.getAll("off").filter((one) => one.startsWith(`${name} `)).map((one) => one.slice(name.length + 1)));
  }
  const line = found.has("line") && relations.find((one) => lineKey(one) === found.get("line"));
  const entity = found.get("show");
  opened = line ? { relation: line.id } : entity && own(page.entities, entity) ? { entity } : {};
  return { tab: found.get("tab") === "table" ? "list" : "drawing", at: found.get("at")?.split(" ").map(Number) };
}

function restore() {
  const { tab, at } = readFragment();
  chooseTab(tab);
  refresh();
  fitWidth();
  open(opened);
  if (at?.length === 3 && at.every(Number.isFinite) && at[2] > 0) {
    moveTo({ position: { x: at[0], y: at[1] }, scale: at[2] / 100 });
    remember();
  }
}

function saveAs(name, blob) {
  const anchor = element("a", { href: URL.createObjectURL(blob), download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 1000);
}

const fileName = (ending) => `${page.title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").toLowerCase().slice(0, 60) || "graph"}-${page.answer.as_of}.${ending}`;

const takeCsv = () => saveAs(fileName("csv"), new Blob([csv()], { type: "text/csv;charset=utf-8" }));

// The drawing as it is on the screen, under what it is and of which day.
function takePng() {
  const seen = document.querySelector("#canvas canvas");
  const ratio = seen.width / seen.clientWidth, head = 34 * ratio;
  const picture = element("canvas", { width: seen.width, height: seen.height + head });
  const ctx = picture.getContext("2d");
  ctx.fillStyle = drawing.colours.ground;
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.drawImage(seen, 0, head);
  ctx.fillStyle = drawing.colours.text;
  ctx.font = `600 ${14 * ratio}px ${FAMILY}`;
  ctx.textBaseline = "middle";
  ctx.fillText(`${page.title}, as of ${page.answer.as_of}`, 12 * ratio, head / 2, picture.width - 24 * ratio);
  picture.toBlob((blob) => saveAs(fileName("png"), blob), "image/png");
}

// On paper: light, everything that the screen builds when it is looked at, and a copy of the drawing, whose own canvas
// keeps its size so that the screen looks afterwards as before.
function paper(on) {
  printing = on;
  document.documentElement.classList.toggle("printing", on);
  const canvas = document.getElementById("canvas"), seen = canvas.querySelector("canvas"), copy = document.getElementById("paper");
  const looking = on && canvas.clientWidth > 0; // else the table is what is looked at
  canvas.style.inset = looking ? "0 auto auto 0" : "";
  canvas.style.width = looking ? `${canvas.clientWidth}px` : "";
  canvas.style.height = looking ? `${canvas.clientHeight}px` : "";
  copy.hidden = !looking;
  readColours();
  writeTable();
  if (on) { table.finish(); finishStrip(); }
  light();
  if (!looking) return;
  [copy.width, copy.height] = [seen.width, seen.height];
  copy.getContext("2d").drawImage(seen, 0, 0);
}
