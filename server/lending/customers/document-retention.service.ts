import { shiftInstant } from "../../../shared/instant.ts";
import { recordAudit } from "../../audit/audit.service.ts";
import { systemActor } from "../../audit/system-actor.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import { listDocumentDays } from "../lending-settings.repository.ts";
import { type DocumentRecord, listOldDocuments, removeFile } from "./document.repository.ts";
import { noteKyc } from "./kyc-history.service.ts";

type Tools = Pick<AppContext, "store" | "clock" | "ids">;

const dayMs = 86_400_000;
/** Files of one kind of one account at a time. */
const batchMax = 50;
const reason = "retention";

/**
 * Removes the files of documents that were kept for as long as their account says, by kind. Their rows stay, with the
 * digest of what was there, and that they went is on record.
 *
 * @returns how many files went.
 */
export async function removeOldDocuments(ctx: Tools): Promise<number> {
  const at = ctx.clock.now();
  const accounts = await ctx.store.read((db) => listDocumentDays(db));
  let removed = 0;
  for (const { accountId, documentDays } of accounts) {
    for (const [type, days] of Object.entries(documentDays)) {
      const until = shiftInstant(at, -days * dayMs);
      const old = await ctx.store.read((db) => listOldDocuments(db, { accountId, type, until, limit: batchMax }));
      if (old.length === 0) continue;
      await ctx.store.write(async (trx) => {
        for (const document of old) await remove(trx, ctx, { document, days, at });
      });
      removed += old.length;
    }
  }
  return removed;
}

async function remove(
  trx: Trx,
  ctx: Tools,
  { document, days, at }: { document: DocumentRecord; days: number; at: string },
): Promise<void> {
  if (!(await removeFile(trx, document.id, { at, reason }))) return;
  const { customer_id: customerId, id: documentId, type, sha256 } = document;
  const actor = { type: "system", id: reason } as const;
  await noteKyc(trx, { customerId, action: "document_removed", itemType: type, documentId, actor, at });
  await recordAudit(trx, ctx, {
    chain: document.account_id,
    actor: systemActor(reason),
    action: "borrower.document_removed",
    objectType: "borrower",
    objectId: customerId,
    isAllowed: true,
    details: { document_id: documentId, type, sha256, kept_days: days },
  });
}
