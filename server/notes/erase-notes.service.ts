import type { Trx } from "../database.ts";
import { deleteNotesOf } from "./note.repository.ts";

/** Notes are free text: nobody knows whose names are in them, so they go whole. */
export async function eraseNotes(trx: Trx, subjectIds: readonly string[]): Promise<void> {
  await deleteNotesOf(trx, subjectIds);
}
