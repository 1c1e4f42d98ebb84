import type { Trx } from "../database.ts";
import { removeNotesOf } from "./bulk-run.repository.ts";

/** What was written about a run can name anybody who paid one of its payments, so it goes whole. */
export async function eraseRunNotes(trx: Trx, paymentIds: readonly string[]): Promise<void> {
  await removeNotesOf(trx, paymentIds);
}
