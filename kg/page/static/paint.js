// How boxes are painted: cards, chips, rails and headings, on the canvas of vis-network.
"use strict";

const FAMILY = getComputedStyle(document.body).fontFamily;
// The sizes of kg/page/text.py.
const FONTS = {
  heading: `600 13px ${FAMILY}`, class: `11px ${FAMILY}`, name: `600 13.5px ${FAMILY}`, speaker: `600 13px ${FAMILY}`, decided: `600 12px ${FAMILY}`,
  open: `12px ${FAMILY}`, note: `11px ${FAMILY}`, label: `12px ${FAMILY}`, mode: `600 11.5px ${FAMILY}`,
};
const DASHES = { dashed: [5, 3], dotted: [2, 2.5] };
const ICONS = new Map(page.classes.map((look) => [look.name, new Path2D(look.icon)]));

const drawing = {
  network: null, nodes: null, edges: null,
  loaded: null, // what vis-network has at present: a rectangle, and whether with words
  lit: null, // Set of entity and relation ids that stand out; null: all alike
  chosen: null, // entity or relation id that is open
  at: null, // id of the box that the keyboard is at
  colours: {},
};

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "surface", "raised", "text", "muted", "edge", "focus"]) {
    drawing.colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

const isLit = (of) => !drawing.lit || drawing.lit.has(of);

function write(ctx, box, left, top, colourOf) {
  ctx.textBaseline = "middle";
  for (const [text, kind, y] of box.lines) {
    ctx.font = FONTS[kind];
    ctx.fillStyle = colourOf(kind);
    const indent = kind === "class" || kind === "speaker" ? 20 : kind === "decided" || kind === "open" ? 7 : 0;
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
  if (drawing.network.getScale() < 0.15) return; // nothing could be read
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
  const relation = page.relations[box.of];
  const look = answerLook(relation.answer);
  drawStub(ctx, box, look, relation.asked ? 3 : 1.6);
  rounded(ctx, box.left, box.top, box.width, box.height, 5);
  ctx.fillStyle = colours.ground;
  ctx.fill();
  const chosen = drawing.chosen === box.of;
  ctx.setLineDash(DASHES[look.line] || []);
  ctx.strokeStyle = chosen || hover ? colours.focus : look.shade;
  ctx.lineWidth = chosen ? 3 : hover || relation.asked ? 2.2 : 1;
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

function path(ctx, ...points) {
  ctx.beginPath();
  points.forEach(([x, y], index) => (index ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
}

function arrowHead(ctx, [x, y], [right, down]) {
  path(ctx, [x, y], [x - 9 * right - 4 * down, y - 9 * down - 4 * right], [x - 9 * right + 4 * down, y - 9 * down + 4 * right]);
  ctx.fill();
}

// The short line between a chip and its card, with the arrow where the relation leads into the card. Where the line on the
// other side is too long to draw, a hint which way it goes.
function drawStub(ctx, box, look, width) {
  const stub = own(page.stubs, `chip ${box.of}`);
  const at = ([x, y]) => [box.left + box.width / 2 + x, box.top + box.height / 2 + y];
  const [from, to, out] = [at(stub.from), at(stub.to), at(stub.out)];
  const way = [Math.sign(to[0] - from[0]), Math.sign(to[1] - from[1])];
  ctx.strokeStyle = ctx.fillStyle = look.shade;
  ctx.lineWidth = width;
  ctx.setLineDash(DASHES[look.line] || []);
  path(ctx, from, stub.enters ? [to[0] - 6 * way[0], to[1] - 6 * way[1]] : to);
  ctx.stroke();
  const far = scene.far.get(box.of);
  const hinted = far && !drawing.lit?.has(box.of) && !page.relations[box.of].asked;
  if (hinted) {
    const side = Math.sign(out[0] - box.left - box.width / 2), down = far * (stub.enters ? -1 : 1);
    const turn = [out[0] + 13 * side, out[1]];
    path(ctx, out, turn, [turn[0], turn[1] + 15 * down]);
    ctx.stroke();
    ctx.setLineDash([]);
    if (!stub.enters) arrowHead(ctx, [turn[0], turn[1] + 20 * down], [0, down]);
  }
  ctx.setLineDash([]);
  if (stub.enters) arrowHead(ctx, to, way);
}

function drawRail(ctx, box) {
  ctx.strokeStyle = drawing.colours.edge;
  ctx.lineWidth = 1;
  path(ctx, [box.left, box.top], [box.left, box.top + box.height]);
  ctx.stroke();
}

function drawHeading(ctx, box) {
  write(ctx, box, box.left, box.top, () => drawing.colours.muted);
}

const PAINTERS = { card: drawCard, chip: drawChip, heading: drawHeading, rail: drawRail };

// What vis-network calls to draw one of its nodes.
function renderer(id) {
  const size = page.boxes[id];
  const plain = size.kind === "heading" || size.kind === "rail";
  return ({ ctx, x, y, state: { hover } }) => ({
    drawNode() {
      if (!isShown(size)) return; // vis-network draws once more while it takes away what this day does not have
      const box = { ...size, lines: size.lines ?? own(page.lines, id) ?? [], left: x - size.width / 2, top: y - size.height / 2 };
      ctx.save();
      if (!plain) { // nothing shines through a box that is not lit: a line behind it would strike its words
        ctx.fillStyle = drawing.colours.ground;
        ctx.fillRect(box.left, box.top, box.width, box.height);
      }
      ctx.globalAlpha = size.kind === "heading" || isLit(size.of) ? 1 : 0.22;
      PAINTERS[size.kind](ctx, box, hover && !plain);
      ctx.restore();
      if (drawing.at === id) drawRing(ctx, box);
    },
    nodeDimensions: { width: Math.max(1, size.width), height: Math.max(1, size.height) },
  });
}

function drawRing(ctx, box) {
  ctx.save();
  ctx.strokeStyle = drawing.colours.focus;
  ctx.lineWidth = 3;
  rounded(ctx, box.left - 4, box.top - 4, box.width + 8, box.height + 8, 9);
  ctx.stroke();
  ctx.restore();
}
