import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { AuditEntryView } from "../../shared/audit/audit.schema.ts";
import type { Listed } from "../../shared/page.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { chainStart, chainText } from "./audit-chain.rules.ts";
import { type AuditRecord, findChainHead, insertAuditEntry, pageOfAudit } from "./audit.repository.ts";
import { sha256 } from "./digest.ts";

export { installationChain } from "./audit-chain.rules.ts";
export { readInstants as instantsOfAction } from "./audit.repository.ts";
export { verifyAuditChains, verifyAuditLog } from "./verify-chains.service.ts";

export interface AuditActor {
  type: "staff" | "merchant" | "payer" | "system";
  /** Staff or credential id, or the name of a part of Kontor such as `cli`; null for a stranger. */
  id: string | null;
  role: string | null;
  /** Kept with the personal details, so that it can be erased. */
  ip: string | null;
  /** Of the call, which the events that it leads to keep; the log itself names that of a shop's server. */
  requestId?: string | null;
}

export interface AuditNote {
  /** An account id, or `installation`. */
  chain: string;
  actor: AuditActor;
  /** `staff.role_changed`, `payment.capture` ... */
  action: string;
  objectType: string | null;
  objectId: string | null;
  /** False: somebody tried and was refused. */
  isAllowed: boolean;
  /** What changed, before and after, and why. Nothing personal and nothing secret. */
  details: Readonly<Record<string, unknown>>;
  /** Names, addresses and the like: only a salted digest of them is chained. */
  personal?: Readonly<Record<string, unknown>>;
}

/** Appends to the audit log in the transaction of whatever it tells of. */
export async function recordAudit(trx: Trx, ctx: Pick<AppContext, "clock" | "ids">, note: AuditNote): Promise<void> {
  const head = await findChainHead(trx, note.chain);
  const at = ctx.clock.now();
  const personal = personalText(note);
  const entry = {
    chain: note.chain,
    position: (head?.position ?? 0) + 1,
    id: ctx.ids.own("aud", at),
    at,
    actor_type: note.actor.type,
    actor_id: note.actor.id,
    actor_role: note.actor.role,
    action: note.action,
    object_type: note.objectType,
    object_id: note.objectId,
    is_allowed: note.isAllowed ? 1 : 0,
    details: JSON.stringify(detailsOf(note)),
    personal_digest: personal === null ? null : sha256(personal),
    previous_hash: head?.hash ?? chainStart,
  };
  await insertAuditEntry(trx, { ...entry, personal, hash: sha256(chainText(entry)) });
}

function detailsOf({ actor: { type, requestId = null }, details }: AuditNote): AuditNote["details"] {
  return type !== "merchant" || requestId === null ? details : { ...details, request_id: requestId };
}

/** Newest first unless asked otherwise. Whoever is narrowed to accounts sees their chains alone. */
export async function listAudit(
  ctx: AppContext,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<AuditEntryView>> {
  const { rows, page } = await ctx.store.read((db) => pageOfAudit(db, request, scope === "all" ? null : scope));
  return { data: rows.map(presentEntry), page };
}

/** Without the salt, a digest of a short detail could be undone by trying all of them. */
function personalText(note: AuditNote): string | null {
  const details = { ...(note.actor.ip === null ? {} : { ip: note.actor.ip }), ...note.personal };
  if (Object.keys(details).length === 0) return null;
  return JSON.stringify([randomBytes(16).toString("base64url"), details]);
}

const detailsSchema = z.record(z.string(), z.unknown());
const personalSchema = z.tuple([z.string(), detailsSchema]);

function presentEntry(row: AuditRecord): AuditEntryView {
  return {
    id: row.id,
    chain: row.chain,
    position: row.position,
    at: row.at,
    actor: { type: row.actor_type, id: row.actor_id, role: row.actor_role, name: null },
    action: row.action,
    object_type: row.object_type,
    object_id: row.object_id,
    is_allowed: row.is_allowed === 1,
    details: detailsSchema.parse(JSON.parse(row.details)),
    personal: row.personal === null ? null : personalSchema.parse(JSON.parse(row.personal))[1],
    hash: row.hash.toString("hex"),
  };
}
