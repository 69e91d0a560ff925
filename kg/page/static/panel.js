// The panel at the right: the answer with its evidence, the dossier of an entity, the claims of a line. Never empty.
"use strict";

const panel = document.getElementById("panel");
const FIRST = 30; // claims at once

function fill(heading, ...children) {
  const head = element("h2", { tabindex: "-1" }, heading);
  const back = element("button", { class: "back", type: "button", onclick: () => open({}, true) }, "← Back to the answer");
  panel.replaceChildren(...(children[0] === true || atRest() ? [] : [back]), head, ...children.flat(Infinity).filter((child) => child && child !== true));
  panel.scrollTop = 0;
  return head;
}

const atRest = () => !opened.relation && (!opened.entity || opened.entity === page.near?.id);

function pairs(rows) {
  const filled = rows.filter(([, value]) => value !== undefined && value !== null && value !== "" && value.length !== 0);
  return element("dl", {}, filled.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}

// A claim, condition first: what is said, by whom in which office, along which chain, where.
function claimCard(id) {
  const claim = own(page.claims, id);
  if (!claim) return element("p", { class: "claim muted" }, `Claim ${id} is not among those published by the day of this page.`);
  const source = own(page.sources, claim.article) ?? { name: claim.article };
  return element("article", { class: "claim", "data-claim": id },
    claim.condition && element("p", { class: "condition" }, `Only if: ${claim.condition.replace(/^if\s+/i, "")}`),
    element("p", { class: "says" }, link(claim.subject), ` ${predicateLabel(claim.predicate)} `, link(claim.object),
      claim.qualifiers && ` (${claim.qualifiers})`, claim.validity && `, ${claim.validity}`, claim.planned && ", a plan"),
    element("p", { class: "small" }, badge(claim.answer), claim.factuality !== "certain" && claim.factuality !== claim.answer && ` (${claim.factuality})`),
    claim.gloss && element("p", { class: "gloss" }, claim.gloss),
    pairs([
      ["who says so", speaker(claim)],
      ["said", [claim.said, claim.place && `, ${claim.place}`].filter(Boolean).join("")],
      ["chain", claim.chain?.length > 1 ? claim.chain.map(nameOf).join(" → ") : ""],
      ["where", place(claim, source)],
      ["words", claim.quote && element("q", {}, claim.quote)],
      ["confirms", claim.confirms && claim.confirms.map(gist).join("; ")],
      ["denies", claim.denies && claim.denies.map(gist).join("; ")],
    ]));
}

function speaker(claim) {
  if (!claim.by) return "";
  const more = [claim.described && `described as: ${claim.described}`, claim.office].filter(Boolean).join("; ");
  return [link(claim.by), more && `, ${more}`].filter(Boolean);
}

function place(claim, source) {
  const name = [source.outlet || source.name, source.published || (source.retrieved && `read ${source.retrieved}`)].filter(Boolean).join(", ");
  const where = source.link ? element("a", { href: source.link, target: "_blank", rel: "noopener noreferrer" }, name) : element("span", {}, name);
  const offsets = claim.end !== undefined ? `, characters ${claim.start}–${claim.end}` : "";
  const part = claim.part === "headline" ? ", in the headline" : "";
  const address = source.url && !source.link ? `, address ${source.url}` : "";
  return [where, part + offsets + address];
}

const gist = (id) => own(page.claims, id)?.gloss ?? id;

// A headline that says more than the text is shown, and not counted.
function warning(ids, answer) {
  if (!ids.length) return "";
  const bare = answer === "conditional" && ids.some((id) => !own(page.claims, id)?.condition);
  return element("details", { class: "note" },
    element("summary", {}, `A headline says so${bare ? " without the condition" : ""}; headlines are not counted.`), ids.map(claimCard));
}

// The names of columns are the question's own; what a row shows in another place is left out.
const ELSEWHERE = new Set(["answer", "claims", "articles", "conditions", "stated_by", "stated_on", "factualities"]);

function rowCard(row) {
  const [title] = Object.keys(row).filter((key) => own(row, `${key}_name`));
  const columns = Object.entries(row).filter(([key, value]) => !ELSEWHERE.has(key) && key !== title && !key.endsWith("_name") && value !== null && value !== "" && value.length !== 0);
  const behind = new Set(row.claims ?? []);
  const uncounted = Object.values(page.relations).filter((one) => one.claims.some((id) => behind.has(id))).flatMap((one) => one.uncounted ?? []);
  return element("section", { class: "row" },
    element("p", {}, row.answer !== undefined && badge(row.answer)),
    title && element("p", { class: "name" }, link(row[title])),
    pairs([...statusPair(row[title]), ...columns.filter(([key]) => !key.startsWith("status")).map(([key, value]) => [words(key), cell(value)])]),
    (row.claims ?? []).map(claimCard),
    uncounted.length > 0 && warning([...new Set(uncounted)], row.answer));
}

const words = (key) => key.replaceAll("_", " ");

function statusPair(id) {
  const status = own(page.entities, id)?.status;
  return status ? [["status", status.join("; ")]] : [];
}

function cell(value) {
  if (Array.isArray(value)) return listed(value.map((one) => (own(page.entities, one) ? link(one) : nameOf(String(one)))));
  return own(page.entities, value) ? link(value) : nameOf(String(value));
}

function showAnswer() {
  if (page.near) return showEntity(page.near.id);
  const rows = page.rows.filter((row) => !filters.part || row.answer === filters.part);
  const part = filters.part && answerLook(filters.part);
  return fill(page.question, true,
    element("p", { class: "small muted" }, `Published by ${page.answer.as_of}. ${page.answer.unit ?? ""}`),
    part && element("p", { class: "note" }, `Only: ${part.label}. `, element("button", { class: "go", type: "button", onclick: () => choosePart(null) }, "Show all")),
    rows.length === 0 && element("p", { class: "row" }, (part && part.none) || "Nobody says anything about this."),
    rows.map(rowCard),
    element("p", { class: "small muted hint" }, `Searched ${plural(page.answer.articles ?? 0, "article")}${page.answer.newest ? `, the newest of ${page.answer.newest}` : ""}. Silence is no denial.`));
}

function showEntity(id) {
  const entity = page.entities[id];
  const look = classLooks.get(entity.class);
  const about = [], said = [], known = [];
  for (const [key, claim] of Object.entries(page.claims)) {
    if (claim.subject === id || claim.object === id) (claim.by ? about : known).push(key);
    if (claim.by === id) said.push(key);
  }
  const first = (key) => (page.claims[key].condition ? 0 : 1);
  about.sort((a, b) => first(a) - first(b));
  return fill(entity.name,
    element("p", { class: "small muted" }, look && icon(look, 15), ` ${classLabel(entity.class)} · `, id, entity.unreviewed && " · declared by an article, not reviewed yet"),
    entity.drawn && element("p", {}, element("button", { class: "reset", type: "button", id: "neighbours", "aria-pressed": String(filters.focus === id), onclick: () => chooseFocus(id) },
      filters.focus === id ? "Show everything again" : "Show only its neighbours")),
    pairs([
      ["status", entity.status?.join("; ")],
      ["office", entity.office],
      ["other names", entity.names?.join(", ")],
      ...(entity.properties ?? []),
      ["no claim of", entity.silent?.join(", ")],
    ]),
    section("What is said about it", about), section("What it says", said), section("From the registry", known));
}

// The first claims; the others on demand.
function claimCards(ids) {
  const rest = ids.slice(FIRST);
  const more = rest.length > 0 && element("button", { class: "go", type: "button", onclick: () => more.replaceWith(...rest.map(claimCard)) }, `Show the other ${rest.length}`);
  return [ids.slice(0, FIRST).map(claimCard), more];
}

function section(heading, ids) {
  return ids.length ? [element("h3", {}, `${heading} (${ids.length})`), claimCards(ids)] : [];
}

function showRelation(id) {
  const relation = page.relations[id];
  const first = (key) => (own(page.claims, key)?.condition ? 0 : 1);
  const claims = [...relation.claims].sort((a, b) => first(a) - first(b));
  return fill(`${nameOf(relation.subject)} ${predicateLabel(relation.predicate)} ${nameOf(relation.object)}`,
    element("p", {}, badge(relation.answer), relation.detail && ` · ${relation.detail}`),
    claimCards(claims), warning(relation.uncounted ?? [], relation.answer));
}
