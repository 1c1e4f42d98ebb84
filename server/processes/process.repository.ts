import { sql } from "kysely";
import type { Trx } from "../database.ts";
import type { ServerProcessTable } from "./process.table.ts";

/** Says that a process is there, also when others had given it up. */
export async function noteProcess(trx: Trx, process: ServerProcessTable): Promise<void> {
  await trx
    .insertInto("server_process")
    .values(process)
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ seen_at: process.seen_at }))
    .execute();
}

export async function removeProcess(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom("server_process").where("id", "=", id).execute();
}

/** Whoever has not been seen since. */
export async function listSilent(trx: Trx, since: string): Promise<string[]> {
  const rows = await trx.selectFrom("server_process").select("id").where("seen_at", "<=", since).execute();
  return rows.map(({ id }) => id);
}

export async function countOthers(trx: Trx, id: string): Promise<number> {
  const { n } = await trx
    .selectFrom("server_process")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("id", "<>", id)
    .executeTakeFirstOrThrow();
  return n;
}

/** Gives back what a process has claimed to send; its tokens begin with its id. Returns how many there were. */
export async function voidLeasesOf(trx: Trx, processId: string): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE delivery SET lease_token = NULL, lease_until = NULL
    WHERE state = 'pending' AND lease_token >= ${`${processId}/`} AND lease_token < ${`${processId}0`}`.execute(trx);
  return Number(numAffectedRows);
}
