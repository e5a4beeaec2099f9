import { chosenParts, parts } from "./parts.ts";

describe("the parts of the bench", () => {
  it("are all run where none is named", () => {
    expect([...chosenParts(undefined)]).toEqual([...parts]);
  });
  it("are run as they are named", () => {
    expect([...chosenParts("growth, fan-out")]).toEqual(["growth", "fan-out"]);
  });
  it("are told when a name is none of them", () => {
    expect(() => chosenParts("growth,speed")).toThrow("There is no speed; there is starts, answers,");
  });
});
