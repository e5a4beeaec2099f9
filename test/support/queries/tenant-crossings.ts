import type { Statement } from "./recorded.ts";
import {
  columnNames,
  isTree,
  listAt,
  only,
  parameterNumber,
  parsed,
  type Tree,
  textAt,
  treeAt,
  treeOf,
} from "./tree.ts";

type Names = { has: (name: string) => boolean };
/** Tables whose rows are a tenant's; tables and schemas that are none of the tenants' (pg-boss' own). */
export type Schema = { tenantTables: Names; otherTables: Names; otherSchemas: Names };

/** One table, subquery or function in a FROM list (or what a statement writes to). */
type Source = { alias: string; table?: string; pinned: boolean };
/** `one.tenant = other` holds for every row; it may pin only the sources in `pins` (an outer join's other side is free). */
type Equality = { one: Tree; other: Tree; pins: ReadonlySet<Source> };
type Scope = { sources: Source[]; queries: ReadonlySet<string>; outer?: Scope | undefined };

/**
 * What of a statement reaches over tenants: each table of a tenant must be held to one tenant by `tenant = $n` that
 * every row must fulfil, or by an equal tenant of another source of the statement that is. A sentence each; none: the
 * statement stays within one tenant.
 */
export function tenantCrossings({ text, parameters }: Statement, schema: Schema): string[] {
  const walk = new Walk(schema);
  for (const [kind, node] of parsed(text)) {
    if (["TransactionStmt", "VariableSetStmt"].includes(kind)) continue;
    walk.statement(kind, node);
  }
  const tenants = new Set([...walk.tenantParameters].map((number) => parameters[number - 1]));
  if (tenants.size > 1) walk.faults.push("names more than one tenant in its parameters");
  return walk.faults;
}

class Walk {
  readonly faults: string[] = [];
  /** numbers of the parameters that a tenant was compared with or set to */
  readonly tenantParameters = new Set<number>();
  readonly #schema: Schema;

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  statement(kind: string, node: Tree, outer?: Scope): void {
    if (kind === "SelectStmt") this.#select(node, outer);
    else if (kind === "InsertStmt") this.#insert(node, outer);
    else if (kind === "UpdateStmt") this.#change(node, "fromClause", outer);
    else if (kind === "DeleteStmt") this.#change(node, "usingClause", outer);
    else this.faults.push(`${kind} is not a statement that the app should send`);
  }

  #select(node: Tree, outer: Scope | undefined): void {
    const scope = this.#withQueries(node, outer);
    if (textAt(node, "op") !== "SETOP_NONE") {
      for (const side of ["larg", "rarg"]) this.#select(treeOf(node[side]), scope);
      return;
    }
    const equalities = this.#from(node, "fromClause", scope);
    this.#settle(scope, [...equalities, ...this.#conjuncts(treeAt(node, "whereClause"), new Set(scope.sources))]);
    const { withClause: _, ...rest } = node;
    this.#within(rest, scope);
  }

  #change(node: Tree, fromName: string, outer: Scope | undefined): void {
    const scope = this.#withQueries(node, outer);
    this.#source(treeOf(node["relation"]), scope);
    const equalities = this.#from(node, fromName, scope);
    this.#settle(scope, [...equalities, ...this.#conjuncts(treeAt(node, "whereClause"), new Set(scope.sources))]);
    this.#setTenant(listAt(node, "targetList"), scope);
    const { withClause: _, relation: __, ...rest } = node;
    this.#within(rest, scope);
  }

  #insert(node: Tree, outer: Scope | undefined): void {
    const scope = this.#withQueries(node, outer);
    const into = treeOf(node["relation"]);
    const target = this.#source(into, scope);
    const place = listAt(node, "cols").findIndex((column) => textAt(treeOf(column["ResTarget"]), "name") === "tenant");
    const select = treeAt(treeOf(node["selectStmt"]), "SelectStmt");
    if (target.table !== undefined && this.#isTenants(target.table)) {
      if (place < 0 || !select) this.faults.push(`insert into ${target.table} does not say whose the row is`);
      else this.#insertedTenant(target.table, place, select);
    }
    // a row that stands in the way is of the same tenant: every unique key holds the tenant (keys are linted apart)
    target.pinned = true;
    const conflict = treeAt(node, "onConflictClause");
    if (conflict) {
      scope.sources.push({ alias: "excluded", pinned: true });
      this.#setTenant(listAt(conflict, "targetList"), scope);
    }
    const { withClause: _, relation: __, ...rest } = node;
    this.#within(rest, scope);
  }

  #insertedTenant(table: string, place: number, select: Tree): void {
    const rows = listAt(select, "valuesLists");
    const given = rows.map((row) => listAt(treeOf(row["List"]), "items")[place]);
    for (const value of given) {
      const number = parameterNumber(value);
      if (number === undefined) this.faults.push(`insert into ${table} takes its tenant from elsewhere`);
      else this.tenantParameters.add(number);
    }
    if (rows.length > 0) return;
    const column = listAt(select, "targetList")[place];
    const value = column && treeAt(treeOf(column["ResTarget"]), "val");
    const number = parameterNumber(value);
    if (number !== undefined) this.tenantParameters.add(number);
    // a tenant that is selected comes from sources which the walk holds to one tenant
    else if (columnNames(value).at(-1) !== "tenant") {
      this.faults.push(`insert into ${table} takes its tenant from elsewhere`);
    }
  }

  /** A row never moves: its tenant is only set to what it is. */
  #setTenant(targets: Tree[], scope: Scope): void {
    for (const target of targets.map((each) => treeOf(each["ResTarget"]))) {
      if (textAt(target, "name") !== "tenant") continue;
      const value = treeAt(target, "val");
      const number = parameterNumber(value);
      if (number !== undefined) this.tenantParameters.add(number);
      else if (!value || !this.#sourceOfTenant(value, scope)) this.faults.push("moves a row to another tenant");
    }
  }

  /** The scope of a statement: its own WITH queries are walked and known by name. */
  #withQueries(node: Tree, outer: Scope | undefined): Scope {
    const queries = new Set(outer?.queries);
    const clause = treeOf(node["withClause"]);
    for (const wrapped of listAt(clause, "ctes")) {
      const query = treeOf(wrapped["CommonTableExpr"]);
      // one that names itself begins with rows of its other part, which is walked like any
      if (clause["recursive"] === true) queries.add(textAt(query, "ctename") ?? "");
      this.statement(...only(treeOf(query["ctequery"])), { sources: [], queries: new Set(queries), outer });
      queries.add(textAt(query, "ctename") ?? "");
    }
    return { sources: [], queries, outer };
  }

  #from(node: Tree, name: string, scope: Scope): Equality[] {
    return listAt(node, name).flatMap((item) => this.#fromItem(item, scope));
  }

  /** Adds the item's sources to the scope; gives the equalities of its joins. */
  #fromItem(item: Tree, scope: Scope): Equality[] {
    const [kind, node] = only(item);
    if (kind === "RangeVar") this.#source(node, scope);
    else if (kind === "JoinExpr") return this.#join(node, scope);
    else {
      // a subquery is walked with the rest of the statement; what it gives is of the tenant it was held to
      const alias = textAt(treeOf(node["alias"]), "aliasname") ?? "";
      scope.sources.push({ alias, pinned: kind === "RangeSubselect" });
    }
    return [];
  }

  #join(node: Tree, scope: Scope): Equality[] {
    const before = scope.sources.length;
    const left = this.#fromItem(treeOf(node["larg"]), scope);
    const between = scope.sources.length;
    const right = this.#fromItem(treeOf(node["rarg"]), scope);
    const sides = { left: scope.sources.slice(before, between), right: scope.sources.slice(between) };
    const type = textAt(node, "jointype") ?? "";
    const pins = new Set([
      ...(type === "JOIN_INNER" || type === "JOIN_RIGHT" ? sides.left : []),
      ...(type === "JOIN_INNER" || type === "JOIN_LEFT" ? sides.right : []),
    ]);
    return [...left, ...right, ...this.#conjuncts(treeAt(node, "quals"), pins)];
  }

  #source(range: Tree, scope: Scope): Source {
    const table = textAt(range, "relname") ?? "";
    const alias = textAt(treeOf(range["alias"]), "aliasname") ?? table;
    const schema = textAt(range, "schemaname");
    const source = this.#sourceOf({ table, alias, schema }, scope);
    scope.sources.push(source);
    return source;
  }

  #sourceOf(of: { table: string; alias: string; schema: string | undefined }, scope: Scope): Source {
    const { table, alias } = of;
    const schema = of.schema ?? (table.startsWith("pg_") ? "pg_catalog" : undefined);
    if (schema === undefined && scope.queries.has(table)) return { alias, pinned: true };
    if (schema !== undefined && this.#schema.otherSchemas.has(schema)) return { alias, pinned: false };
    if (this.#isTenants(table) && (schema ?? "public") === "public") return { alias, table, pinned: false };
    if (schema === undefined && this.#schema.otherTables.has(table)) return { alias, pinned: false };
    this.faults.push(`${schema === undefined ? "" : `${schema}.`}${table} is no table of the tenants`);
    return { alias, pinned: false };
  }

  #isTenants(table: string): boolean {
    return this.#schema.tenantTables.has(table);
  }

  /** The parts of a condition that every row must fulfil, where they compare for equality. */
  #conjuncts(condition: Tree | undefined, pins: ReadonlySet<Source>): Equality[] {
    if (!condition) return [];
    const [kind, node] = only(condition);
    if (kind === "BoolExpr" && textAt(node, "boolop") === "AND_EXPR") {
      return listAt(node, "args").flatMap((each) => this.#conjuncts(each, pins));
    }
    const operator = textAt(treeOf(listAt(node, "name")[0]?.["String"]), "sval");
    if (kind !== "A_Expr" || textAt(node, "kind") !== "AEXPR_OP" || operator !== "=") return [];
    const [one, other] = [treeOf(node["lexpr"]), treeOf(node["rexpr"])];
    const [ones, others] = [treeAt(one, "RowExpr"), treeAt(other, "RowExpr")];
    if (!ones || !others) return [{ one, other, pins }];
    const second = listAt(others, "args");
    return listAt(ones, "args").map((each, place) => ({ one: each, other: treeOf(second[place]), pins }));
  }

  /** Pins sources until nothing more follows; what is left unpinned reaches over tenants. */
  #settle(scope: Scope, equalities: Equality[]): void {
    let before = -1;
    while (before !== pinnedCount(scope)) {
      before = pinnedCount(scope);
      for (const { one, other, pins } of equalities) {
        this.#pin({ one, other, pins }, scope);
        this.#pin({ one: other, other: one, pins }, scope);
      }
    }
    for (const { table, alias, pinned } of scope.sources) {
      if (table !== undefined && !pinned) {
        this.faults.push(`${table}${alias === table ? "" : ` as ${alias}`} is not held to one tenant`);
      }
    }
  }

  #pin({ one, other, pins }: Equality, scope: Scope): void {
    const source = this.#sourceOfTenant(one, scope);
    if (!source) return;
    const number = parameterNumber(other);
    if (number !== undefined) this.tenantParameters.add(number);
    const isKnown = number !== undefined || this.#sourceOfTenant(other, scope)?.pinned === true;
    if (isKnown && pins.has(source)) source.pinned = true;
  }

  /** Whose `tenant` a column reference is; undefined when it is another column. */
  #sourceOfTenant(value: Tree, scope: Scope): Source | undefined {
    const names = columnNames(value);
    if (names.at(-1) !== "tenant") return undefined;
    const alias = names.length > 1 ? names.at(-2) : undefined;
    for (let at: Scope | undefined = scope; at; at = at.outer) {
      const found = at.sources.filter((source) =>
        alias === undefined ? source.table !== undefined : source.alias === alias,
      );
      // without a name PostgreSQL itself refuses two that could be meant
      if (found.length > 0) return found.length === 1 ? found[0] : undefined;
    }
    return undefined;
  }

  /** Statements inside expressions and FROM lists. */
  #within(value: unknown, scope: Scope): void {
    if (Array.isArray(value)) {
      for (const each of value) this.#within(each, scope);
      return;
    }
    if (!isTree(value)) return;
    for (const [kind, node] of Object.entries(value)) {
      if (kind.endsWith("Stmt") && isTree(node)) this.#inner(kind, node, scope);
      else this.#within(node, scope);
    }
  }

  #inner(kind: string, node: Tree, scope: Scope): void {
    // the key "selectStmt" of an insert holds { SelectStmt }
    if (/^[a-z]/.test(kind)) this.#within(node, scope);
    else this.statement(kind, node, scope);
  }
}

function pinnedCount({ sources }: Scope): number {
  return sources.filter(({ pinned }) => pinned).length;
}
