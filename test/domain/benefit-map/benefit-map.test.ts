import fc from "fast-check";
import { benefitMap, type MapFault } from "../../../src/domain/benefit-map/benefit-map.ts";
import { readMapNodeType } from "../../../src/domain/benefit-map/map-node-type.ts";
import type { Benefit, MapArrow } from "../../../src/domain/project/project.ts";

const arrow = (from: string, to: string, fromType?: string, toType?: string): MapArrow => ({
  from,
  to,
  fromType,
  toType,
});
const chain = [
  arrow("Robot", "Rask flyt", "Produkt", "Gevinstdriver"),
  arrow("Rask flyt", "Mindre nedetid", "Gevinstdriver", "Resultatmål"),
  arrow("Mindre nedetid", "Fornøyde brukere", "Resultatmål", "Gevinst"),
  arrow("Fornøyde brukere", "Bedre tjenester", "Gevinst", "Effektmål"),
];
const map = (mapArrows: MapArrow[], benefits: Benefit[] = []) => benefitMap({ mapArrows, benefits });
const faultsOf = (found: MapFault[], fault: MapFault["fault"]) =>
  found.filter((one) => one.fault === fault).map(({ names }) => names);

describe("a benefit map", () => {
  it("has every box and arrow once, with what each box is", () => {
    const { nodes, arrows, faults } = map([...chain, arrow(" robot ", "Rask  flyt")]);
    expect(nodes).toEqual([
      { name: "Robot", type: "product" },
      { name: "Rask flyt", type: "driver" },
      { name: "Mindre nedetid", type: "resultGoal" },
      { name: "Fornøyde brukere", type: "benefit" },
      { name: "Bedre tjenester", type: "effectGoal" },
    ]);
    expect(arrows).toHaveLength(4);
    expect(faults).toEqual([]);
  });

  it("tells a circle and leaves its arrows out of the drawing, not those into it", () => {
    const { arrows, faults } = map([...chain, arrow("Bedre tjenester", "Rask flyt")]);
    expect(faultsOf(faults, "loop").map((names) => names.toSorted())).toEqual([
      ["Bedre tjenester", "Fornøyde brukere", "Mindre nedetid", "Rask flyt"],
    ]);
    expect(arrows).toEqual([{ from: "Robot", to: "Rask flyt" }]);
  });

  it("takes an arrow from a box to itself for a circle", () => {
    const { arrows, faults } = map([...chain, arrow("Robot", "Robot")]);
    expect(faultsOf(faults, "loop")).toEqual([["Robot"]]);
    expect(arrows).toHaveLength(4);
  });

  it("tells what leads nowhere and what comes from nowhere", () => {
    const { faults } = map([
      ...chain,
      arrow("Opplæring", "Trygghet", "Tiltak", "Gevinst"),
      arrow("Ro", "Ny", "Gevinst", "Effektmål"),
    ]);
    expect(faultsOf(faults, "leadsNowhere")).toEqual([["Trygghet"]]);
    expect(faultsOf(faults, "comesFromNowhere")).toEqual([["Ro"]]);
  });

  it("tells which benefits of the plan it does not show; a map that is not begun lacks none", () => {
    const benefits = [
      { id: "G1", name: "Fornøyde brukere" },
      { id: "G2", name: "Lavere kostnad" },
    ];
    expect(faultsOf(map(chain, benefits).faults, "notOnMap")).toEqual([["Lavere kostnad"]]);
    expect(map([], benefits)).toEqual({ nodes: [], arrows: [], faults: [] });
  });

  it("tells a box that is said to be two things", () => {
    expect(faultsOf(map([...chain, arrow("Robot", "Bedre tjenester", "Tiltak")]).faults, "twoTypes")).toEqual([
      ["Robot"],
    ]);
  });

  it("can be a chain as long as a workbook", () => {
    const long = Array.from({ length: 20_000 }, (_, n) => arrow(`${n}`, `${n + 1}`));
    expect(faultsOf(map([...long, arrow("20000", "0")]).faults, "loop")[0]).toHaveLength(20_001);
  });

  it("never draws a circle, and draws all where there is none", () => {
    const name = fc.integer({ min: 0, max: 9 }).map(String);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 25 }), (pairs) => {
        const { arrows, faults, nodes } = map(pairs.map(([from, to]) => arrow(from, to)));
        let left = nodes.map((node) => node.name);
        let edges = arrows;
        for (let before = -1; before !== left.length; ) {
          before = left.length;
          left = left.filter((one) => edges.some(({ to }) => to === one));
          edges = edges.filter(({ from }) => left.includes(from));
        }
        expect(left).toEqual([]);
        const distinct = new Set(pairs.map((pair) => pair.join(" ")));
        expect(faultsOf(faults, "loop").length === 0).toBe(arrows.length === distinct.size);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the kind of a box", () => {
  it.each([
    ["Produkt", "product"],
    ["GEVINSTDRIVER", "driver"],
    ["Gevinstrealiseringstiltak", "action"],
    ["verkemiddel", "action"],
    ["effect goal", "effectGoal"],
    ["noe annet", undefined],
    [undefined, undefined],
  ])("%s is %s", (written, type) => expect(readMapNodeType(written)).toBe(type));
});
