import { z } from "zod";
import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { customerIdOf } from "../../shared/lending/customer-id.ts";
import type { Listed } from "../../shared/page.ts";
import type { CallObjectType } from "../../shared/wire-calls/wire-call.schema.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { nameCredentials } from "../identity/credential.service.ts";
import { keptBody } from "./kept-body.rules.ts";
import {
  type CallRecord,
  deleteCallsUntil,
  dropContentsAbout,
  dropRefusedContents,
  findCall,
  hasCallUntil,
  insertCall,
  listCallsByKey,
  pageOfCalls,
} from "./wire-call.repository.ts";

const keptMs = 30 * 86_400_000;
const stepMax = 500;
const sameKeyMax = 20;

export interface AnsweredCall {
  requestId: string;
  accountId: string;
  credentialId: string;
  method: string;
  /** Without its query. */
  path: string;
  idempotencyKey: string | null;
  isReplay: boolean;
  request: unknown;
  answer: { status: number; body: unknown };
  /** What it made or was about, where that is known. */
  object: { type: CallObjectType; id: string } | null;
}

/** Keeps a call of the lending wire; what is in it is sealed. Never fails: what was done is done. */
export async function noteCall(
  ctx: Pick<AppContext, "store" | "clock" | "vault" | "logger">,
  call: AnsweredCall,
): Promise<void> {
  const { requestId, answer, object } = call;
  const content = { request: keptBody(call.request), response: keptBody(answer.body ?? undefined) };
  const sealed = ctx.vault.seal(Buffer.from(JSON.stringify(content), "utf8"), purposeOf(requestId));
  const row = {
    request_id: requestId,
    at: ctx.clock.now(),
    api: "lending" as const,
    account_id: call.accountId,
    credential_id: call.credentialId,
    method: call.method,
    path: call.path,
    status: answer.status,
    code: codeOf(answer.body),
    idempotency_key: call.idempotencyKey,
    is_replay: call.isReplay ? 1 : 0,
    object_type: object?.type ?? null,
    object_id: object?.id ?? null,
    content: sealed.ciphertext,
    key_id: sealed.keyId,
  };
  try {
    await ctx.store.write((trx) => insertCall(trx, row));
  } catch (error) {
    ctx.logger.warn({ err: error, request_id: requestId }, "a call was not kept");
  }
}

function codeOf(body: unknown): string | null {
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : null;
  return typeof code === "string" ? code : null;
}

export type NamedCall = CallRecord & { credential_name: string | null };

/** One page, newest first. @throws DomainError `validation_failed` for a foreign cursor. */
export async function listCalls(
  ctx: Pick<AppContext, "store">,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<NamedCall>> {
  const { account } = request.filters.anyOf;
  const asked = account ?? null;
  const reach = scope === "all" ? asked : (asked?.filter((id) => scope.includes(id)) ?? scope);
  const text = request.q?.trim() ?? "";
  const ids = text === "" ? null : [text, customerIdOf(text) ?? text];
  return ctx.store.read(async (db) => {
    const { rows, page } = await pageOfCalls(db, request, { accountIds: reach, ids });
    const names = await nameCredentials(
      db,
      rows.map((row) => row.credential_id),
    );
    return { data: rows.map((row) => ({ ...row, credential_name: names.get(row.credential_id) ?? null })), page };
  });
}

export interface WholeCall {
  call: NamedCall;
  /** Null once it was erased. */
  content: { request: unknown; response: unknown } | null;
  sameKey: readonly NamedCall[];
}

const contentSchema = z.strictObject({ request: z.unknown(), response: z.unknown() });

/** @throws DomainError `not_found` */
export async function readCall(
  ctx: Pick<AppContext, "store" | "vault">,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<WholeCall> {
  const found = await ctx.store.read(async (db) => {
    const row = await findCall(db, id);
    if (row === undefined || !isInScope(scope, row.account_id)) return null;
    const { account_id: accountId, idempotency_key: key } = row;
    const others = key === null ? [] : await listCallsByKey(db, { accountId, key, limit: sameKeyMax });
    const names = await nameCredentials(
      db,
      [row, ...others].map((call) => call.credential_id),
    );
    return { row, others: others.filter((other) => other.request_id !== id), names };
  });
  if (found === null) throw new DomainError("not_found", "There is no such call, or it is more than a month old.");
  const { row, others, names } = found;
  const { content, key_id: keyId, ...call } = row;
  const named = (one: CallRecord) => ({ ...one, credential_name: names.get(one.credential_id) ?? null });
  const text =
    content === null || keyId === null ? null : await ctx.vault.open({ ciphertext: content, keyId }, purposeOf(id));
  return {
    call: named(call),
    content: text === null ? null : contentSchema.parse(JSON.parse(text.toString("utf8"))),
    sameKey: others.map(named),
  };
}

function purposeOf(requestId: string): string {
  return `wire_call:${requestId}`;
}

/** Forgets the oldest calls of more than thirty days ago, and answers how many. */
export async function purgeCalls(ctx: Pick<AppContext, "store" | "clock">): Promise<number> {
  const until = shiftInstant(ctx.clock.now(), -keptMs);
  // Nearly always there is none, and a write that does nothing still costs a commit.
  if (!(await ctx.store.read((db) => hasCallUntil(db, until)))) return 0;
  return ctx.store.write((trx) => deleteCallsUntil(trx, until, stepMax));
}

/** Removes what calls said about a customer who is erased, by the ids of what was theirs. */
export async function eraseCalls(trx: Trx, objectIds: readonly string[]): Promise<void> {
  await dropContentsAbout(trx, objectIds);
}

/** Removes what refused registrations of an account said, since each may have named the one who is erased. */
export async function eraseRefusedRegistrations(trx: Trx, accountId: string): Promise<void> {
  await dropRefusedContents(trx, { accountId, path: "/v3/customers" });
}
