import { type EditableList, seenOf } from "../../src/domain/plan-editing/plan-form.ts";
import type { Benefit, Plan, Role } from "../../src/domain/project/project.ts";
import type { Database } from "../../src/store/database.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { planForms } from "../../src/workbook/plan-forms.ts";
import { freshStore } from "../support/database.ts";
import { personalChat } from "../support/fakeTeams/activities.ts";
import type { Person } from "../support/fakeTeams/server.ts";
import { cast, free, own, projectWithPeople, type Stage13 } from "./project-with-people.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const open: Stage13[] = [];
afterEach(async () => {
  for (const { run } of open.splice(0)) await run.teams.close();
});

const planOf = async ({ run }: Stage13): Promise<Plan> => {
  const plan = await run.read((data) => data.projects.plan("solor"));
  if (!plan) throw new Error("no plan");
  return plan;
};

/** G1 is the owner's and open, G2 hers and closed. */
const g1: Benefit = { id: "G1", name: "Flere i arbeid", measureId: "S1", owner: cast.owner.user };
const g2: Benefit = {
  ...{ id: "G2", name: "Færre klager", owner: cast.owner.user },
  ...{ closedOn: "2022-09-01", finalResult: "Halvert" },
};
async function stage(some: Partial<Plan["project"]> = {}): Promise<Stage13> {
  const on = await projectWithPeople(database, some);
  open.push(on);
  await on.run.write(async (data) => {
    const plan = await data.projects.plan("solor", { lock: true });
    if (plan) await data.projects.savePlan({ ...plan, benefits: [g1, g2] });
  });
  return on;
}

/** The card of an item as it is drawn now, with some fields filled in otherwise. */
async function saves(on: Stage13, who: Person, list: EditableList, key: string, filled: Record<string, string>) {
  const plan = await planOf(on);
  const item = plan[list].find((one) => "id" in one && one.id === key);
  const texts = item ? planForms.texts(list, item) : {};
  const inputs = Object.entries({ ...texts, ...filled }).map(([field, text]) => [`${field}_item`, text]);
  const data = { project: "solor", list, item: key, seen: seenOf(texts), ...Object.fromEntries(inputs) };
  return on.press(who, "savePlanItem", data);
}

describe("promise 13: a benefit's card is no way around the commands that have rules of their own", () => {
  const ways: [string, keyof typeof cast, string, Record<string, string>][] = [
    ["its owner does not close it", "owner", "G1", { closedOn: "1. oktober 2022", finalResult: "Bra" }],
    ["its owner does not open it again", "owner", "G2", { closedOn: "" }],
    ["what it ended in stands", "owner", "G2", { finalResult: "Doblet" }],
    ["its owner does not give it to someone who has not said yes", "owner", "G1", { owner: cast.member.user ?? "" }],
    ["nor the deputy, who may not offer it", "deputy", "G1", { owner: cast.deputy.user ?? "" }],
    ["nobody says that it is handed over", "owner", "G1", { handedOverOn: "1. oktober 2022" }],
    ["the leader closes it by its own card", "leader", "G1", { closedOn: "1. oktober 2022" }],
  ];

  it("each of them is told of, and nothing is changed", async () => {
    const on = await stage();
    for (const [what, who, id, filled] of ways) {
      const { shown } = await saves(on, cast[who], "benefits", id, filled);
      const told = JSON.stringify(shown).match(/avslutt gevinst G1|gjenåpne gevinst G2|overlever G1/)?.[0] ?? "nothing";
      expect([what, told, (await planOf(on)).benefits]).toEqual([what, expect.stringMatching(/G[12]$/), [g1, g2]]);
    }
  });

  it("gives one without an owner its first one, and lets its owner change the rest", async () => {
    const on = await stage();
    await on.run.write(async (data) => {
      const plan = await data.projects.plan("solor", { lock: true });
      if (plan) await data.projects.savePlan({ ...plan, benefits: [{ id: "G1", name: "Flere i arbeid" }, g2] });
    });
    await saves(on, cast.leader, "benefits", "G1", { owner: cast.owner.user ?? "" });
    await saves(on, cast.owner, "benefits", "G1", { plan: "Kurs i vår" });
    expect((await planOf(on)).benefits[0]).toMatchObject({ owner: cast.owner.user, plan: "Kurs i vår" });
  });
});

describe("promise 13: who may do the rest is the leader's to say", () => {
  const isHers = (role: Role) => role.user === cast.deputy.user;
  const cardOf = async (on: Stage13) => {
    const title = (await planOf(on)).roles.find(isHers)?.title;
    const { content } = await on.say(cast.leader, `endre rolle ${title}`);
    if (content?.kind !== "planItemCard") throw new Error(JSON.stringify(content));
    return content;
  };

  it("a deputy makes nobody a deputy, nor ends anyone's days as one, by card or workbook", async () => {
    const on = await stage();
    const before = await planOf(on);
    const role = { group: "Prosjektgruppe", position: "Medlem", title: "Ass. prosjektleder" };
    const filled = { group_item: role.group, position_item: role.position, title_item: role.title };
    const fresh = { project: "solor", list: "roles", item: "", seen: {}, ...filled, user_item: cast.member.user };
    expect((await on.press(cast.deputy, "savePlanItem", fresh)).refused).toBe("rightsOnlyLeader");
    const card = await cardOf(on);
    const inputs = Object.fromEntries(Object.entries(card.texts).map(([field, text]) => [`${field}_item`, text]));
    const changed = { project: "solor", list: "roles", item: card.key, seen: card.was, ...inputs };
    for (const over of [{ to_item: "1. januar 2030" }, { user_item: cast.member.user }, { title_item: "Medlem" }]) {
      expect((await on.press(cast.deputy, "savePlanItem", { ...changed, ...over })).refused).toBe("rightsOnlyLeader");
    }
    const gone = { ...changed, reason_item: "slutter" };
    expect((await on.press(cast.deputy, "removePlanItem", gone)).refused).toBe("rightsOnlyLeader");
    const roles = [...before.roles.filter((one) => !isHers(one)), { ...role, user: cast.member.user }];
    const bytes = await createWorkbooks().write({ ...before, roles }, []);
    const upload = { id: "roller", user: cast.deputy.user ?? "", fileName: "x.xlsx", bytes, at: on.run.clock.now() };
    await on.run.write((data) => data.uploads.save(upload));
    const saved = await on.press(cast.deputy, "saveImport", { upload: "roller" }, personalChat(cast.deputy));
    expect(saved.refused).toBe("rightsOnlyLeader");
    expect((await planOf(on)).roles).toEqual(before.roles);
  });

  it("who is responsible for an item brings nobody into the project by it, and gives no line away", async () => {
    const on = await stage({ closed: true });
    await on.run.write(async (data) => {
      const plan = await data.projects.plan("solor", { lock: true });
      const actions = plan?.actions.map((action) => ({ ...action, responsible: cast.member.user })) ?? [];
      if (plan) await data.projects.savePlan({ ...plan, actions });
    });
    const toOutsider = await saves(on, cast.member, "actions", "T1", { responsible: cast.colleague.user ?? "" });
    expect(toOutsider.refused).toBe("onlyLeader");
    const line = { project: "solor", list: "rows", item: "S1 Åsnes", owner_item: cast.member.user };
    const seen = seenOf({ owner: cast.owner.user ?? "" });
    expect((await on.press(cast.owner, "savePlanItem", { ...line, seen })).refused).toBe("onlyLeader");
    const { rows, actions } = await planOf(on);
    expect(rows.find((row) => row.measureId === "S1" && row.office === "Åsnes")?.owner).toBe(cast.owner.user);
    expect(actions[0]?.responsible).toBe(cast.member.user);
    const toMember = await saves(on, cast.member, "actions", "T1", { responsible: cast.inChannel.user ?? "" });
    expect(toMember.refused).toBeUndefined();
    expect((await planOf(on)).actions[0]?.responsible).toBe(cast.inChannel.user);
  });

  it("other roles are the deputy's too, and a deputy the leader's", async () => {
    const on = await stage();
    const filled = { group_item: "Arbeidsgruppe", position_item: "Medlem", title_item: "Sekretær" };
    const fresh = { project: "solor", list: "roles", item: "", seen: {}, ...filled };
    expect((await on.press(cast.deputy, "savePlanItem", fresh)).refused).toBeUndefined();
    const deputy = { ...fresh, group_item: "Prosjektgruppe", title_item: "Assisterende prosjektleder" };
    const second = { ...deputy, user_item: cast.member.user };
    expect((await on.press(cast.leader, "savePlanItem", second)).refused).toBeUndefined();
    expect((await planOf(on)).roles.map(({ title }) => title)).toEqual(
      expect.arrayContaining(["Sekretær", "Assisterende prosjektleder"]),
    );
    expect((await on.say(cast.member, "leveringsstatus", personalChat(cast.member))).refused).toBeUndefined();
  });

  it("a role that ended since the card was drawn counts no more", async () => {
    const on = await stage();
    await on.run.write(async (data) => {
      const plan = await data.projects.plan("solor", { lock: true });
      const to = { text: "2. oktober 2022", date: "2022-10-02", exact: true };
      const roles = plan?.roles.map((role) => (isHers(role) ? { ...role, to } : role)) ?? [];
      if (plan) await data.projects.savePlan({ ...plan, roles });
    });
    const { refused } = await saves(on, cast.deputy, "risks", "1", { event: "Ny tekst" });
    expect(refused).toBe("onlyLeader");
  });
});

describe("promise 13: a locked baseline", () => {
  it("is opened by nobody but the leader by moving what locks it", async () => {
    const on = await stage({ startDate: "2022-01-01" });
    const before = await planOf(on);
    const said = await saves(on, cast.owner, "benefits", "G1", { startDate: "1. januar 2030" });
    expect(said.refused).toBe("rightsOnlyLeader");
    const project = { project: "solor", seen: seenOf(planForms.project.texts(before.project)) };
    const inputs = Object.entries({ ...planForms.project.texts(before.project), startDate: "1. januar 2030" });
    const filled = Object.fromEntries(inputs.map(([field, text]) => [`${field}_item`, text]));
    expect((await on.press(cast.deputy, "saveProject", { ...project, ...filled })).refused).toBe("rightsOnlyLeader");
    const later = { ...before, benefits: [], project: { ...before.project, startDate: "2030-01-01" } };
    const bytes = await createWorkbooks().write(later, []);
    const upload = { id: "senere", user: cast.deputy.user ?? "", fileName: "x.xlsx", bytes, at: on.run.clock.now() };
    await on.run.write((data) => data.uploads.save(upload));
    const saved = await on.press(cast.deputy, "saveImport", { upload: "senere" }, personalChat(cast.deputy));
    expect(saved.refused).toBe("rightsOnlyLeader");
    expect(await planOf(on)).toEqual(before);
    expect((await saves(on, cast.leader, "benefits", "G1", { startDate: "1. januar 2030" })).refused).toBeUndefined();
  });
});

describe("promise 13: only she to whom a benefit is offered says yes", () => {
  it("not a stand-in for her, whoever set it", async () => {
    const on = await stage();
    await on.say(cast.leader, "overlever G1 til gruppe@solor.example");
    await on.say(cast.leader, "vikar for gruppe@solor.example: prosjektleder@solor.example 3.10–5.10");
    const said = { project: "solor", benefit: "G1", to: cast.member.user };
    expect((await on.press(cast.leader, "confirmHandover", said)).refused).toBe("onlyAsked");
    expect((await planOf(on)).benefits[0]).toMatchObject({ owner: cast.owner.user, offeredTo: cast.member.user });
    expect((await on.press(cast.member, "confirmHandover", said)).refused).toBeUndefined();
    expect((await planOf(on)).benefits[0]).toMatchObject({ owner: cast.member.user });
  });

  it("and to an outsider of a closed project an offer of hers is as one of a project that is not there", async () => {
    const on = await stage({ closed: true });
    for (const who of [cast.colleague, cast.outsider]) {
      for (const verb of ["confirmHandover", "refuseHandover"]) {
        const answers = await Promise.all(
          [
            { project: "nei", benefit: "G1" },
            { project: "solor", benefit: "G1" },
            { project: "solor", benefit: "G77" },
          ].map(async (said) => (await on.press(who, verb, { ...said, to: who.user }, free)).shown),
        );
        expect(new Set(answers.map((shown) => JSON.stringify(shown))).size).toBe(1);
      }
    }
  });
});

describe("promise 13: a project is meant by its short name before another's name", () => {
  it("so that nobody catches what is said to one by naming her own after it", async () => {
    const on = await stage();
    const plan = await planOf(on);
    const trap = {
      ...plan.project,
      id: "felle",
      shortName: "aaa",
      name: "nav-solor",
      leader: cast.colleague.user ?? "",
    };
    await on.run.write((data) => data.projects.savePlan({ ...plan, project: trap }));
    const alone = personalChat(cast.owner);
    const { content } = await on.say(cast.owner, "historikk nav-solor S2 Åsnes", alone);
    expect(content).toMatchObject({ kind: "history", project: { id: "solor" } });
    await on.say(cast.owner, "nav-solor S3 Åsnes 12", alone);
    expect(await on.run.read((data) => data.readings.all("felle"))).toEqual([]);
  });
});

describe("promise 13: the card of another project or item", () => {
  it("changes only what its own project's people may, whatever is pasted into it", async () => {
    const on = await stage();
    const before = await on.state();
    const said = { list: "risks", item: "1", seen: {}, event_item: "Annet", reason_item: "fordi" };
    const tried: object[] = [
      { ...said, project: "solor" },
      { ...said, project: ["solor"] },
      { ...said, project: "solor", item: { key: "1" } },
      { ...said, project: "solor", list: "project" },
      { ...said, project: "solor", list: "rows" },
      { ...said, project: "solor", list: "__proto__" },
      { ...said, project: "solor\u0000" },
    ];
    for (const data of tried) {
      for (const verb of ["savePlanItem", "removePlanItem"]) {
        const { status, shown } = await on.press(cast.outsider, verb, data, own);
        expect([status, typeof shown]).toEqual([200, "string"]);
      }
    }
    expect(await on.state()).toBe(before);
    expect(on.run.failures).toEqual([]);
  });
});
