// The day of the page. Python told the newest state and, in "past", what was otherwise before: JSON merge patches
// (RFC 7386), each from the state of a start to that of the start before. Nothing is decided here.
"use strict";

const { asOf: LAST_DAY, stops: STOPS, starts: STARTS } = page.days; // STOPS: days on which something was published
const { title: TITLE, question: QUESTION } = page; // with a mark where they tell the day
const isTable = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

function patched(table, patch) {
  const kept = Object.entries(table).filter(([key]) => own(patch, key) !== null)
    .map(([key, value]) => [key, Object.hasOwn(patch, key) ? merged(value, patch[key]) : value]);
  const added = Object.entries(patch).filter(([key, value]) => value !== null && !Object.hasOwn(table, key));
  return Object.fromEntries([...kept, ...added]);
}

const merged = (value, patch) => (isTable(patch) ? patched(isTable(value) ? value : {}, patch) : patch);

const states = new Map([[STARTS.length - 1, page.state]]); // index of STARTS -> what the page tells from that day on
let past = null; // read when the reader first leaves the newest day

function stateAt(index) {
  if (!states.has(index)) past ??= JSON.parse(document.getElementById("past").textContent);
  let from = index;
  while (!states.has(from)) from += 1;
  for (; from > index; from -= 1) states.set(from - 1, patched(states.get(from), past[from - 1]));
  return states.get(index);
}

// Put the state of a day into `page`; a day between two starts is like the first.
function see(day) {
  const state = stateAt(STARTS.findLastIndex((start) => start <= day));
  const worded = (text) => text?.replaceAll("\ufdd0", day);
  Object.assign(page, state, {
    rows: state.rows.map((number) => page.told[number]), answer: { ...state.answer, as_of: day }, title: worded(TITLE), question: worded(QUESTION),
  });
}

// The day that is seen when a reader wants another: within the range, and where only days with a report are exact, one.
function nearestDay(day) {
  const kept = day < STOPS[0] ? STOPS[0] : day > LAST_DAY ? LAST_DAY : day;
  return page.days.any ? kept : STOPS.findLast((stop) => stop <= kept);
}

const isSeen = (day) => /^\d{4}-\d\d-\d\d$/.test(day ?? "") && !Number.isNaN(Date.parse(day)) && nearestDay(day) === day;

see(LAST_DAY);
