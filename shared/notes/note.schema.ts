import { z } from "zod";
import { instantSchema } from "../instant.ts";

/** What notes are written about. */
export const noteSubjects = ["payment", "customer", "loan"] as const;
export const noteSubjectSchema = z.enum(noteSubjects);
export type NoteSubject = z.infer<typeof noteSubjectSchema>;

export const noteTextMax = 2000;
export const mentionsMax = 10;

const personSchema = z.strictObject({ id: z.string(), name: z.string() });

export const noteSchema = z
  .strictObject({
    id: z.string(),
    account_id: z.string(),
    subject_type: noteSubjectSchema,
    subject_id: z.string(),
    text: z.string(),
    author: personSchema,
    /** Those who were meant to read it. */
    mentions: z.array(personSchema),
    created_at: instantSchema,
  })
  .meta({ id: "Note" });
export type NoteView = z.infer<typeof noteSchema>;

export const notesSchema = z.strictObject({ data: z.array(noteSchema) });

export const writeNoteSchema = z
  .object({
    subject_type: noteSubjectSchema,
    subject_id: z.string().min(1).max(64),
    text: z.string().trim().min(1).max(noteTextMax),
    /** Ids of colleagues. */
    mentions: z.array(z.string().max(64)).max(mentionsMax).default([]),
  })
  .meta({ id: "WriteNote" });
export type WriteNote = z.input<typeof writeNoteSchema>;

export const mentionSchema = z
  .strictObject({ note: noteSchema, read_at: instantSchema.nullable() })
  .meta({ id: "Mention" });
export type MentionView = z.infer<typeof mentionSchema>;

/** Notes that the caller was meant to read, the newest first. */
export const mentionsSchema = z.strictObject({ data: z.array(mentionSchema), unread: z.int() });
export type MentionsView = z.infer<typeof mentionsSchema>;

/** Who can be meant. */
export const colleaguesSchema = z.strictObject({ data: z.array(personSchema) });
export type Colleague = z.infer<typeof personSchema>;
