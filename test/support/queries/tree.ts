import { loadModule, parseSync } from "libpg-query";

/** A node of PostgreSQL's own parse tree, taken as plain data: `{ SelectStmt: { … } }` or what stands within one. */
export type Tree = { readonly [name: string]: unknown };

let loaded: Promise<void> | undefined;
/** The parser is PostgreSQL's own, as WebAssembly; it is loaded once. */
export async function loadParser(): Promise<void> {
  loaded ??= loadModule();
  return loaded;
}

/** The statements in a text, each as `[kind, node]`. Throws what PostgreSQL would say of its grammar. */
export function parsed(text: string): [kind: string, node: Tree][] {
  return listAt(treeOf(parseSync(text)), "stmts").map((each) => only(treeAt(each, "stmt") ?? {}));
}

export function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function treeOf(value: unknown): Tree {
  return isTree(value) ? value : {};
}

export function treeAt(node: Tree, name: string): Tree | undefined {
  const value = node[name];
  return isTree(value) ? value : undefined;
}

export function listAt(node: Tree, name: string): Tree[] {
  const value = node[name];
  return Array.isArray(value) ? value.filter(isTree) : [];
}

export function textAt(node: Tree, name: string): string | undefined {
  const value = node[name];
  return typeof value === "string" ? value : undefined;
}

/** `{ Kind: node }` as a pair. */
export function only(wrapped: Tree): [kind: string, node: Tree] {
  const [kind = "", node] = Object.entries(wrapped)[0] ?? [];
  return [kind, treeOf(node)];
}

/** The names of a column reference: ["message", "tenant"]. */
export function columnNames(wrapped: Tree | undefined): string[] {
  const reference = wrapped && treeAt(wrapped, "ColumnRef");
  return reference
    ? listAt(reference, "fields").map((field) => textAt(treeAt(field, "String") ?? {}, "sval") ?? "*")
    : [];
}

/** The number of a parameter, casts aside. */
export function parameterNumber(wrapped: Tree | undefined): number | undefined {
  if (!wrapped) return undefined;
  const cast = treeAt(wrapped, "TypeCast");
  if (cast) return parameterNumber(treeAt(cast, "arg"));
  const number = treeAt(wrapped, "ParamRef")?.["number"];
  return typeof number === "number" ? number : undefined;
}
