// Where everything stands: Python's places, drawn together where the filters leave a gap; and what of it is in view.
"use strict";

const GAP = 44; // the largest empty height that stays
const FAR = 800; // lines longer than that are only hinted at, until they are lit
const DETAIL = 0.3; // of the true size; below, words cannot be read and cards alone are drawn

const scene = { spots: new Map(), bends: new Map(), stretches: new Map(), far: new Map(), columns: new Set(), visible: null, height: 0 };

for (const node of page.network.nodes) (own(page.boxes, node.id) ? scene.spots : scene.bends).set(node.id, { ...node, base: node.y });
for (const edge of page.network.edges) {
  if (!scene.stretches.has(edge.relation)) scene.stretches.set(edge.relation, []);
  scene.stretches.get(edge.relation).push({ ...edge, ends: [scene.bends.get(edge.from), scene.bends.get(edge.to)] });
}

// A rail is as long as the visible chips ask for: rail -> [its upper end, its chips].
const rails = new Map();
for (const [id, spot] of scene.spots) {
  if (page.boxes[id].kind === "rail") rails.set(id, [spot.base - page.boxes[id].height / 2, []]);
}
for (const [id, { subject, object }] of Object.entries(page.relations)) {
  const spot = scene.spots.get(`chip ${id}`), x = spot.x + page.stubs[`chip ${id}`].to[0];
  for (const rail of [subject, object].flatMap((end) => [`rail left ${end}`, `rail right ${end}`])) {
    const known = rails.get(rail);
    if (known && Math.abs(scene.spots.get(rail).x - x) < 1 && spot.base > known[0]) known[1].push(id);
  }
}

function cutRails() {
  for (const [id, [top, chips]] of rails) {
    const shown = chips.filter((chip) => scene.visible.lines.has(chip)).map((chip) => scene.spots.get(`chip ${chip}`).base);
    const height = Math.max(0, Math.max(top, ...shown) - top);
    page.boxes[id].height = height;
    scene.spots.get(id).base = top + height / 2;
  }
}

const isShown = (box) => box.height > 0 && (box.kind === "heading" ? scene.columns.has(box.column) : scene.visible.entities.has(box.of) || scene.visible.lines.has(box.of));

// Heights of boxes that overlap or nearly touch, from top to bottom.
function occupied() {
  const spans = [];
  const boxes = [...scene.spots].filter(([id]) => isShown(page.boxes[id]))
    .map(([id, spot]) => [spot.base - page.boxes[id].height / 2, spot.base + page.boxes[id].height / 2]);
  for (const [top, bottom] of boxes.sort((a, b) => a[0] - b[0])) {
    const last = spans.at(-1);
    if (last && top - last[1] <= GAP) last[1] = Math.max(last[1], bottom);
    else spans.push([top, bottom]);
  }
  return spans;
}

// Places for what is visible: every gap becomes GAP high, what stands between its ends moves in proportion.
function settle(visible) {
  scene.visible = visible;
  scene.columns = new Set([...visible.entities].map((id) => classLooks.get(page.entities[id].class).column));
  cutRails();
  const knots = []; // [height by Python, height here]
  for (const [top, bottom] of occupied()) {
    const start = knots.length ? knots.at(-1)[1] + GAP : top;
    knots.push([top, start], [bottom, start + bottom - top]);
  }
  const moved = (y) => {
    let low = 0, high = knots.length - 1;
    if (high < 1 || y <= knots[0][0]) return y;
    if (y >= knots[high][0]) return y - knots[high][0] + knots[high][1];
    while (high - low > 1) { const middle = (low + high) >> 1; if (knots[middle][0] <= y) low = middle; else high = middle; }
    const [[from, to], [until, goal]] = [knots[low], knots[high]];
    return to + ((y - from) * (goal - to)) / (until - from || 1);
  };
  for (const spot of [...scene.spots.values(), ...scene.bends.values()]) spot.y = moved(spot.base);
  for (const [id, stretches] of scene.stretches) {
    const long = stretches.find(({ ends }) => Math.abs(ends[0].y - ends[1].y) > FAR);
    scene.far.set(id, long ? Math.sign(long.ends[1].y - long.ends[0].y) : 0);
  }
  scene.height = knots.length ? knots.at(-1)[1] + 24 : 0;
}

// Boxes and stretches of lines within a rectangle; `lit` lines are there however long they are.
function within({ left, top, right, bottom }, scale, lit) {
  const nodes = new Map(), edges = [];
  for (const [id, spot] of scene.spots) {
    const box = page.boxes[id];
    if (scale < DETAIL && box.kind !== "card" || !isShown(box)) continue;
    const x = box.width / 2 + 40, y = box.height / 2 + 8;
    if (spot.x + x >= left && spot.x - x <= right && spot.y + y >= top && spot.y - y <= bottom) nodes.set(id, spot);
  }
  for (const id of scene.visible.lines) {
    const always = lit?.has(id) || page.relations[id].asked;
    if (!always && (scale < DETAIL || scene.far.get(id))) continue;
    for (const stretch of scene.stretches.get(id) ?? []) {
      const [a, b] = stretch.ends;
      if (Math.max(a.x, b.x) < left || Math.min(a.x, b.x) > right || Math.max(a.y, b.y) < top || Math.min(a.y, b.y) > bottom) continue;
      nodes.set(a.id, a).set(b.id, b);
      edges.push(stretch);
    }
  }
  return { nodes, edges };
}

// The next box in a direction: near, and rather straight ahead than aside.
function boxTowards(from, [right, down]) {
  const start = scene.spots.get(from);
  let best = null, least = Infinity;
  for (const [id, spot] of scene.spots) {
    if (id === from || !["card", "chip"].includes(page.boxes[id].kind) || !isShown(page.boxes[id])) continue;
    const [x, y] = [spot.x - start.x, spot.y - start.y];
    const ahead = x * right + y * down, aside = Math.abs(x * down) + Math.abs(y * right);
    if (ahead > 4 && ahead + 2.5 * aside < least) [best, least] = [id, ahead + 2.5 * aside];
  }
  return best;
}
