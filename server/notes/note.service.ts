import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { NoteSubject } from "../../shared/notes/note.schema.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import { getCustomer } from "../customers/list-customers.service.ts";
import type { Db, Trx } from "../database.ts";
import { listColleagues } from "../identity/colleagues.service.ts";
import { staffNames } from "../identity/staff-names.service.ts";
import { getLoan } from "../lending/loans/read-loan.service.ts";
import { getPayment } from "../payments/read-payment.service.ts";
import {
  insertNote,
  listMentioningNotes,
  listMentionRows,
  listNoteRows,
  type NoteRow,
  readMentions,
} from "./note.repository.ts";

/** More are not read about one thing; the newest are shown. */
const shownMax = 100;
const inboxMax = 50;

export interface NotedSubject {
  scope: AccountScope;
  type: NoteSubject;
  id: string;
}

export interface NoteRecord extends NoteRow {
  authorName: string;
  mentions: { id: string; name: string }[];
}

/**
 * The notes about something, the newest first.
 *
 * @throws DomainError `not_found` for what does not exist or is out of reach.
 */
export async function listNotes(ctx: AppContext, subject: NotedSubject): Promise<NoteRecord[]> {
  await accountOf(ctx, subject);
  return ctx.store.read(async (db) =>
    withNames(db, await listNoteRows(db, { subject_type: subject.type, subject_id: subject.id, limit: shownMax })),
  );
}

/** A person has read what they were meant to read about something. */
export async function markRead(
  ctx: AppContext,
  { subject, staffId }: { subject: NotedSubject; staffId: string },
): Promise<void> {
  const noteIds = (await listNotes(ctx, subject)).map(({ id }) => id);
  const at = ctx.clock.now();
  await ctx.store.write((trx) => readMentions(trx, { staffId, noteIds, at }));
}

/** @throws DomainError `not_found` for the subject, `validation_failed` for somebody who cannot be meant. */
export async function writeNote(
  ctx: AppContext,
  command: {
    subject: NotedSubject;
    staffId: string;
    text: string;
    mentions: readonly string[];
    onWrite: (trx: Trx, note: NoteRow) => Promise<void>;
  },
): Promise<void> {
  const { subject, staffId, text, onWrite } = command;
  const account_id = await accountOf(ctx, subject);
  const mentions = [...new Set(command.mentions)];
  const known = new Set((await listColleagues(ctx)).map(({ id }) => id));
  if (mentions.some((id) => !known.has(id))) {
    const message = say("refusal.mention_unknown");
    throw new DomainError("validation_failed", message, { fields: [fieldSaying("mentions", message)] });
  }
  const created_at = ctx.clock.now();
  const id = ctx.ids.own("note", created_at);
  const row = {
    id,
    account_id,
    subject_type: subject.type,
    subject_id: subject.id,
    text,
    staff_id: staffId,
    created_at,
  };
  await ctx.store.write(async (trx) => {
    await insertNote(trx, row, mentions);
    await onWrite(trx, row);
  });
}

/** What a person was meant to read, of the accounts in reach. */
export async function listMentions(
  ctx: Pick<AppContext, "store">,
  { staffId, scope }: { staffId: string; scope: AccountScope },
): Promise<{ note: NoteRecord; readAt: string | null }[]> {
  return ctx.store.read(async (db) => {
    const rows = await listMentioningNotes(db, { staffId, limit: inboxMax });
    const reached = rows.filter((row) => isInScope(scope, row.account_id));
    const readAt = new Map(reached.map((row) => [row.id, row.read_at]));
    const notes = await withNames(
      db,
      reached.map(({ read_at: _readAt, ...note }) => note),
    );
    return notes.map((note) => ({ note, readAt: readAt.get(note.id) ?? null }));
  });
}

async function withNames(db: Db, rows: readonly NoteRow[]): Promise<NoteRecord[]> {
  const meant = await listMentionRows(
    db,
    rows.map(({ id }) => id),
  );
  const names = await staffNames(
    db,
    [...rows, ...meant].map(({ staff_id: id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    authorName: names.get(row.staff_id) ?? "",
    mentions: meant
      .filter(({ note_id: id }) => id === row.id)
      .map(({ staff_id: id }) => ({ id, name: names.get(id) ?? "" })),
  }));
}

async function accountOf(ctx: AppContext, { scope, type, id }: NotedSubject): Promise<string> {
  if (type === "customer") return (await getCustomer(ctx, { scope, id })).account_id;
  if (type === "loan") return (await ctx.store.read((db) => getLoan(db, { scope, id }))).loan.account_id;
  return (await getPayment(ctx, { scope, id })).payment.account_id;
}
