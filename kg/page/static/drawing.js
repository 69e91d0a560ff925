// The drawing: vis-network shows what is in view and a margin around it, so that a thousand cards open like ten.
"use strict";

const LINE = 1.6, ASKED_LINE = 3; // pixels; the evidence of the answer is thicker
const LINE_DASHES = { dashed: [7, 5], dotted: [2, 4] };

function edgeColour(edge) {
  const shade = answerLook(page.relations[edge.relation].answer).shade;
  return { color: shade, highlight: shade, hover: shade, opacity: isLit(edge.relation) ? 1 : 0.15 };
}

// A stretch of a line as it is said on the day: dashed, struck, thick.
function drawnEdge({ ends, main, ...edge }) {
  const { answer, asked } = page.relations[edge.relation], { line } = answerLook(answer);
  const struck = main && (line === "struck" || line === "disputed") && { middle: { enabled: true, type: "bar", scaleFactor: 0.8 } };
  return {
    ...page.network.common.edge, ...edge, color: edgeColour(edge), width: asked ? ASKED_LINE : LINE, dashes: LINE_DASHES[line] ?? false,
    arrows: { ...edge.arrows, ...struck },
  };
}

function startDrawing() {
  readColours();
  drawing.nodes = new vis.DataSet();
  drawing.edges = new vis.DataSet();
  const canvas = document.getElementById("canvas");
  drawing.network = new vis.Network(canvas, { nodes: drawing.nodes, edges: drawing.edges }, page.network.options);
  drawing.network.on("click", clicked);
  drawing.network.on("afterDrawing", () => {
    if (drawing.loaded && !isLoaded()) requestAnimationFrame(load);
    placeThumb();
  });
  drawing.network.on("dragEnd", remember);
  drawing.network.on("zoom", remember);
  drawing.network.on("hoverNode", ({ node }) => { canvas.style.cursor = ["card", "chip"].includes(own(page.boxes, node)?.kind) ? "pointer" : ""; });
  drawing.network.on("hoverEdge", () => { canvas.style.cursor = "pointer"; });
  drawing.network.on("blurNode", () => { canvas.style.cursor = ""; });
  drawing.network.on("blurEdge", () => { canvas.style.cursor = ""; });
  canvas.addEventListener("wheel", wheeled, { capture: true, passive: false });
  for (const kind of ["pointerdown", "pointermove"]) document.getElementById("scroll").addEventListener(kind, dragThumb);
  new ResizeObserver(resized).observe(canvas);
}

// The part of the drawing that is on the screen, with a margin in parts of its size.
function inView(margin) {
  const { clientWidth, clientHeight } = document.getElementById("canvas");
  const scale = drawing.network.getScale(), { x, y } = drawing.network.getViewPosition();
  const [width, height] = [clientWidth / scale, clientHeight / scale].map((size) => size * (0.5 + margin));
  return { left: x - width, right: x + width, top: y - height, bottom: y + height };
}

function isLoaded() {
  const { rectangle, words } = drawing.loaded, now = inView(0);
  return words === drawing.network.getScale() >= DETAIL && now.left >= rectangle.left && now.right <= rectangle.right
    && now.top >= rectangle.top && now.bottom <= rectangle.bottom;
}

// Give vis-network what is near the view. `anew`: places have changed.
function load({ anew = false } = {}) {
  const scale = drawing.network.getScale(), rectangle = inView(0.5);
  const { nodes, edges } = within(rectangle, scale, drawing.lit);
  drawing.loaded = { rectangle, words: scale >= DETAIL };
  const wanted = new Set(edges.map((edge) => edge.id));
  drawing.edges.remove(drawing.edges.getIds().filter((id) => anew || !wanted.has(id)));
  drawing.nodes.remove(drawing.nodes.getIds().filter((id) => anew || !nodes.has(id)));
  drawing.nodes.add([...nodes].filter(([id]) => !drawing.nodes.get(id))
    .map(([id, { base, ...node }]) => (own(page.boxes, id)
      ? { ...page.network.common.box, ...node, ctxRenderer: renderer(id) } : { ...page.network.common.bend, ...node })));
  drawing.edges.add(edges.filter(({ id }) => !drawing.edges.get(id)).map(drawnEdge));
}

// `lit`: what stands out; `chosen`: what is open; `anew`: the filters have changed.
function redraw(lit, chosen, anew) {
  Object.assign(drawing, { lit, chosen });
  load({ anew });
  drawing.edges.update(drawing.edges.get().map((edge) => ({ id: edge.id, color: edgeColour(edge) })));
  drawing.network.redraw();
}

function clicked({ nodes, edges }) {
  const box = nodes.length ? own(page.boxes, nodes[0]) : undefined;
  drawing.at = null;
  if (box?.kind === "card") open({ entity: box.of });
  else if (box?.kind === "chip") open({ relation: box.of });
  else if (edges.length) open({ relation: drawing.edges.get(edges[0]).relation });
  else if (!box) open({});
  drawing.network.unselectAll();
}

// Plain wheel moves the drawing, as a page would; with Ctrl (or a pinch) it zooms, which vis-network does.
function wheeled(event) {
  if (event.ctrlKey) return;
  event.preventDefault();
  event.stopPropagation();
  move(event.shiftKey ? event.deltaY : event.deltaX, event.shiftKey ? 0 : event.deltaY);
}

function moveTo(goal) {
  drawing.network.moveTo(goal);
  if (!isLoaded()) load();
}

function move(right, down) {
  const scale = drawing.network.getScale();
  const { x, y } = drawing.network.getViewPosition();
  const kept = (value, most) => Math.max(0, Math.min(most, value));
  moveTo({ position: { x: kept(x + right / scale, page.size.width), y: kept(y + down / scale, scene.height) } });
  remember();
}

function zoom(factor) {
  moveTo({ scale: Math.max(0.02, Math.min(3, drawing.network.getScale() * factor)) });
  remember();
}

// As wide as there is room, from the top; on a narrow screen no smaller than can be read.
function fitWidth() {
  const { clientWidth, clientHeight } = document.getElementById("canvas");
  if (!clientWidth) return;
  const scale = Math.max(clientWidth > 600 ? 0.64 : 0.72, Math.min(1.15, (clientWidth - 16) / page.size.width));
  const x = clientWidth / scale >= page.size.width ? page.size.width / 2 : clientWidth / scale / 2;
  drawing.network.moveTo({ scale, position: { x, y: (clientHeight / 2 - 10) / scale } });
  if (drawing.loaded && !isLoaded()) load();
  forget();
}

// All of it; of a very tall drawing as much as can be made out, from the top.
function fitWhole() {
  const { clientWidth, clientHeight } = document.getElementById("canvas");
  const scale = Math.max(0.12, Math.min(1.15, (clientWidth - 16) / page.size.width, (clientHeight - 16) / Math.max(1, scene.height)));
  const y = scene.height * scale <= clientHeight ? scene.height / 2 : (clientHeight / 2 - 10) / scale;
  moveTo({ scale, position: { x: page.size.width / 2, y } });
  remember();
}

// The bar at the side tells where in the drawing the view is, and moves it.
function placeThumb() {
  const bar = document.getElementById("scroll"), { top, bottom } = inView(0);
  const share = (y) => Math.max(0, Math.min(1, y / Math.max(1, scene.height)));
  const [from, to] = [share(top), share(bottom)];
  bar.hidden = to - from > 0.98;
  bar.firstElementChild.style.top = `${100 * Math.min(from, 0.96)}%`;
  bar.firstElementChild.style.height = `${Math.max(4, 100 * (to - from))}%`;
}

function dragThumb(event) {
  const bar = document.getElementById("scroll");
  if (event.type === "pointerdown") bar.setPointerCapture(event.pointerId);
  if (!bar.hasPointerCapture(event.pointerId)) return;
  const { top, height } = bar.getBoundingClientRect(), { x } = drawing.network.getViewPosition();
  moveTo({ position: { x, y: scene.height * Math.max(0, Math.min(1, (event.clientY - top) / height)) } });
  remember();
}

// Another size keeps what was at the top; the first one fits the width.
let size = null;
function resized() {
  const { clientWidth, clientHeight } = document.getElementById("canvas");
  if (!clientWidth || (size && clientWidth === size.clientWidth && clientHeight === size.clientHeight)) return;
  const moved = size && drawing.moved;
  size = { clientWidth, clientHeight };
  if (moved) load();
  else fitWidth();
}

// Bring a box into view without changing the zoom.
function show(boxId) {
  const place = scene.spots.get(boxId);
  const { clientWidth, clientHeight } = document.getElementById("canvas");
  if (!place || !clientWidth) return;
  const spot = drawing.network.canvasToDOM({ x: place.x, y: place.y });
  if (spot.x >= 60 && spot.y >= 60 && spot.x <= clientWidth - 60 && spot.y <= clientHeight - 60) return;
  moveTo({ position: { x: place.x, y: place.y } });
  remember();
}
