import type { MapArrow, Plan } from "../project/project.ts";
import { foldName } from "../telling/plan-subject.ts";
import { loopsOf } from "./loops.ts";
import { type MapNodeType, readMapNodeType } from "./map-node-type.ts";

/** A box of the map. Names are the boxes' identity: the workbook has no other. */
export type MapNode = { name: string; type?: MapNodeType };
/** What a reader must know before she trusts the picture. */
export type MapFault =
  /** each leads to the next, and the last to the first */
  | { fault: "loop"; names: string[] }
  /** nothing they are good for is told */
  | { fault: "leadsNowhere"; names: string[] }
  /** effect goals and benefits that nothing leads to */
  | { fault: "comesFromNowhere"; names: string[] }
  /** benefits of the plan that the map does not show */
  | { fault: "notOnMap"; names: string[] }
  | { fault: "twoTypes"; names: string[] };
export type BenefitMap = {
  /** in the order they are first named */
  nodes: MapNode[];
  /** by name; without doubles, and without those that close a loop */
  arrows: { from: string; to: string }[];
  faults: MapFault[];
};

/**
 * The map as it can be drawn: every box once, every arrow once. Arrows within a loop are told and not drawn, since a
 * layered picture would have to turn one of them round.
 */
export function benefitMap({ mapArrows, benefits }: Pick<Plan, "mapArrows" | "benefits">): BenefitMap {
  const { nodes, twoTypes } = nodesOf(mapArrows);
  const all = arrowsOf(mapArrows, nodes);
  const loops = loopsOf([...nodes.keys()], all);
  const loopOf = new Map(loops.flatMap((loop, index) => loop.map((key) => [key, index] as const)));
  const drawn = all.filter(({ from, to }) => !loopOf.has(from) || loopOf.get(from) !== loopOf.get(to));
  const nameOf = (key: string) => nodes.get(key)?.name ?? key;
  const faults: MapFault[] = [
    ...loops.map((loop): MapFault => ({ fault: "loop", names: loop.map(nameOf) })),
    ...named("leadsNowhere", deadEnds(nodes, all, "from").map(nameOf)),
    ...named("comesFromNowhere", deadEnds(nodes, all, "to").map(nameOf)),
    ...named("notOnMap", nodes.size === 0 ? [] : missingBenefits(benefits, nodes)),
    ...named("twoTypes", twoTypes.map(nameOf)),
  ];
  return {
    nodes: [...nodes.values()],
    arrows: drawn.map(({ from, to }) => ({ from: nameOf(from), to: nameOf(to) })),
    faults,
  };
}

function named(fault: Exclude<MapFault["fault"], "loop">, names: string[]): MapFault[] {
  return names.length === 0 ? [] : [{ fault, names }];
}

type Nodes = Map<string, MapNode>;
type KeyArrow = { from: string; to: string };

/** A type that is said once holds for the box wherever it stands; the first of two stands, and both are told. */
function nodesOf(arrows: MapArrow[]): { nodes: Nodes; twoTypes: string[] } {
  const nodes: Nodes = new Map();
  const twoTypes = new Set<string>();
  for (const { from, fromType, to, toType } of arrows) {
    for (const [name, written] of [[from, fromType] as const, [to, toType] as const]) {
      const key = foldName(name);
      const type = readMapNodeType(written);
      const known = nodes.get(key);
      if (known?.type !== undefined && type !== undefined && known.type !== type) twoTypes.add(key);
      const said = known?.type ?? type;
      nodes.set(key, { name: known?.name ?? name, ...(said && { type: said }) });
    }
  }
  return { nodes, twoTypes: [...twoTypes] };
}

/** An arrow from a box to itself is a loop of one, and is kept to be found as such. */
function arrowsOf(arrows: MapArrow[], nodes: Nodes): KeyArrow[] {
  const distinct = new Map<string, KeyArrow>();
  for (const { from, to } of arrows) {
    const arrow = { from: foldName(from), to: foldName(to) };
    if (nodes.has(arrow.from) && nodes.has(arrow.to)) distinct.set(JSON.stringify(arrow), arrow);
  }
  return [...distinct.values()];
}

/**
 * Boxes without an arrow on that side that should have one: every box but an effect goal leads somewhere, and benefits
 * and effect goals come from somewhere.
 */
function deadEnds(nodes: Nodes, arrows: KeyArrow[], side: "from" | "to"): string[] {
  const connected = new Set(arrows.map((arrow) => arrow[side]));
  const mustLead = (type: MapNodeType | undefined) => type !== "effectGoal";
  const mustCome = (type: MapNodeType | undefined) => type === "effectGoal" || type === "benefit";
  const must = side === "from" ? mustLead : mustCome;
  return [...nodes].flatMap(([key, { type }]) => (must(type) && !connected.has(key) ? [key] : []));
}

/** By name, or by id where the map uses it. */
function missingBenefits(benefits: Plan["benefits"], nodes: Nodes): string[] {
  return benefits.flatMap(({ id, name }) => (nodes.has(foldName(name)) || nodes.has(foldName(id)) ? [] : [name]));
}
