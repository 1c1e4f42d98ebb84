import type { Db } from "../database.ts";

/** What a new history must not collide with, and who acts in it. */
export interface Surroundings {
  accountName: string;
  /** Shares of the history that exist already; part of the seed, so that a second run makes other ids. */
  paymentsBefore: number;
  /** The checkout credential's client id, where one was made. */
  clientId: string | null;
  /** People who may move money. */
  staffIds: readonly string[];
}

/** Null when there is no such account. */
export async function readSurroundings(db: Db, accountId: string): Promise<Surroundings | null> {
  const account = await db.selectFrom("account").select("name").where("id", "=", accountId).executeTakeFirst();
  if (account === undefined) return null;
  const newest = await db
    .selectFrom("payment")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .executeTakeFirst();
  const credential = await db
    .selectFrom("credential")
    .select("client_id")
    .where("account_id", "=", accountId)
    .where("api", "=", "checkout")
    .orderBy("created_at")
    .limit(1)
    .executeTakeFirst();
  const staff = await db
    .selectFrom("staff")
    .select("id")
    .where("role", "=", "finance")
    .where("disabled_at", "is", null)
    .orderBy("id")
    .limit(10)
    .execute();
  return {
    accountName: account.name,
    paymentsBefore: newest?.seq ?? 0,
    clientId: credential?.client_id ?? null,
    staffIds: staff.map((person) => person.id),
  };
}

/** Null where there is no sandbox account. */
export async function findOldestSandbox(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom("account")
    .select("id")
    .where("kind", "=", "sandbox")
    .orderBy("created_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
