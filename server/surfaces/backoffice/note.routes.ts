import { z } from "zod";
import {
  colleaguesSchema,
  mentionsSchema,
  noteSubjectSchema,
  notesSchema,
  type NoteView,
  writeNoteSchema,
} from "../../../shared/notes/note.schema.ts";
import type { AppContext } from "../../context.ts";
import { listColleagues } from "../../identity/colleagues.service.ts";
import {
  listMentions,
  listNotes,
  markRead,
  type NotedSubject,
  type NoteRecord,
  writeNote,
} from "../../notes/note.service.ts";
import { auditAllowed } from "./audit-attempt.ts";
import type { Caller } from "./caller.ts";
import { route } from "./define-route.ts";

const subjectSchema = z.object({ subject_type: noteSubjectSchema, subject_id: z.string().min(1).max(64) });
const written = { action: "note.write", objectType: "note" };

export const noteRoutes = [
  route({
    method: "get",
    path: "/notes",
    access: "signed_in",
    summary: "The notes about a payment, a customer or a loan, newest first",
    query: subjectSchema,
    response: notesSchema,
    handle: ({ ctx, caller, query }) => notesOf(ctx, subjectOf(caller, query)),
  }),
  route({
    method: "post",
    path: "/notes",
    access: "notes.write",
    summary: "Writes a note, and tells the colleagues who are meant; answers with all notes of the subject",
    body: writeNoteSchema,
    response: notesSchema,
    audit: written,
    handle: async ({ ctx, caller, origin, body }) => {
      const subject = subjectOf(caller, body);
      await writeNote(ctx, {
        subject,
        staffId: caller.staff.id,
        text: body.text,
        mentions: body.mentions,
        onWrite: (trx, note) =>
          auditAllowed(trx, ctx, {
            ...{ caller, origin, audit: written, objectId: note.id, accountId: note.account_id },
            details: { subject_type: note.subject_type, subject_id: note.subject_id, mentions: body.mentions },
          }),
      });
      return notesOf(ctx, subject);
    },
  }),
  route({
    method: "get",
    path: "/mentions",
    access: "signed_in",
    summary: "Notes that the caller is meant to read, and how many of them are unread",
    response: mentionsSchema,
    handle: ({ ctx, caller }) => mentionsOf(ctx, caller),
  }),
  route({
    method: "post",
    path: "/mentions/read",
    access: "signed_in",
    summary: "Marks what the caller was meant to read about something as read",
    body: subjectSchema,
    response: mentionsSchema,
    audit: { action: "mention.read", objectType: "note" },
    handle: async ({ ctx, caller, body }) => {
      await markRead(ctx, { subject: subjectOf(caller, body), staffId: caller.staff.id });
      return mentionsOf(ctx, caller);
    },
  }),
  route({
    method: "get",
    path: "/colleagues",
    access: "signed_in",
    summary: "Who can be mentioned in a note",
    response: colleaguesSchema,
    handle: async ({ ctx }) => ({ data: await listColleagues(ctx) }),
  }),
];

function subjectOf(caller: Caller, named: z.output<typeof subjectSchema>): NotedSubject {
  return { scope: caller.scope, type: named.subject_type, id: named.subject_id };
}

async function notesOf(ctx: AppContext, subject: NotedSubject): Promise<{ data: NoteView[] }> {
  return { data: (await listNotes(ctx, subject)).map(presentNote) };
}

async function mentionsOf(ctx: AppContext, caller: Caller) {
  const found = await listMentions(ctx, { staffId: caller.staff.id, scope: caller.scope });
  const data = found.map(({ note, readAt }) => ({ note: presentNote(note), read_at: readAt }));
  return { data, unread: data.filter(({ read_at: readAt }) => readAt === null).length };
}

function presentNote({ id, account_id, subject_type, subject_id, text, created_at, ...note }: NoteRecord): NoteView {
  const author = { id: note.staff_id, name: note.authorName };
  return { id, account_id, subject_type, subject_id, text, author, mentions: note.mentions, created_at };
}
