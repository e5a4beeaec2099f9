import { type KyselyPlugin, OperationNodeTransformer, type PrimitiveValueListNode, type ValueNode } from "kysely";

/** PostgreSQL takes neither NUL nor half a surrogate pair; text from people may hold both and must not stop an answer. */
export function inertText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

class InertTransformer extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode): ValueNode {
    return { ...node, value: inertValue(node.value) };
  }

  protected override transformPrimitiveValueList(node: PrimitiveValueListNode): PrimitiveValueListNode {
    return { ...node, values: node.values.map(inertValue) };
  }
}

/** A parameter, or a list as a parameter; what is no text stays as it is. */
export function inertValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inertValue);
  return typeof value === "string" ? inertText(value) : value;
}

/** Cleans every parameter of every query. */
export function inertParameters(): KyselyPlugin {
  const transformer = new InertTransformer();
  return {
    transformQuery: ({ node }) => transformer.transformNode(node),
    transformResult: async ({ result }) => result,
  };
}
