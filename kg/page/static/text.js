// Elements and words. Everything from the data becomes text by textContent or an attribute that is set; never markup.
"use strict";

const page = JSON.parse(document.getElementById("data").textContent);

// own(page.entities, id): the value, and never what a hostile key ("__proto__", "constructor") finds on the prototype.
const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") made.addEventListener("click", value);
    else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false && child !== ""));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

function drawn(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// The icon of a class, as in the drawing.
function icon(look, size = 18) {
  const picture = drawn("svg", { viewBox: "0 0 24 24", width: size, height: size, "aria-hidden": "true" });
  picture.append(drawn("path", { d: look.icon, fill: "none", stroke: look.colour, "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" }));
  return picture;
}

// A sample of the line of an answer: solid, dashed, dotted, struck.
function sample(answer) {
  const look = answerLook(answer);
  const picture = drawn("svg", { viewBox: "0 0 30 12", width: 30, height: 12, "aria-hidden": "true" });
  const dashes = { dashed: "7 4", dotted: "2 3.5" }[look.line];
  picture.append(drawn("path", { d: "M1 6H29", stroke: look.shade, "stroke-width": 2.4, ...(dashes && { "stroke-dasharray": dashes }) }));
  if (look.line === "struck" || look.line === "disputed") picture.append(drawn("path", { d: "M15 1V11", stroke: look.shade, "stroke-width": 2.4 }));
  return picture;
}

let printing = false; // paper is light
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function answerLook(answer) {
  const look = own(page.answers, answer) || { label: answer, line: "solid", colour: "#5C6470", colourDark: "#B1B9C5" };
  return { ...look, shade: dark.matches && !printing ? look.colourDark : look.colour };
}

const classLooks = new Map(page.classes.map((look) => [look.name, look]));
const nameOf = (id) => own(page.entities, id)?.name ?? own(page.sources, id)?.name ?? id;
const classLabel = (name) => own(page.labels, name) ?? name;
const predicateLabel = (name) => own(page.predicates, name) ?? name;
const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

// A button that opens the dossier of an entity; plain text where there is none.
function link(id) {
  if (!own(page.entities, id)) return element("span", {}, nameOf(id));
  return element("button", { class: "go", type: "button", onclick: () => open({ entity: id }, true) }, nameOf(id));
}

function badge(answer) {
  return element("span", { class: "badge" }, sample(answer), answerLook(answer).label);
}

function listed(parts, separator = ", ") {
  return parts.flatMap((part, index) => (index ? [separator, part] : [part]));
}

// Append what `make` makes of the items: the first ones at once, the others while the browser has nothing to do.
// Returns a function that appends all that are left.
function appendSlowly(parent, items, make, first = 60) {
  let next = 0;
  const append = (until) => { parent.append(...items.slice(next, until).map(make)); next = Math.max(next, until); };
  const go = () => {
    if (next >= items.length || !parent.isConnected) return;
    append(next + 100);
    setTimeout(go, 15);
  };
  append(first);
  setTimeout(go, 60);
  return () => append(items.length);
}
