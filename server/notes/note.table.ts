import type { NoteSubject } from "../../shared/notes/note.schema.ts";

export interface NoteTable {
  id: string;
  account_id: string;
  subject_type: NoteSubject;
  subject_id: string;
  text: string;
  /** Who wrote it. */
  staff_id: string;
  created_at: string;
}

/** That a colleague was meant to read a note. */
export interface NoteMentionTable {
  note_id: string;
  staff_id: string;
  /** Of the note, so that the newest are found first. */
  created_at: string;
  read_at: string | null;
}
