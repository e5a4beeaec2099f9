import type { ELK, ElkNode } from "elkjs/lib/elk-api.js";
import { type MapNodeType, mapNodeTypes } from "../domain/benefit-map/map-node-type.ts";
import type { MapBox } from "../views/pictures/benefit-map-boxes.ts";
import type { MapDrawing, Point } from "../views/pictures/benefit-map-svg.ts";

type Arrow = { from: string; to: string };

const options = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.partitioning.activate": "true",
  // else what is not connected is packed anywhere, and columns no longer mean anything
  "elk.separateConnectedComponents": "false",
  "elk.spacing.nodeNode": "14",
  "elk.spacing.edgeNode": "12",
  "elk.layered.spacing.nodeNodeBetweenLayers": "24",
  // actions are named last, and stay below the others of their column
  "elk.layered.considerModelOrder.strategy": "PREFER_NODES",
  "elk.layered.crossingMinimization.forceNodeModelOrder": "true",
};

let engine: Promise<ELK> | undefined;

/** Places for boxes and ways for arrows, in columns from left to right by what the boxes are. */
export async function layOutMap(boxes: MapBox[], arrows: Arrow[]): Promise<MapDrawing> {
  engine ??= import("elkjs/lib/elk.bundled.js").then(({ default: { default: Elk } }) => new Elk());
  const columns = columnsOf(boxes, arrows);
  const sorted = boxes.toSorted((a, b) => Number(a.type === "action") - Number(b.type === "action"));
  const graph = await (await engine).layout({
    id: "map",
    layoutOptions: options,
    children: sorted.map(({ name, width, height }) => {
      const partition = String(columns.get(name) ?? 0);
      return { id: name, width, height, layoutOptions: { "elk.partitioning.partition": partition } };
    }),
    edges: arrows.map(({ from, to }, index) => ({ id: `arrow ${index}`, sources: [from], targets: [to] })),
  });
  return drawingOf(graph, boxes);
}

/**
 * A box's column is its type's. Actions and boxes without a type stand right before the first thing they lead to; so
 * they are placed from the right to the left.
 */
function columnsOf(boxes: MapBox[], arrows: Arrow[]): Map<string, number> {
  const columns = new Map<string, number>();
  for (const { name, type } of boxes) if (type !== undefined && type !== "action") columns.set(name, columnOf(type));
  const next = Map.groupBy(arrows, ({ from }) => from);
  const free = boxes.filter(({ name }) => !columns.has(name));
  // each turn places at least those whose followers all have a place, so it ends
  for (let left = free; left.length > 0; ) {
    const ready = left.filter(({ name }) => (next.get(name) ?? []).every(({ to }) => columns.has(to)));
    const placed = ready.length > 0 ? ready : left;
    for (const { name } of placed) {
      const after = (next.get(name) ?? []).map(({ to }) => columns.get(to) ?? 1);
      columns.set(name, Math.max(0, Math.min(mapNodeTypes.length, ...after) - 1));
    }
    left = left.filter(({ name }) => !columns.has(name));
  }
  return columns;
}

function columnOf(type: MapNodeType): number {
  return mapNodeTypes.indexOf(type);
}

function drawingOf({ width = 0, height = 0, children = [], edges = [] }: ElkNode, boxes: MapBox[]): MapDrawing {
  const places = new Map(children.map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
  return {
    width,
    height,
    boxes: boxes.map((box) => ({ ...box, ...(places.get(box.name) ?? { x: 0, y: 0 }) })),
    arrows: edges.flatMap(({ sections = [] }) =>
      sections.map(({ startPoint, bendPoints = [], endPoint }): Point[] => [startPoint, ...bendPoints, endPoint]),
    ),
  };
}
