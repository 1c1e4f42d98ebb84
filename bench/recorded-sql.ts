import type { Database as SqliteDatabase } from "better-sqlite3";
import type { DatabaseConnection } from "kysely";
import { paymentListSpec } from "../shared/payments/payment-list.ts";
import { deliveryListSpec } from "../shared/webhooks/delivery-list.ts";
import type { AppContext } from "../server/context.ts";
import type { Database } from "../server/database.ts";
import { dialects } from "../server/dialects.ts";
import { parseListQuery } from "../server/http/list-query.ts";
import { kyselyOver, runStatement } from "../server/store/sqlite/kysely-handle.ts";
import { openReader } from "../server/store/sqlite/open-connection.ts";
import { findPaymentPage } from "../server/surfaces/backoffice/payment-query.ts";
import { listDeliveries } from "../server/webhooks/read-delivery.service.ts";
import type { ListCase } from "./list-cases.ts";

export interface RecordedStatement {
  sql: string;
  parameters: readonly unknown[];
}

/** Asks the list as the server does, and keeps every statement that reached the database. */
export class SqlRecorder {
  readonly #db: SqliteDatabase;

  private constructor(db: SqliteDatabase) {
    this.#db = db;
  }

  static async open(file: string): Promise<SqlRecorder> {
    return new SqlRecorder(await openReader({ file, lockTimeoutMs: 10_000 }));
  }

  async statementsOf({ list, query }: Pick<ListCase, "list" | "query">): Promise<RecordedStatement[]> {
    const recorded: RecordedStatement[] = [];
    const db = this.#db;
    const connection: DatabaseConnection = {
      executeQuery({ sql, parameters }) {
        recorded.push({ sql, parameters });
        return Promise.resolve(runStatement(db.prepare(sql), parameters));
      },
      streamQuery() {
        throw new Error("A list does not stream");
      },
    };
    const handle = kyselyOver<Database>(connection);
    const store: Pick<AppContext["store"], "read"> = { read: (work) => work(handle) };
    const ctx = { store: store as AppContext["store"], dialects };
    const asked = Object.fromEntries(query);
    if (list === "payments") await findPaymentPage(ctx, "all", parseListQuery(paymentListSpec, asked));
    else await listDeliveries(ctx, "all", parseListQuery(deliveryListSpec, asked));
    return recorded;
  }

  close(): void {
    this.#db.close();
  }
}
