// The strip: each subject's statuses over time, the day of the page as a line, days that passed unreported marked.
"use strict";

// Whether the words of a bar that lasts stand behind the line of today, which would strike them.
const isShort = (bar) => Boolean(bar.heard) && bar.width < 9;

function placed(tag, attributes, left, width, ...children) {
  const made = element(tag, attributes, ...children);
  made.style.left = `${left}%`;
  if (width !== undefined) made.style.width = `${width}%`;
  return made;
}

// Whether the words of a bar stand before it: there is room, and little within or behind it.
function isLate(bars, index) {
  const bar = bars[index], before = bars[index - 1];
  return bar.width < 12 && bar.left > 40 && bar.left - (before ? before.left + before.width : 0) > 25;
}

// The place of a day in per cent: straight between the knots that Python gives.
function percent(day) {
  const at = Date.parse(day), knots = page.axis.knots.map(([knot, where]) => [Date.parse(knot), where]);
  for (let index = 1; index < knots.length; index += 1) {
    const [[from, left], [until, right]] = [knots[index - 1], knots[index]];
    if (at <= until) return left + (right - left) * Math.max(0, Math.min(1, (at - from) / (until - from || 1)));
  }
  return 100;
}

// A bar in per cent; one that lasts ends at the day of the page, pale from when it was last heard of.
function measured(bar) {
  const left = percent(bar.from), right = percent(bar.to ?? page.answer.as_of);
  return { ...bar, left, width: right - left, silent: bar.heard ? right - percent(bar.heard) : 0 };
}

// The rows are in the order of their cards.
const stripOrder = [...scene.spots].filter(([id]) => page.boxes[id].kind === "card")
  .sort(([one, a], [other, b]) => a.base - page.boxes[one].height / 2 - b.base + page.boxes[other].height / 2).map(([id]) => page.boxes[id].of);

// A bar with its words in it, before it, or behind the line of today.
function phase(bar, way, last, passed) {
  const words = element("span", {}, bar.label, last && passed.length > 0 && element("b", {}, bar.left > 40 ? "passed unreported" : passed.join("; ")));
  const made = placed("span", { class: `phase ${bar.kind}${last ? " last" : ""} ${way}`, title: `${bar.label} ${bar.since}` },
    bar.left, bar.width - bar.silent, way !== "short" && words);
  return way === "short" ? [made, placed("span", { class: `behind ${bar.kind}` }, bar.left + bar.width, undefined, words)] : made;
}

function stripRow(id) {
  const row = page.lifecycle[id], bars = row.bars.map(measured), marks = row.marks.map((mark) => ({ ...mark, at: percent(mark.day) }));
  const told = [...bars.map((bar) => `${bar.label} ${bar.since}`.trim()), ...marks.map((mark) => mark.words)];
  const text = `${nameOf(id)}: ${told.join("; ") || "no claim about its status"}`;
  const passed = marks.filter((mark) => mark.passed).map((mark) => mark.words);
  return element("li", { "data-strip": id },
    element("button", { type: "button", class: "who", "aria-label": text, title: text, onclick: () => open({ entity: id }, true) }, nameOf(id)),
    element("span", { class: "track", "aria-hidden": "true" },
      bars.length === 0 && element("span", { class: "none" }, "no claim about its status"),
      bars.map((bar) => bar.silent > 0 && placed("span", { class: "silent" }, bar.left + bar.width - bar.silent, bar.silent)),
      marks.map((mark) => placed("span", { class: mark.passed ? "mark passed" : "mark", title: mark.words }, mark.at)),
      bars.map((bar, index) => phase(bar, isLate(bars, index) ? "late" : isShort(bar) ? "short" : "", index === bars.length - 1, passed)),
      placed("i", { class: "today" }, percent(page.answer.as_of))));
}

let finishStrip = () => {};

function writeStrip(visible) {
  const rows = stripOrder.filter((id) => own(page.lifecycle, id) && visible.entities.has(id));
  const list = element("ol", { "aria-label": "Statuses over time" });
  const today = percent(page.answer.as_of), { ticks } = page.axis;
  const room = window.innerWidth <= 760 ? 36 : window.innerWidth <= 1080 ? 26 : 16; // per cent that the words at both ends take
  const early = today < 30, [left, right] = early ? [today - 5, today + room + 4] : [today - room - 4, today + 5]; // of the words at today
  const free = ticks.filter(({ at }) => at === 0 ? left > room : at === 100 ? right < 100 - room * 0.7 : (at < left || at > right) && at > room * 0.7 && at < 100 - room);
  const edge = ({ at }) => (at === 0 ? "first" : at === 100 ? "end" : "");
  const scale = element("div", { class: "ticks", "aria-hidden": "true" }, element("div", { class: "track" },
    free.map((tick) => placed("span", { class: edge(tick) }, tick.at, undefined, tick.label)),
    placed("b", { class: early ? "early" : "" }, today, undefined, `as of ${page.answer.as_of}`)));
  document.getElementById("strip").replaceChildren(scale, list);
  document.getElementById("strip-box").hidden = Object.keys(page.lifecycle).length === 0;
  document.getElementById("strip-count").textContent = rows.length ? `(${rows.length})` : "";
  finishStrip = appendSlowly(list, rows, stripRow, 25);
}

function markStrip(id) {
  for (const row of document.querySelectorAll("#strip [aria-current]")) row.removeAttribute("aria-current");
  const row = id && [...document.querySelectorAll("#strip [data-strip]")].find((one) => one.dataset.strip === id);
  if (!row) return;
  row.setAttribute("aria-current", "true");
  const box = document.getElementById("strip");
  const top = row.offsetTop - box.offsetTop;
  if (top < box.scrollTop || top > box.scrollTop + box.clientHeight - 30) box.scrollTop = top - 40;
}
