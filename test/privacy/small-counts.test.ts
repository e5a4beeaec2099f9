import { type Decimal, decimal } from "../../src/domain/numbers/decimal.ts";
import { seenOf } from "../../src/domain/plan-editing/plan-form.ts";
import type { Measure } from "../../src/domain/project/measure.ts";
import type { Plan } from "../../src/domain/project/project.ts";
import { countsPersons } from "../../src/domain/project/small-counts.ts";
import type { Content } from "../../src/domain/talking/content.ts";
import type { Language } from "../../src/domain/talking/language.ts";
import { answerByText } from "../../src/journeys/answer-by-text.ts";
import { savePlanItem } from "../../src/journeys/change-plan-item.ts";
import { exportAudit } from "../../src/journeys/export-audit.ts";
import { exportWorkbook } from "../../src/journeys/export-workbook.ts";
import { previewImport } from "../../src/journeys/import-workbook.ts";
import { buildContent } from "../../src/journeys/message-content.ts";
import type { Pictures } from "../../src/journeys/ports.ts";
import { digestNow } from "../../src/journeys/post-digest.ts";
import { setBaseline } from "../../src/journeys/set-baseline.ts";
import { showAnswerCard } from "../../src/journeys/show-answer-card.ts";
import { showBenefitMap } from "../../src/journeys/show-benefit-map.ts";
import { showHistory } from "../../src/journeys/show-history.ts";
import { showStatus } from "../../src/journeys/show-status.ts";
import { createPictures } from "../../src/report/pictures.ts";
import type { Database } from "../../src/store/database.ts";
import { drawContent } from "../../src/views/draw.ts";
import { createWorkbooks } from "../../src/workbook/excel-workbooks.ts";
import { readWorkbook } from "../../src/workbook/read-workbook.ts";
import { freshStore } from "../support/database.ts";
import { reading } from "../support/plan-builder.ts";
import { people, place, type RoundWorld, roundWorld } from "../support/round-world.ts";

let database: Database;
beforeAll(async () => {
  database = await freshStore();
});
afterAll(() => database.close());

const measure: Measure = {
  id: "P1",
  name: "Personer i tiltak",
  unit: "Antall",
  percent: false,
  kind: "additive",
  direction: "increase",
  frequency: "quarter",
  seasonal: false,
};
/** Grue's count is small, the others' are not; every number is one that stands nowhere else. */
const counts: Record<string, { baseline: string; value: string }> = {
  Våler: { baseline: "611", value: "722" },
  Åsnes: { baseline: "533", value: "644" },
  Grue: { baseline: "377", value: "3" },
};
function withPersons(plan: Plan): Plan {
  const own = plan.rows.filter(({ measureId }) => measureId === "S1");
  const rows = own.map((row) => ({
    ...row,
    measureId: "P1",
    targetText: undefined,
    baseline: decimal(counts[row.office ?? ""]?.baseline ?? "0"),
    baselineDate: "2022-03-31",
    finalTarget: decimal("2111"),
  }));
  const member = { group: "Prosjektgruppe", position: "Medlem", title: "Saksbehandler", user: people.helper };
  const project = { ...plan.project, startDate: "2022-01-01" };
  return { ...plan, project, roles: [...plan.roles, member], measures: [measure], rows, targets: [] };
}
const given = (office: string, value: string, period = "2022-Q3") =>
  reading("P1", office, period, value, { at: "2022-10-04T06:00:00Z", by: people.valer, source: "card" });

async function world(change: (plan: Plan) => Plan = (plan) => plan): Promise<RoundWorld> {
  const made = await roundWorld(database, (plan) => change(withPersons(plan)));
  const readings = Object.entries(counts).map(([office, { value }]) => given(office, value));
  await made.ports.store.write(made.tenant, async (data) => {
    await data.readings.append(
      made.plan.project.id,
      readings.map((one) => ({ ...one, id: `${made.tenant}-${one.id}` })),
    );
  });
  return made;
}

const languages: Language[] = ["nb", "nn", "en"];
const shown = (content: Content | undefined) =>
  content ? languages.map((language) => JSON.stringify(drawContent(content, language))).join("\n") : "";
const hidden = { nb: "færre enn 5", en: "fewer than 5" };
/** Grue's own, the sums they are in (now and before), and the changes that would tell them. */
const telling = ["2", "3", "4", "1369", "1521", "-374", "-373", "-375", "-152", "1368", "1370"];
const own = (user: string) => place(`own-${user}`, "personal", { person: user });

/** Every exact number anywhere in it. */
function numbersIn(content: unknown): string[] {
  if (isDecimal(content)) return [content.toFixed()];
  if (typeof content !== "object" || content === null) return [];
  return Object.values(content).flatMap(numbersIn);
}
function isDecimal(value: unknown): value is Decimal {
  return value instanceof decimal(0).constructor;
}

function expectHidden(content: Content | undefined): void {
  expect(shown(content)).toContain(hidden.nb);
  expect(shown(content)).toContain(hidden.en);
  expect(numbersIn(content).filter((number) => telling.includes(number))).toEqual([]);
  expect(shown(content)).not.toMatch(/1[\s\u00a0\u202f]369|[−-]374/u);
}

describe("counts of persons under five", () => {
  it.each(["status P1", "status P1 Grue", "status Grue"])("are «færre enn 5» to others in «%s»", async (asked) => {
    const made = await world();
    const about = asked.replace(/^status /, "");
    const ask = (user: string, where = own(user)) => showStatus(made.ports, made.turn(user, where), { about });
    expectHidden(await ask(people.helper));
    expectHidden(await ask(people.deputy));
    // the leader too, where others read
    expectHidden(await ask(people.leader, made.channel));
    expect(shown(await ask(people.leader))).not.toContain(hidden.nb);
  });

  it("shows the owner her own, and not another's", async () => {
    const made = await world();
    const ask = (user: string) => showStatus(made.ports, made.turn(user, own(user)), { about: "P1 Grue" });
    expect(shown(await ask(people.grue))).not.toContain(hidden.nb);
    expectHidden(await ask(people.valer));
  });

  it("hides the sum that would tell the one that is hidden, and the total picture made of it", async () => {
    const made = await world();
    const status = await showStatus(made.ports, made.turn(people.helper), {});
    if (status.kind !== "projectStatus") throw new Error(status.kind);
    expect(status.judged[0]?.assessment).toMatchObject({ state: "smallCount", light: "notAssessed", value: undefined });
    expect(status.judged[0]?.assessment.percent).toBeUndefined();
    expect(status.total).toMatchObject({ counted: [], leftOut: [{ measureId: "P1", reason: "smallCount" }] });
    expect(shown(status)).not.toMatch(/1[\s\u00a0\u202f]369/);
    const measureStatus = await showStatus(made.ports, made.turn(people.helper), { about: "P1" });
    if (measureStatus.kind !== "measureStatus") throw new Error(measureStatus.kind);
    // the line has the offices that can be shown, and says which
    expect(measureStatus.seriesOffices).toEqual(["Våler", "Åsnes"]);
    expect(measureStatus.series.map(({ value }) => value.toFixed())).toEqual(["1144", "1366"]);
  });

  it("hides what a box of the benefit map would tell, in the picture too", async () => {
    const toGoal = { from: "P1", to: "Flere i arbeid", fromType: "Gevinst", toType: "Effektmål" };
    const made = await world((plan) => ({ ...plan, mapArrows: [toGoal] }));
    const ask = async (user: string, where = own(user)) => {
      const drawn: unknown[] = [];
      const pictures: Pictures = {
        ...createPictures(),
        benefitMap: async (map) => {
          drawn.push(map);
          return "tooLarge";
        },
      };
      const map = await showBenefitMap({ ...made.ports, pictures }, made.turn(user, where));
      expect(drawn).toEqual([{ ...map, picture: undefined }]);
      return map;
    };
    const few = /P1: Ikke vurdert: få personer/;
    for (const map of [await ask(people.helper), await ask(people.leader, made.channel)]) {
      expect(shown(map)).toMatch(few);
      expect(numbersIn(map).filter((number) => telling.includes(number))).toEqual([]);
    }
    expect(shown(await ask(people.leader))).not.toMatch(few);
  });

  it("hides them in the history, also what was corrected", async () => {
    const made = await world();
    await made.ports.store.write(made.tenant, async (data) => {
      const first = (await data.readings.all(made.plan.project.id)).find(({ office }) => office === "Grue");
      const better = {
        ...given("Grue", "2"),
        id: `${made.tenant}-better`,
        corrects: first?.id,
        reason: "Skrev tre, det er to",
      };
      await data.readings.append(made.plan.project.id, [better]);
    });
    const ask = (user: string, where = own(user)) =>
      showHistory(made.ports, made.turn(user, where), { about: "P1 Grue" });
    expectHidden(await ask(people.helper));
    expectHidden(await ask(people.leader, made.channel));
    expect(shown(await ask(people.helper))).not.toContain("Skrev tre");
    expect(shown(await ask(people.leader))).not.toContain(hidden.nb);
    expect(shown(await ask(people.leader))).toContain("Skrev tre");
    const digest = await made.ports.store.read(made.tenant, async (data) => {
      const project = await data.projects.find(made.plan.project.id);
      return project && digestNow(data, project, "2022-10-10T06:00:00Z");
    });
    expect(shown(digest)).not.toContain("Skrev tre");
  });

  it("are hidden in the digest, which all read, and in what is stored of it", async () => {
    const made = await world();
    const digest = await made.ports.store.read(made.tenant, async (data) => {
      const project = await data.projects.find(made.plan.project.id);
      if (!project) throw new Error("no project");
      return digestNow(data, project, "2022-10-10T06:00:00Z");
    });
    expect(digest.newReadings).toHaveLength(3);
    expectHidden(digest);
  });

  it("are hidden on a card in the channel, before and after the answer, and not in her own chat", async () => {
    const made = await roundWorld(database, withPersons);
    const earlier = { ...given("Grue", "4", "2022-Q2"), id: `${made.tenant}-q2` };
    await made.ports.store.write(made.tenant, (data) => data.readings.append(made.plan.project.id, [earlier]));
    await made.open(people.leader);
    const key = await made.cardKey(people.grue);
    const posted = async (kind: "channel" | "personal") => {
      const { rows } = await database.pool.query<{ id: string }>(
        "select id from message where tenant = $1 and subject ->> 'kind' = 'answerCard' and subject ->> 'user' = $2",
        [made.tenant, people.grue],
      );
      const message = await made.message(rows[0]?.id ?? "");
      if (!message) throw new Error("no card");
      const conversation = kind === "channel" ? made.channel : own(people.grue);
      return made.ports.store.read(made.tenant, (data) =>
        buildContent(made.ports, data, { message, as: "update" }, conversation),
      );
    };
    const hides = (content: Content | undefined, value: string) => {
      expect(shown(content)).toContain(hidden.nb);
      expect(numbersIn(content)).not.toContain(value);
    };
    hides(await posted("channel"), "4");
    expect(shown(await posted("personal"))).not.toContain(hidden.nb);
    const line = "P1 Grue";
    // far from the last value: it is to be confirmed, and everybody's copy does not show what she typed
    await made.answer(people.grue, { [line]: { choice: "value", value: "2" } });
    expect(shown(await posted("channel"))).not.toMatch(/"value":"2"/);
    await made.answer(people.grue, { [line]: { choice: "value", value: "2", confirmed: true } });
    expect((await made.readings()).some(({ value }) => value.eq(2))).toBe(true);
    hides(await posted("channel"), "2");
    expect(shown(await posted("personal"))).not.toContain(hidden.nb);
    const again = (user: string, where = made.channel) => showAnswerCard(made.ports, made.turn(user, where), key);
    hides(await again(people.helper), "2");
    expect(shown(await again(people.grue, own(people.grue)))).not.toContain(hidden.nb);
  });

  it("are hidden in a written answer's reply in the channel", async () => {
    const made = await world();
    const reply = await answerByText(made.ports, made.turn(people.grue), { text: "P1 Grue 4 for 3. kvartal" });
    expect(shown(reply)).not.toMatch(/registrert: 3/);
  });

  it("are not told to a deputy who tries a value of her own in chat", async () => {
    const made = await world();
    const tries = (user: string) =>
      answerByText(made.ports, made.turn(user, own(user)), { text: "P1 Grue 9 for 3. kvartal" });
    expect(await tries(people.leader)).toMatchObject({ notice: { reason: "alreadyAnswered", value: "3" } });
    expect(await tries(people.grue)).toMatchObject({ notice: { reason: "alreadyAnswered", value: "3" } });
    expectHidden(await tries(people.deputy));
  });

  it("are not told in the channel by what a baseline was before", async () => {
    const made = await world();
    await made.ports.store.write(made.tenant, (data) => {
      const isGrue = ({ office }: { office?: string }) => office === "Grue";
      const rows = made.plan.rows.map((row) => (isGrue(row) ? { ...row, baseline: decimal("4") } : row));
      return data.projects.savePlan({ ...made.plan, rows });
    });
    const set = (where: typeof made.channel, value: string) =>
      setBaseline(made.ports, made.turn(people.leader, where), {
        text: `P1 Grue ${value} mars 2022 fordi talt på nytt`,
      });
    expectHidden(await set(made.channel, "9"));
    await set(own(people.leader), "4");
    expect(shown(await set(own(people.leader), "8"))).toMatch(/\b4\b/);
  });

  it("are in the trail's file only where it is for the leader", async () => {
    const made = await world();
    const text = "P1 Grue 4 mars 2022 fordi talt på nytt";
    await setBaseline(made.ports, made.turn(people.leader, own(people.leader)), { text });
    const { tenant, plan, ports } = made;
    const told = async (exact: boolean) => {
      const file = await exportAudit(ports, { tenant, shortName: plan.project.shortName, exact });
      return file?.entries.map(({ what, old, new: now }) => [what, old, now]);
    };
    expect(await told(true)).toEqual([["baselineSet", "377 2022-03-31", "4 2022-03-31"]]);
    expect(await told(false)).toEqual([["baselineSet", "377 2022-03-31", "<5 2022-03-31"]]);
  });

  it("are not told to a deputy by what a workbook would change", async () => {
    const made = await world();
    const ports = { ...made.ports, workbooks: { ...createWorkbooks(), read: readWorkbook } };
    const small = (plan: Plan, baseline: string) => {
      const isGrue = ({ office }: { office?: string }) => office === "Grue";
      const rows = plan.rows.map((row) => (isGrue(row) ? { ...row, baseline: decimal(baseline) } : row));
      // its change has not started: the baseline is not locked
      return { ...plan, project: { ...plan.project, startDate: "2023-01-01" }, rows };
    };
    await made.ports.store.write(made.tenant, (data) => data.projects.savePlan(small(made.plan, "4")));
    const bytes = await ports.workbooks.write(small(made.plan, "9"), [given("Grue", "8")]);
    const sent = (user: string) => previewImport(ports, made.turn(user, own(user)), { fileName: "prøve.xlsx", bytes });
    const exact = await sent(people.leader);
    expect(shown(exact)).toMatch(/lagret som 3 for/);
    expect(shown(exact)).toMatch(/4 → 9/);
    for (const content of [await sent(people.deputy)]) {
      expectHidden(content);
      expect(shown(content)).toMatch(/færre enn 5 → 9/);
    }
  });

  it("stay hidden whatever a deputy calls the measure", async () => {
    const made = await world();
    const ports = { ...made.ports, workbooks: { ...createWorkbooks(), read: readWorkbook } };
    for (const some of [{ countsPersons: false }, { name: "Tiltak" }]) {
      const measures = made.plan.measures.map((one) => ({ ...one, ...some }));
      const bytes = await ports.workbooks.write({ ...made.plan, measures }, []);
      const sent = await previewImport(ports, made.turn(people.deputy, own(people.deputy)), {
        fileName: "x.xlsx",
        bytes,
      });
      expect(sent).toMatchObject({ notice: { reason: "rightsOnlyLeader" } });
    }
    const said = { id: "P1", name: "Personer i tiltak", unit: "Antall", frequency: "Kvartal", countsPersons: "nei" };
    const form = {
      projectId: made.plan.project.id,
      list: "measures",
      key: "P1",
      said,
      was: seenOf({ countsPersons: "" }),
    };
    const turn = made.turn(people.deputy, own(people.deputy));
    expect(await savePlanItem(ports, turn, { ...form, list: "measures", reason: "" })).toMatchObject({
      notice: { reason: "rightsOnlyLeader" },
    });
  });

  it("are written in the workbook for the leader alone; the other's can't be read back", async () => {
    const made = await world();
    const ports = { ...made.ports, workbooks: createWorkbooks() };
    const of = { tenant: made.tenant, shortName: made.plan.project.shortName };
    const exact = await exportWorkbook(ports, { ...of, exact: true });
    const open = await exportWorkbook(ports, { ...of, exact: false });
    const values = async (bytes: Uint8Array | undefined) => {
      const read = await ports.workbooks.read(bytes ?? new Uint8Array(), "2022-10-03");
      return read.ok
        ? read.readings.map(({ value }) => value.toFixed()).sort()
        : read.errors.map(({ reason }) => reason);
    };
    expect(await values(exact)).toEqual(["3", "644", "722"]);
    expect(await values(open)).toEqual(["notANumber"]);
  });
});

describe("what counts persons", () => {
  it.each<[Partial<Measure>, boolean]>([
    [{ name: "Mottakere av sosialhjelp", unit: "Antall" }, true],
    [{ name: "Sosialhjelpsmottakere under 25 år", unit: "Antall" }, true],
    [{ name: "Enkeltpersonar i kø", unit: "Antall" }, true],
    [{ name: "Fravær", unit: "personer" }, true],
    [{ name: "Tilsette på kurs", unit: "Antal" }, true],
    [{ name: "Antall uføre", unit: "antall" }, true],
    [{ name: "Sykemeldte", unit: "studenter" }, true],
    [{ name: "Svartid", unit: "sekunder", kind: "additive" }, false],
    [{ name: "Ledige stillinger", unit: "Antall" }, false],
    [{ name: "Saker under behandling", unit: "Antall" }, false],
    [{ name: "Brukere i aktivitet", unit: "Andel", percent: true, kind: "ratio" }, false],
    [{ name: "Utgift per bruker", unit: "Kroner", kind: "ratio" }, false],
    [{ name: "Mottakere", unit: "Antall", countsPersons: false }, false],
    [{ name: "Vedtak", unit: "Antall", countsPersons: true }, true],
  ])("%j: %s", (some, expected) => {
    expect(countsPersons({ ...measure, ...some })).toBe(expected);
  });
});
