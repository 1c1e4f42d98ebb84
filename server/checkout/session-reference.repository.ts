import { sql } from "kysely";
import type { SessionStatus } from "../../shared/checkout/session.schema.ts";
import type { Db } from "../database.ts";
import type { SessionRecord } from "./session.record.ts";

/** What became of the other sessions of the account that bear the session's merchant reference; each state once. */
export async function statesOfReference(
  db: Db,
  { id, account_id, merchant_reference }: Pick<SessionRecord, "id" | "account_id" | "merchant_reference">,
): Promise<{ status: SessionStatus; isByToken: boolean }[]> {
  const rows = await db
    .selectFrom("checkout_session")
    .select(["status", sql<number>`(request ->> '$.payment_token_id') IS NOT NULL`.as("by_token")])
    .distinct()
    .where("merchant_reference", "=", merchant_reference)
    .where("account_id", "=", account_id)
    .where("id", "<>", id)
    .execute();
  return rows.map(({ status, by_token }) => ({ status, isByToken: by_token === 1 }));
}
