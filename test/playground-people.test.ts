import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { choosePerson, readPlaygroundFile } from "../src/local/playground-people.ts";

const file = readPlaygroundFile(parse(readFileSync(".m365agentsplayground.yml", "utf8")));
const names = ({ currentUser, users }: typeof file) => [currentUser, ...users].map((each) => each.userPrincipleName);

it("holds what the Playground demands: exactly five others, and one channel beside General", () => {
  expect(file.users).toHaveLength(5);
  expect(file).toMatchObject({ team: { name: "Prosjekt NAV Solør", channels: [{ name: "Målinger" }] } });
});

it("is the leader's without a choice", () => {
  expect(choosePerson(file, undefined)).toEqual({ ok: true, file });
  expect(choosePerson(file, "Prosjektleder@Solor.example")).toEqual({ ok: true, file });
});

it.each(file.users.map((user) => user.userPrincipleName))(
  "lets %s sit at the screen, and keeps all six people",
  (user) => {
    const chosen = choosePerson(file, user.toUpperCase());
    if (!chosen.ok) throw new Error(chosen.sentence);
    expect(chosen.file.currentUser.userPrincipleName).toBe(user);
    expect(chosen.file.users).toHaveLength(5);
    expect(names(chosen.file).sort()).toEqual(names(file).sort());
  },
);

it("says who can be chosen", () => {
  const chosen = choosePerson(file, "kari@solor.example");
  expect(chosen).toMatchObject({ ok: false, sentence: expect.stringContaining("nav.asnes@solor.example") });
});
