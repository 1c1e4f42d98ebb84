import type { Selectable } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { NoteMentionTable, NoteTable } from "./note.table.ts";

export type NoteRow = Selectable<NoteTable>;

const columns = [
  "note.id",
  "note.account_id",
  "note.subject_type",
  "note.subject_id",
  "note.text",
  "note.staff_id",
  "note.created_at",
] as const;

/** The newest notes about something, the newest first. */
export async function listNoteRows(
  db: Db,
  of: Pick<NoteRow, "subject_type" | "subject_id"> & { limit: number },
): Promise<NoteRow[]> {
  return db
    .selectFrom("note")
    .select(columns)
    .where("subject_type", "=", of.subject_type)
    .where("subject_id", "=", of.subject_id)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(of.limit)
    .execute();
}

export async function insertNote(trx: Trx, row: NoteRow, mentioned: readonly string[]): Promise<void> {
  await trx.insertInto("note").values(row).execute();
  if (mentioned.length === 0) return;
  const mentions: NoteMentionTable[] = mentioned.map((staffId) => ({
    note_id: row.id,
    staff_id: staffId,
    created_at: row.created_at,
    read_at: null,
  }));
  await trx.insertInto("note_mention").values(mentions).execute();
}

/** Who was meant by each of these notes. */
export async function listMentionRows(db: Db, noteIds: readonly string[]): Promise<Selectable<NoteMentionTable>[]> {
  if (noteIds.length === 0) return [];
  return db
    .selectFrom("note_mention")
    .select(["note_id", "staff_id", "created_at", "read_at"])
    .where("note_id", "in", noteIds)
    .orderBy("staff_id")
    .execute();
}

/** Notes that a person was meant to read, the newest first. */
export async function listMentioningNotes(
  db: Db,
  { staffId, limit }: { staffId: string; limit: number },
): Promise<(NoteRow & { read_at: string | null })[]> {
  return db
    .selectFrom("note_mention")
    .innerJoin("note", "note.id", "note_mention.note_id")
    .select([...columns, "note_mention.read_at"])
    .where("note_mention.staff_id", "=", staffId)
    .orderBy("note_mention.created_at", "desc")
    .orderBy("note.id", "desc")
    .limit(limit)
    .execute();
}

/** Everything that a person was meant to read about something has been read. */
export async function readMentions(
  trx: Trx,
  { staffId, noteIds, at }: { staffId: string; noteIds: readonly string[]; at: string },
): Promise<void> {
  if (noteIds.length === 0) return;
  await trx
    .updateTable("note_mention")
    .set({ read_at: at })
    .where("staff_id", "=", staffId)
    .where("note_id", "in", noteIds)
    .where("read_at", "is", null)
    .execute();
}

/** Deletes what was written about these, and whom it meant. */
export async function deleteNotesOf(trx: Trx, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return;
  const about = trx.selectFrom("note").select("id").where("subject_id", "in", subjectIds);
  await trx.deleteFrom("note_mention").where("note_id", "in", about).execute();
  await trx.deleteFrom("note").where("subject_id", "in", subjectIds).execute();
}
