// The reader's choice of the day: any by the input, those on which something was published by the buttons beside it.
"use strict";

const nextStop = (way) => (way > 0 ? STOPS.find((day) => day > page.answer.as_of) : STOPS.findLast((day) => day < page.answer.as_of));

// Everything on the page becomes that of the day; what is open and not known yet closes.
function chooseDay(day) {
  if (!isSeen(day) || day === page.answer.as_of) return writeDay();
  turnTo(day);
  if (!own(page.entities, opened.entity) && !own(page.relations, opened.relation)) opened = {};
  if (!own(page.entities, filters.focus)?.drawn) filters.focus = null;
  if (!page.sentence.some((part) => part.answer === filters.part)) filters.part = null;
  refresh();
  open(opened);
  announce();
}

function turnTo(day) {
  see(day);
  readDay();
  drawing.at = null;
  writeDay();
}

function announce() {
  const parts = page.sentence.map((part) => `${part.label} ${part.count}`);
  document.getElementById("announced").textContent = `As of ${page.answer.as_of}. ${[page.title, ...parts].join(", ")}. ${document.getElementById("shown").textContent}.`;
}

function writeDay() {
  const { as_of: day, articles, newest } = page.answer;
  const input = document.getElementById("asof");
  document.title = document.querySelector("h1").textContent = page.title;
  Object.assign(input, { min: STOPS[0], max: LAST_DAY, value: day, readOnly: STOPS.length < 2 });
  document.getElementById("searched").textContent = `${plural(articles ?? 0, "article")} published by ${day}${newest ? `, the newest on ${newest}` : ""}`;
  for (const [id, way, words] of [["before", -1, "Previous"], ["after", 1, "Next"]]) {
    const stop = nextStop(way), button = document.getElementById(id);
    button.hidden = STOPS.length < 2;
    button.setAttribute("aria-disabled", String(!stop));
    button.title = stop ? `${words} day with a report: ${stop}` : `No ${words.toLowerCase()} day with a report`;
    button.setAttribute("aria-label", button.title);
  }
}

function startDays() {
  const input = document.getElementById("asof");
  for (const [id, way] of [["before", -1], ["after", 1]]) {
    document.getElementById(id).addEventListener("click", () => chooseDay(nextStop(way)));
  }
  // While a year is typed, the day is one of the year 2, 20, 202: only what can be seen is taken, until the reader is done.
  const done = () => (input.value ? chooseDay(nearestDay(input.value)) : writeDay());
  input.addEventListener("change", () => { if (isSeen(input.value)) chooseDay(input.value); });
  input.addEventListener("blur", done);
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") done(); });
}
