// What is shown: the legend is the filter, the sentence is one too, and so are the neighbours of an entity. The search.
"use strict";

const filters = { part: null, focus: null, answers: new Set(), classes: new Set(), predicates: new Set() }; // the sets: what is off

let relations, drawnEntities; // of the day
function readDay() {
  relations = Object.entries(page.relations).map(([id, one]) => ({ id, ...one }));
  drawnEntities = Object.entries(page.entities).filter(([, entity]) => entity.drawn).map(([id]) => id);
}
readDay();

const speakersOf = (one) => [...new Set(one.claims.map((id) => own(page.claims, id)?.by).filter(Boolean))];
const asked = (part) => new Set(page.rows.filter((row) => row.answer === part).flatMap((row) => row.claims ?? []));

const isOn = (id) => !filters.classes.has(page.entities[id].class);

// The lines and entities that the filters leave. Of neighbours: the lines of the entity and those that it speaks of.
function visibleNow() {
  const { part, focus } = filters;
  const wanted = part && asked(part);
  const lines = relations.filter((one) => isOn(one.subject) && isOn(one.object)
    && !filters.answers.has(one.answer) && !filters.predicates.has(one.predicate)
    && (!wanted || one.claims.some((id) => wanted.has(id)))
    && (!focus || one.subject === focus || one.object === focus || speakersOf(one).includes(focus)));
  const ends = new Set(lines.flatMap((one) => [one.subject, one.object]));
  if (wanted) for (const id of wanted) ends.add(own(page.claims, id)?.by);
  if (focus) for (const id of [focus, ...lines.flatMap(speakersOf)]) ends.add(id);
  const some = wanted || focus;
  const alone = !some && filters.answers.size === 0 && filters.predicates.size === 0;
  const speakers = some ? null : new Set(Object.values(page.claims).map((claim) => claim.by));
  const entities = drawnEntities.filter((id) => isOn(id) && (ends.has(id) || alone || speakers?.has(id)));
  return { lines: new Set(lines.map((one) => one.id)), entities: new Set(entities) };
}

function toggle(set, key) {
  if (!set.delete(key)) set.add(key);
  refresh();
}

function choosePart(part) {
  filters.part = filters.part === part ? null : part;
  refresh();
  fitWidth();
  open({});
}

// Only the entity, its lines and what they lead to; again: everything.
function chooseFocus(id) {
  filters.focus = filters.focus === id ? null : id;
  refresh();
  fitWidth();
  open(id ? { entity: id } : {});
}

function resetFilters() {
  filters.part = filters.focus = null;
  for (const set of [filters.answers, filters.classes, filters.predicates]) set.clear();
  refresh();
  open({});
}

function writeSentence() {
  const parts = page.sentence.map((part) => element("button", {
    class: "part", type: "button", "aria-pressed": String(filters.part === part.answer), "data-part": part.answer,
    onclick: () => choosePart(part.answer),
  }, sample(part.answer), part.label, element("b", {}, String(part.count))));
  const { near } = page;
  const start = near ? `What ${near.steps === 1 ? "one line leads" : `${near.steps} lines lead`} to from ${page.title}` : `${page.title}:`;
  const only = filters.focus && element("button", { class: "part", type: "button", "aria-pressed": "true", id: "focused", onclick: () => chooseFocus(null) },
    `only neighbours of ${nameOf(filters.focus)} ×`);
  document.getElementById("sentence").replaceChildren(element("span", {}, start), ...parts, ...(only ? [only] : []));
}

function key(set, name, picture, label, shown, total) {
  return element("li", {}, element("button", {
    class: "key", type: "button", "aria-pressed": String(!set.has(name)), "data-key": name, onclick: () => toggle(set, name),
  }, picture, element("span", { class: "words" }, label), element("span", { class: "count" }, shown === total ? String(total) : `${shown} of ${total}`)));
}

function countBy(items, keyOf) {
  const counts = new Map();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function group(heading, keys) {
  return keys.length ? [element("h2", {}, heading), element("ul", {}, keys)] : [];
}

function writeLegend(visible) {
  const shown = relations.filter((one) => visible.lines.has(one.id));
  const counts = (keyOf) => [countBy(relations, keyOf), countBy(shown, keyOf)];
  const [answers, answersShown] = counts((one) => one.answer);
  const [predicates, predicatesShown] = counts((one) => one.predicate);
  const classOf = (id) => page.entities[id].class;
  const [classes, classesShown] = [countBy(drawnEntities, classOf), countBy(visible.entities, classOf)];
  const order = Object.keys(page.answers).sort((a, b) => page.answers[a].order - page.answers[b].order);
  document.getElementById("legend").replaceChildren(
    ...group("How it is said", order.filter((name) => answers.has(name)).map((name) =>
      key(filters.answers, name, sample(name), answerLook(name).label, answersShown.get(name) ?? 0, answers.get(name)))),
    ...group("Who and what", page.classes.filter(({ name }) => classes.has(name)).map((look) =>
      key(filters.classes, look.name, icon(look), look.label, classesShown.get(look.name) ?? 0, classes.get(look.name)))),
    ...group("What is said", Object.keys(page.predicates).filter((name) => predicates.has(name)).map((name) =>
      key(filters.predicates, name, "", predicateLabel(name), predicatesShown.get(name) ?? 0, predicates.get(name)))),
    element("button", { class: "reset", type: "button", onclick: resetFilters }, "Show everything"),
    element("p", { class: "hint" }, "A click hides or shows. Click a card or the words on a line for its evidence."),
    element("details", { class: "hint" }, element("summary", {}, "Keys"), pairs(KEYS)));
}

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

// Every name, alias and id; each word of the search must occur.
function searched(text) {
  const wanted = folded(text).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  return Object.entries(page.entities).filter(([id, entity]) => {
    const names = folded([id, entity.name, ...(entity.names ?? [])].join(" "));
    return wanted.every((word) => names.includes(word));
  }).map(([id]) => id).slice(0, 30);
}

function writeFound(text) {
  const found = document.getElementById("found");
  const ids = searched(text);
  const look = (id) => classLooks.get(page.entities[id].class);
  const choose = (id) => { found.hidden = true; open({ entity: id }, true); };
  found.hidden = !text.trim();
  found.replaceChildren(...ids.map((id) => element("li", {}, element("button", { type: "button", onclick: () => choose(id) },
    look(id) && icon(look(id), 14), ` ${nameOf(id)}`))),
  ...(ids.length ? [] : [element("li", { class: "muted" }, "Nobody here has that name.")]));
}

// Arrow keys walk through what was found.
function walkFound(event) {
  const way = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!way) return;
  event.preventDefault();
  (event.target.closest("li")?.[way]?.querySelector("button") ?? document.getElementById("search")).focus();
}
