// All that a reader can find on the page, by what it is and not by its number.
() => {
  const text = (id) => document.getElementById(id).innerText;
  const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.innerText);
  const lineOf = (id) => `${lineKey(page.relations[id])} ${page.relations[id].claims.join()}`;
  const words = (box) => page.lines[box]?.map(([line, kind]) => `${kind}: ${line}`);
  chooseTab("list");
  table.finish();
  finishStrip();
  const found = {
    day: [text("searched"), document.getElementById("asof").value],
    sentence: text("sentence"),
    legend: texts("#legend .key"),
    shown: text("shown"),
    table: texts("#list tr").sort(),
    strip: [...document.querySelectorAll("#strip li")]
      .map((one) => [one.querySelector("button").ariaLabel, ...[...one.querySelectorAll("[title]")].map(({ title }) => title)].join()).sort(),
    csv: csv().split("\r\n").sort(),
    file: fileName("csv"),
    cards: Object.fromEntries(drawnEntities.map((id) => [id, words(`card ${id}`)])),
    chips: Object.fromEntries(relations.map(({ id }) => [lineOf(id), words(`chip ${id}`)])),
    edges: Object.fromEntries(relations.map(({ id }) => [lineOf(id), scene.stretches.get(id).map(drawnEdge).map(({ color, dashes, width, arrows }) =>
      JSON.stringify([color, dashes, width, Object.keys(arrows).sort()])).sort()])),
    boxes: [...scene.spots.keys()].filter((id) => page.boxes[id].kind !== "rail" && isShown(page.boxes[id]))
      .map((id) => page.boxes[id].kind === "heading" ? id : described(page.boxes[id])).sort(),
    found: searched("a").sort(),
    dossiers: Object.fromEntries(Object.keys(page.entities).map((id) => { open({ entity: id }); return [id, panel.innerText]; })),
    evidence: Object.fromEntries(relations.map(({ id }) => { open({ relation: id }); return [lineOf(id), panel.innerText]; })),
  };
  open({});
  found.answer = panel.innerText;
  chooseTab("drawing");
  return found;
}
