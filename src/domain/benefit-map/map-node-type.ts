import { foldName } from "../telling/plan-subject.ts";

/** What a box of the benefit map is, in the order it is read: from what is made to what it is good for. */
export const mapNodeTypes = ["product", "driver", "resultGoal", "benefit", "effectGoal", "action"] as const;
export type MapNodeType = (typeof mapNodeTypes)[number];

/** As workbooks call them, in bokmål, nynorsk and English. */
const words: Record<MapNodeType, readonly string[]> = {
  product: ["produkt", "produkter", "produkt og tjeneste", "product"],
  driver: ["gevinstdriver", "gevinstdrivar", "driver", "drivar", "suksessfaktor", "benefit driver"],
  resultGoal: ["resultatmål", "delmål", "outcome goal", "result goal"],
  benefit: ["gevinst", "gevinster", "vinst", "benefit"],
  effectGoal: ["effektmål", "effect goal"],
  action: ["gevinstrealiseringstiltak", "vinstrealiseringstiltak", "tiltak", "virkemiddel", "verkemiddel", "action"],
};
const byWord: ReadonlyMap<string, MapNodeType> = new Map(
  mapNodeTypes.flatMap((type) => words[type].map((word) => [foldName(word), type] as const)),
);

/** Undefined where nothing is said, or something nobody has taught us. */
export function readMapNodeType(written: string | undefined): MapNodeType | undefined {
  return written === undefined ? undefined : byWord.get(foldName(written));
}
