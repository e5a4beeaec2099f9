import { shapeOf } from "../support/queries/recorded.ts";
import { tenantCrossings } from "../support/queries/tenant-crossings.ts";
import { loadParser } from "../support/queries/tree.ts";

const schema = {
  tenantTables: new Set(["ask", "message", "round", "due"]),
  otherTables: new Set(["kysely_migration"]),
  otherSchemas: new Set(["pgboss"]),
};
beforeAll(loadParser);

const faultsOf = (text: string, parameters: unknown[] = ["t", "t", "t", "t"]) =>
  tenantCrossings({ text, parameters }, schema);

describe("a statement that stays within one tenant", () => {
  it.each([
    "select id from ask where tenant = $1 and id = $2",
    "select ask.id from ask where (tenant, id) = ($1, $2)",
    "select id from ask where (state = 'planned' or id = $2) and tenant = $1::text",
    "select * from ask join round on round.tenant = ask.tenant and round.id = ask.round_id where ask.tenant = $1",
    "select * from ask left join round as r on r.tenant = ask.tenant where ask.tenant = $1",
    "select * from ask where tenant = $1 and exists (select 1 from round where round.tenant = ask.tenant)",
    "select * from ask, lateral (select * from round where round.tenant = ask.tenant limit 1) as r where ask.tenant = $1",
    "with late as (select id, tenant from ask where tenant = $1) update ask set state = 'lapsed' from late where ask.tenant = late.tenant",
    "with late as (update ask set state = 'x' where tenant = $1 returning id) select id from late",
    "with recursive r as (select * from message where tenant = $1 union select o.* from r join message as o on o.tenant = $1 and o.id = r.under) select id from r",
    "insert into due (tenant, key) values ($1, $2), ($3, $4) on conflict (tenant, key) do update set key = excluded.key",
    "insert into due (key, tenant) select id, $1 from ask where tenant = $1",
    "insert into due (tenant, key) select tenant, id from ask where tenant = $1",
    "update ask set tenant = $1, state = 'x' where tenant = $2",
    "delete from ask using round where ask.tenant = $1 and round.tenant = ask.tenant",
    "select 1 from ask where tenant = $1 union all select 2 from round where tenant = $2",
    "select set_config('app.tenant', $1, true)",
    "insert into pgboss.job (name) values ($1)",
    "begin",
  ])("%s", (text) => {
    expect(faultsOf(text)).toEqual([]);
  });
});

describe("a statement that reaches over tenants is found", () => {
  it.each([
    ["select id from ask", /^ask is not held/],
    ["select id from ask where id = $1", /^ask is not held/],
    ["select id from ask where tenant = $1 or id = $2", /^ask is not held/],
    ["select id from ask where not tenant = $1", /^ask is not held/],
    ["select id from ask where tenant <> $1", /^ask is not held/],
    ["select id from ask where tenant = any($1)", /^ask is not held/],
    ["select id from ask where tenant = 'other'", /^ask is not held/],
    ["select id from ask where tenant = tenant", /^ask is not held/],
    ["select * from ask join round on round.id = ask.round_id where ask.tenant = $1", /^round is not held/],
    ["select * from ask left join round on ask.tenant = $1 and round.tenant = $1", /^ask is not held/],
    ["select * from ask full join round on round.tenant = ask.tenant where ask.tenant = $1", /^round is not held/],
    ["select 1 from ask where tenant = $1 and exists (select 1 from round where id = round_id)", /^round is not held/],
    ["select (select count(*) from round) from ask where tenant = $1", /^round is not held/],
    ["select 1 from ask where id in (select id from round where round.tenant = ask.tenant)", /^ask is not held/],
    ["with late as (select id from ask) select * from late", /^ask is not held/],
    [
      "with recursive r as (select id from message where tenant = $1 union select o.id from r join message as o on o.under = r.id) select id from r",
      /^message as o is not held/,
    ],
    ["select 1 from ask where tenant = $1 union all select 2 from round", /^round is not held/],
    ["select * from ask, unnest($1::text[]) as t(tenant) where ask.tenant = t.tenant", /^ask is not held/],
    ["update ask set state = 'x' where id = $1", /^ask is not held/],
    ["update ask set state = 'x' from round where round.tenant = $1 and round.id = ask.round_id", /^ask is not held/],
    ["update ask set tenant = 'other' where tenant = $1", /^moves a row/],
    ["delete from ask", /^ask is not held/],
    ["delete from ask using round where ask.tenant = $1", /^round is not held/],
    ["insert into due (key) values ($1)", /does not say whose/],
    ["insert into due values ($1, $2)", /does not say whose/],
    ["insert into due (tenant, key) values ('fixed', $1)", /from elsewhere/],
    ["insert into due (tenant, key) select id, id from ask where tenant = $1", /from elsewhere/],
    ["insert into due (tenant, key) values ($1, (select key from due))", /^due is not held/],
    ["select * from pg_class", /pg_class is no table/],
    ["select * from hidden.ask where tenant = $1", /hidden.ask is no table/],
    ["truncate ask", /TruncateStmt/],
    ["begin; delete from ask", /^ask is not held/],
  ])("%s", (text, fault) => {
    expect(faultsOf(text).join("; ")).toMatch(fault);
  });

  it("when two tenants stand in its parameters", () => {
    const text = "select * from ask join round on round.tenant = $1 where ask.tenant = $2";
    expect(faultsOf(text, ["mine", "mine"])).toEqual([]);
    expect(faultsOf(text, ["mine", "theirs"])).toEqual(["names more than one tenant in its parameters"]);
    expect(
      faultsOf("insert into due (tenant, key) values ($1, $2), ($3, $4)", ["mine", "k", "theirs", "k"]),
    ).toHaveLength(1);
  });
});

describe("the shape of a statement", () => {
  it("is the same for lists and inserts of other lengths", () => {
    expect(shapeOf("select 1 where a in ($1, $2,  $3)")).toBe(shapeOf("select 1 where a in ($1)"));
    expect(shapeOf("insert into t values ($1, $2), ($3, $4)")).toBe(shapeOf("insert into t values ($1, $2)"));
    expect(shapeOf("select a where b = $1")).not.toBe(shapeOf("select a where c = $1"));
  });
});
