// The drawing: vis-network with places that Python computed. Cards and chips are drawn here; lines are vis-network's own.
"use strict";

const FAMILY = getComputedStyle(document.body).fontFamily;
// The sizes of kg/page/text.py.
const FONTS = {
  heading: `600 13px ${FAMILY}`, class: `11px ${FAMILY}`, name: `600 13.5px ${FAMILY}`, decided: `600 12px ${FAMILY}`,
  open: `12px ${FAMILY}`, note: `11px ${FAMILY}`, label: `12px ${FAMILY}`, mode: `600 11.5px ${FAMILY}`,
};
const DASHES = { dashed: [5, 3], dotted: [2, 2.5] };
const ICONS = new Map(page.classes.map((look) => [look.name, new Path2D(look.icon)]));

const drawing = {
  network: null, nodes: null, edges: null,
  lit: null, // Set of box ids and relation ids that stand out; null: all alike
  chosen: null, // box or relation id
  colours: {},
};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "surface", "raised", "text", "muted", "rule", "edge", "focus", "chosen"]) {
    drawing.colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

const isLit = (of) => !drawing.lit || drawing.lit.has(of);

function write(ctx, box, left, top, colourOf) {
  ctx.textBaseline = "middle";
  for (const [text, kind, y] of box.lines) {
    ctx.font = FONTS[kind];
    ctx.fillStyle = colourOf(kind);
    const indent = kind === "class" ? 20 : kind === "decided" || kind === "open" ? 7 : 0;
    ctx.fillText(text, left + indent, top + y, box.width - 2 * (left - box.left) - indent);
  }
}

function rounded(ctx, x, y, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
}

function drawCard(ctx, box, hover) {
  const { colours } = drawing;
  const entity = page.entities[box.of];
  const look = classLooks.get(entity.class);
  rounded(ctx, box.left, box.top, box.width, box.height, 7);
  ctx.fillStyle = colours.surface;
  ctx.fill();
  const chosen = drawing.chosen === box.of;
  ctx.strokeStyle = chosen || hover ? colours.focus : colours.edge;
  ctx.lineWidth = chosen ? 3 : hover ? 2 : 1;
  ctx.stroke();
  ctx.fillStyle = look.colour;
  rounded(ctx, box.left, box.top, 5, box.height, [7, 0, 0, 7]);
  ctx.fill();
  drawIcon(ctx, look, box.left + 12, box.top + 7);
  for (const [text, kind, y] of box.lines) {
    if (kind !== "decided" && kind !== "open") continue;
    ctx.font = FONTS[kind];
    const width = Math.min(ctx.measureText(text).width + 14, box.width - 24);
    rounded(ctx, box.left + 12, box.top + y - 9, width, 18, 9);
    ctx.setLineDash(kind === "open" ? [3, 2.5] : []);
    ctx.fillStyle = colours.raised;
    ctx.fill();
    ctx.strokeStyle = colours.edge;
    ctx.lineWidth = 1;
    ctx.stroke();
    ctx.setLineDash([]);
  }
  write(ctx, box, box.left + 12, box.top, (kind) => (kind === "class" || kind === "note" ? colours.muted : colours.text));
}

function drawIcon(ctx, look, x, y) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(16 / 24, 16 / 24);
  ctx.strokeStyle = look.colour;
  ctx.lineWidth = 2;
  ctx.lineCap = ctx.lineJoin = "round";
  ctx.stroke(ICONS.get(look.name));
  ctx.restore();
}

function drawChip(ctx, box, hover) {
  const { colours } = drawing;
  const look = answerLook(page.relations[box.of].answer);
  drawStub(ctx, own(page.stubs, `chip ${box.of}`), look, page.relations[box.of].asked ? 3 : 1.6);
  rounded(ctx, box.left, box.top, box.width, box.height, 5);
  ctx.fillStyle = colours.ground;
  ctx.fill();
  const chosen = drawing.chosen === box.of;
  ctx.setLineDash(DASHES[look.line] || []);
  ctx.strokeStyle = chosen || hover ? colours.focus : look.shade;
  ctx.lineWidth = chosen ? 3 : hover || page.relations[box.of].asked ? 2.2 : 1;
  ctx.stroke();
  ctx.setLineDash([]);
  write(ctx, box, box.left + 7, box.top, (kind) => (kind === "mode" ? look.shade : colours.text));
  if (look.line !== "struck") return;
  ctx.strokeStyle = look.shade;
  ctx.lineWidth = 1.3;
  for (const [text, kind, y] of box.lines) {
    if (kind !== "label") continue;
    ctx.font = FONTS[kind];
    ctx.beginPath();
    ctx.moveTo(box.left + 7, box.top + y);
    ctx.lineTo(box.left + 7 + Math.min(ctx.measureText(text).width, box.width - 14), box.top + y);
    ctx.stroke();
  }
}

// The short line between a chip and its card; with the arrow where the relation leads into the card.
function drawStub(ctx, [[fromX, fromY], [toX, toY], enters], look, width) {
  const way = Math.sign(toX - fromX);
  ctx.strokeStyle = ctx.fillStyle = look.shade;
  ctx.lineWidth = width;
  ctx.setLineDash(DASHES[look.line] || []);
  ctx.beginPath();
  ctx.moveTo(fromX, fromY);
  ctx.lineTo(enters ? toX - 6 * way : toX, toY);
  ctx.stroke();
  ctx.setLineDash([]);
  if (!enters) return;
  ctx.beginPath();
  ctx.moveTo(toX, toY);
  ctx.lineTo(toX - 9 * way, toY - 4);
  ctx.lineTo(toX - 9 * way, toY + 4);
  ctx.fill();
}

function drawHeading(ctx, box) {
  write(ctx, box, box.left, box.top, () => drawing.colours.muted);
}

const PAINTERS = { card: drawCard, chip: drawChip, heading: drawHeading };

function renderer(id) {
  const size = page.boxes[id];
  return ({ ctx, x, y, state: { hover } }) => ({
    drawNode() {
      const box = { ...size, left: x - size.width / 2, top: y - size.height / 2 };
      ctx.save();
      if (size.kind !== "heading") { // nothing shines through a box that is not lit: a line behind it would strike its words
        ctx.fillStyle = drawing.colours.ground;
        ctx.fillRect(box.left, box.top, box.width, box.height);
      }
      ctx.globalAlpha = size.kind === "heading" || isLit(size.of) ? 1 : 0.22;
      PAINTERS[size.kind](ctx, box, hover && size.kind !== "heading");
      ctx.restore();
    },
    nodeDimensions: { width: size.width, height: size.height },
  });
}

function edgeColour(edge) {
  const shade = answerLook(page.relations[edge.relation].answer).shade;
  return { color: shade, highlight: shade, hover: shade, opacity: isLit(edge.relation) ? 1 : 0.15 };
}

function startDrawing() {
  readColours();
  const nodes = page.network.nodes.map((node) => ({ ...node, ...(own(page.boxes, node.id) && { ctxRenderer: renderer(node.id) }) }));
  const edges = page.network.edges.map((edge) => ({ ...edge, color: edgeColour(edge) }));
  drawing.nodes = new vis.DataSet(nodes);
  drawing.edges = new vis.DataSet(edges);
  const canvas = document.getElementById("canvas");
  drawing.network = new vis.Network(canvas, { nodes: drawing.nodes, edges: drawing.edges }, page.network.options);
  drawing.network.on("click", clicked);
  drawing.network.on("hoverNode", ({ node }) => { canvas.style.cursor = own(page.boxes, node)?.kind === "heading" ? "" : "pointer"; });
  drawing.network.on("hoverEdge", () => { canvas.style.cursor = "pointer"; });
  drawing.network.on("blurNode", () => { canvas.style.cursor = ""; });
  drawing.network.on("blurEdge", () => { canvas.style.cursor = ""; });
  canvas.addEventListener("wheel", wheeled, { capture: true, passive: false });
  canvas.addEventListener("keydown", pressed);
  new ResizeObserver(() => fitWidth()).observe(canvas);
  fitWidth();
}

function clicked({ nodes, edges }) {
  const box = nodes.length ? own(page.boxes, nodes[0]) : undefined;
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

function pressed(event) {
  const steps = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
  if (own(steps, event.key)) move(...steps[event.key]);
  else if (event.key === "+" || event.key === "=") zoom(1.2);
  else if (event.key === "-") zoom(1 / 1.2);
  else if (event.key === "0") fitWidth();
  else return;
  event.preventDefault();
}

function move(right, down) {
  const scale = drawing.network.getScale();
  const { x, y } = drawing.network.getViewPosition();
  const { width, height } = page.size;
  const within = (value, most) => Math.max(0, Math.min(most, value));
  drawing.network.moveTo({ position: { x: within(x + right / scale, width), y: within(y + down / scale, height) } });
}

function zoom(factor) {
  drawing.network.moveTo({ scale: Math.max(0.1, Math.min(3, drawing.network.getScale() * factor)) });
}

// As wide as there is room, from the top; on a narrow screen no smaller than can be read.
function fitWidth() {
  const { clientWidth, clientHeight } = document.getElementById("canvas");
  if (!clientWidth) return;
  const scale = Math.max(0.72, Math.min(1.15, (clientWidth - 16) / page.size.width));
  const x = Math.max(page.size.width / 2, 0) * (clientWidth / scale >= page.size.width ? 1 : clientWidth / scale / page.size.width);
  const y = (clientHeight / 2 - 10) / scale;
  drawing.network.moveTo({ scale, position: { x, y } });
}

function fitWhole() {
  const { clientWidth, clientHeight } = document.getElementById("canvas");
  const scale = Math.min(1.15, (clientWidth - 16) / page.size.width, (clientHeight - 16) / page.size.height);
  drawing.network.moveTo({ scale, position: { x: page.size.width / 2, y: page.size.height / 2 } });
}

// Bring a box into view without changing the zoom.
function show(boxId) {
  const place = drawing.nodes.get(boxId);
  const canvas = document.getElementById("canvas");
  if (!place || !canvas.clientWidth) return;
  const spot = drawing.network.canvasToDOM({ x: place.x, y: place.y });
  const outside = spot.x < 60 || spot.y < 60 || spot.x > canvas.clientWidth - 60 || spot.y > canvas.clientHeight - 60;
  if (outside) drawing.network.moveTo({ position: { x: place.x, y: place.y } });
}

// `lit`: what stands out; `visible`: a function from relation or entity id to whether it is drawn at all.
function redraw(lit, chosen, visible) {
  Object.assign(drawing, { lit, chosen });
  drawing.nodes.update(drawing.nodes.get().filter((node) => own(page.boxes, node.id)?.of)
    .map((node) => ({ id: node.id, hidden: !visible(page.boxes[node.id].of) })));
  drawing.edges.update(drawing.edges.get().map((edge) => ({ id: edge.id, hidden: !visible(edge.relation), color: edgeColour(edge) })));
  drawing.network.redraw();
}
