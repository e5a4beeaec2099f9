import type { CompiledQuery, DatabaseConnection, QueryResult } from "kysely";
import type pg from "pg";
import { inertValue } from "./inert-text.ts";

/** A statement that each connection reads and plans once; for what is asked in every answer (docs/decisions/0011). */
export type Prepared = { name: string; text: string };
/** As whom a statement is carried out: in a tenant's transaction, or as the owner of the tables. */
export type SentBy = "tenant" | "owner";
/** Told of every statement that is sent, with its parameters. */
export type OnQuery = (statement: string, parameters: readonly unknown[], by: SentBy) => void;

/** `prepares`: whether prepared statements are kept by name; not behind a pooler that does not know them. */
export type LineOptions = { onQuery: OnQuery; prepares: boolean };

type Sent = Prepared | { text: string };

/**
 * One transaction's way to PostgreSQL. A statement goes out when it is asked and they are carried out in that order,
 * so what need not wait for another's answer is asked without waiting. After a failure nothing more is carried out.
 */
export class Line {
  private readonly client: pg.PoolClient;
  private readonly onQuery: OnQuery;
  private readonly prepares: boolean;
  private failure: { error: unknown } | undefined;

  constructor(client: pg.PoolClient, { onQuery, prepares }: LineOptions) {
    this.client = client;
    this.onQuery = onQuery;
    this.prepares = prepares;
  }

  /** Rows with the statement's own column names. */
  async rows<Row>(statement: Prepared, parameters: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.send(statement, parameters.map(inertValue));
    return rows as Row[];
  }

  /** Sends without waiting; whether it went well is known at `commit`. */
  announce(statement: Sent, parameters: readonly unknown[] = []): void {
    this.send(statement, parameters).catch(() => undefined);
  }

  /** Throws what failed first, though nobody waited for it. */
  async commit(): Promise<void> {
    const { command } = await this.send({ text: "commit" });
    if (this.failure) throw this.failure.error;
    if (command === "ROLLBACK") throw new Error("the transaction had failed before its commit");
  }

  async rollback(): Promise<void> {
    await this.send({ text: "rollback" });
  }

  /** What the later ones fail with says only that an earlier one did. */
  firstFailure(error: unknown): unknown {
    return this.failure ? this.failure.error : error;
  }

  /** The same line for queries that kysely builds. */
  kyselyConnection(): DatabaseConnection {
    return {
      executeQuery: async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> => {
        const { rows, rowCount, command } = await this.send({ text: sql }, parameters);
        const changes = command === "INSERT" || command === "UPDATE" || command === "DELETE";
        return { rows: rows as Row[], ...(changes && { numAffectedRows: BigInt(rowCount ?? 0) }) };
      },
      streamQuery: () => {
        throw new Error("a line answers with all rows at once");
      },
    };
  }

  private async send(statement: Sent, parameters: readonly unknown[] = []): Promise<pg.QueryResult> {
    this.onQuery(statement.text, parameters, "tenant");
    try {
      const values = [...parameters];
      return await this.client.query(this.prepares ? { ...statement, values } : { text: statement.text, values });
    } catch (error) {
      this.failure ??= { error };
      throw error;
    }
  }
}
