import { type Insertable, type Selectable, sql } from "kysely";
import { decimal } from "../domain/numbers/decimal.ts";
import type { Plan, Project } from "../domain/project/project.ts";
import type { IsoDate } from "../domain/time/time.ts";
import type { ProjectData } from "../journeys/ports.ts";
import type { PlanCache } from "./plan-cache.ts";
import { planLists } from "./plan-lists.ts";
import { prepared, selected } from "./prepared.ts";
import { type OpenSession, type Session, withoutNulls } from "./session.ts";
import { readStandIns, saveStandIns } from "./stand-in-rows.ts";
import type { ProjectTable } from "./tables.ts";

const columns = [
  ...(["tenant", "id", "shortName", "name", "purpose", "startDate", "language", "timeZone", "digestWeekday"] as const),
  ...(["digestTime", "channelName", "leader", "spokesperson", "askIn", "greenFrom", "yellowFrom"] as const),
  ...(["discountRate", "priceYear", "planVersion"] as const),
  ...(["closed", "guestsRead"] as const),
] satisfies (keyof ProjectTable)[];
const findProject = prepared("find_project", `select ${selected(columns)} from project where tenant = $1 and id = $2`);
const lockProject = prepared("lock_project", `${findProject.text} for no key update`);

export function projectData(session: OpenSession, plans: PlanCache): ProjectData {
  return {
    list: async () => (await projects(session).orderBy("shortName").execute()).map(toProject),
    find: (projectId) => find(session, projectId),
    findByShortName: async (shortName) => {
      const row = await projects(session)
        .where(sql`lower(short_name)`, "=", shortName.toLowerCase())
        .executeTakeFirst();
      return row && toProject(row);
    },
    ofPerson: (user, today) => ofPerson(session, user, today),
    plan: (projectId, { lock } = { lock: false }) => readPlan(session, projectId, { plans, lock }),
    savePlan: (plan) => savePlan(session, plan),
    saveStandIns: async (projectId, person, said) => {
      await saveStandIns(session, projectId, person, said);
      await renewVersion(session, projectId);
    },
  };
}

function projects({ trx, tenant }: Session) {
  return trx.selectFrom("project").selectAll().where("tenant", "=", tenant);
}

async function find({ line, tenant }: OpenSession, projectId: string): Promise<Project | undefined> {
  const [row] = await line.rows<Selectable<ProjectTable>>(findProject, [tenant, projectId]);
  return row && toProject(row);
}

/** By the person first, so that it costs what her projects are and not what the tenant's are. */
async function ofPerson(session: Session, user: string, today?: IsoDate): Promise<Project[]> {
  const { tenant } = session;
  const day = today ?? null;
  const rows = await projects(session)
    .where(
      sql<boolean>`id = any(array(
        select id from project where tenant = ${tenant} and leader = ${user}
        union select project_id from role where tenant = ${tenant} and person = ${user}
          and (${day}::date is null
            or (coalesce(from_date <= ${day}::date, true) and coalesce(to_date >= ${day}::date, true)))
        union select project_id from scorecard_row where tenant = ${tenant} and owner = ${user}
        union select project_id from scorecard_row where tenant = ${tenant} and measurer = ${user}
        union select project_id from benefit where tenant = ${tenant} and owner = ${user}
        union select project_id from action where tenant = ${tenant} and responsible = ${user}
        union select project_id from milestone where tenant = ${tenant} and responsible = ${user}
        union select project_id from stand_in where tenant = ${tenant} and stand_in = ${user}
          and (${day}::date is null or ${day}::date between from_date and to_date)))`,
    )
    .orderBy("shortName")
    .execute();
  return rows.map(toProject);
}

type HowToRead = { plans: PlanCache; lock: boolean };

/** The lock is one that lets readings and rounds of the project be stored meanwhile. */
async function readPlan(
  session: OpenSession,
  projectId: string,
  { plans, lock }: HowToRead,
): Promise<Plan | undefined> {
  const one = lock ? lockProject : findProject;
  const [row] = await session.line.rows<Selectable<ProjectTable>>(one, [session.tenant, projectId]);
  if (!row) return undefined;
  const key = { tenant: session.tenant, version: row.planVersion };
  const known = plans.get(key);
  if (known) return known;
  const plan = { project: toProject(row), ...(await readLists(session, projectId)) };
  plans.set(key, plan);
  return plan;
}

async function readLists(session: Session, projectId: string): Promise<Omit<Plan, "project">> {
  const standIns = await readStandIns(session, projectId);
  return {
    ...(standIns.length > 0 ? { standIns } : {}),
    goals: await planLists.goals.read(session, projectId),
    roles: await planLists.roles.read(session, projectId),
    measures: await planLists.measures.read(session, projectId),
    rows: await planLists.rows.read(session, projectId),
    targets: await planLists.targets.read(session, projectId),
    milestones: await planLists.milestones.read(session, projectId),
    risks: await planLists.risks.read(session, projectId),
    successFactors: await planLists.successFactors.read(session, projectId),
    groupTasks: await planLists.groupTasks.read(session, projectId),
    meetings: await planLists.meetings.read(session, projectId),
    decisions: await planLists.decisions.read(session, projectId),
    keyFigures: await planLists.keyFigures.read(session, projectId),
    benefits: await planLists.benefits.read(session, projectId),
    actions: await planLists.actions.read(session, projectId),
    modelLines: await planLists.modelLines.read(session, projectId),
    mapArrows: await planLists.mapArrows.read(session, projectId),
    statedTotals: await planLists.statedTotals.read(session, projectId),
  };
}

async function savePlan(session: Session, plan: Plan): Promise<void> {
  const { id } = plan.project;
  const changed = [
    await saveProject(session, plan.project),
    await planLists.goals.save(session, id, plan.goals),
    await planLists.roles.save(session, id, plan.roles),
    await planLists.measures.save(session, id, plan.measures),
    await planLists.rows.save(session, id, plan.rows),
    await planLists.targets.save(session, id, plan.targets),
    await planLists.milestones.save(session, id, plan.milestones),
    await planLists.risks.save(session, id, plan.risks),
    await planLists.successFactors.save(session, id, plan.successFactors),
    await planLists.groupTasks.save(session, id, plan.groupTasks),
    await planLists.meetings.save(session, id, plan.meetings),
    await planLists.decisions.save(session, id, plan.decisions),
    await planLists.keyFigures.save(session, id, plan.keyFigures),
    await planLists.benefits.save(session, id, plan.benefits),
    await planLists.actions.save(session, id, plan.actions),
    await planLists.modelLines.save(session, id, plan.modelLines),
    await planLists.mapArrows.save(session, id, plan.mapArrows),
    await planLists.statedTotals.save(session, id, plan.statedTotals),
  ];
  if (changed.includes(true)) await renewVersion(session, id);
}

async function renewVersion({ trx, tenant }: Session, id: string): Promise<void> {
  const anew = { planVersion: sql<string>`gen_random_uuid()` };
  await trx.updateTable("project").set(anew).where("tenant", "=", tenant).where("id", "=", id).execute();
}

/** Also takes the row's lock when nothing changed: two savings of one plan never mix. True when something did. */
async function saveProject({ trx, tenant }: Session, project: Project): Promise<boolean> {
  const row = toRow(tenant, project);
  const saved = await trx
    .insertInto("project")
    .values(row)
    .onConflict((c) => c.columns(["tenant", "id"]).doUpdateSet(row).where(differs))
    .returning("id")
    .execute();
  await trx
    .selectFrom("project")
    .select("id")
    .where("tenant", "=", tenant)
    .where("id", "=", project.id)
    .forUpdate()
    .execute();
  return saved.length > 0;
}

const differs = sql<boolean>`(to_jsonb(project) - 'plan_version' is distinct from to_jsonb(excluded) - 'plan_version')`;

function toRow(tenant: string, project: Project): Insertable<ProjectTable> {
  const { digestAt, limits, ...same } = project;
  return {
    ...same,
    tenant,
    purpose: same.purpose ?? null,
    startDate: same.startDate ?? null,
    channelName: same.channelName ?? null,
    spokesperson: same.spokesperson ?? null,
    closed: same.closed ?? null,
    guestsRead: same.guestsRead ?? null,
    digestWeekday: digestAt.weekday,
    digestTime: digestAt.time,
    greenFrom: limits.green,
    yellowFrom: limits.yellow,
    discountRate: same.discountRate?.toFixed() ?? null,
    priceYear: same.priceYear ?? null,
  };
}

function toProject(row: Selectable<ProjectTable>): Project {
  const { tenant: _, planVersion: __, digestWeekday, digestTime, greenFrom, yellowFrom, discountRate, ...same } = row;
  return {
    ...withoutNulls(same),
    digestAt: { weekday: digestWeekday, time: digestTime },
    limits: { green: greenFrom, yellow: yellowFrom },
    ...(discountRate === null ? {} : { discountRate: decimal(discountRate) }),
  };
}
