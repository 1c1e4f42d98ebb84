import { DomainError } from "../../../shared/errors.ts";
import { customerIdOf } from "../../../shared/lending/customer-id.ts";
import type { Listed } from "../../../shared/page.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import { listAccounts } from "../../accounts/read-account.service.ts";
import { type AuditActor, recordAudit } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import type { ListRequest } from "../../http/list-query.ts";
import { nameStaff } from "../../identity/staff-names.service.ts";
import { listBiometrics } from "./biometrics.repository.ts";
import { stateOf } from "./biometrics.service.ts";
import { pageForDesk } from "./borrower-desk.repository.ts";
import type { BorrowerRecord, BorrowerWithItems } from "./borrower.record.ts";
import { listKycEntries } from "./borrower.repository.ts";
import type { DocumentFormat } from "./document-format.rules.ts";
import { type DocumentRecord, findDocument, findDocumentContent, listDocuments } from "./document.repository.ts";
import { getBorrower, getBorrowerWithItems } from "./read-borrower.service.ts";
import { documentPurpose } from "./submit-document.service.ts";

const historyMax = 500;

/** One page of those who may borrow, for staff. @throws DomainError `validation_failed` for a foreign cursor. */
export async function listBorrowersForStaff(
  ctx: AppContext,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<BorrowerRecord>> {
  const { account } = request.filters.anyOf;
  const reach = (await listAccounts(ctx, scope)).map(({ id }) => id);
  const accountIds = account === undefined ? reach : reach.filter((id) => account.includes(id));
  const text = request.q?.trim() ?? "";
  const exact = { number: text.replace(/[\s.\-/]/g, "").toUpperCase(), text, customerId: customerIdOf(text) };
  const search = text === "" ? null : { exact, prefix: text };
  return ctx.store.read((db) => pageForDesk(db, { accountIds, request, search }));
}

export interface ReviewedBorrower extends BorrowerWithItems {
  /** Newest first. */
  documents: readonly DocumentRecord[];
  biometrics: readonly {
    state: "open" | "used" | "expired";
    expires_at: string;
    completed_at: string | null;
    created_at: string;
  }[];
  /** Oldest first; colleagues with their names. */
  history: readonly (Awaited<ReturnType<typeof listKycEntries>>[number] & { actor_name: string | null })[];
}

/** Everything that a reviewer looks at. @throws DomainError `customer_not_found` */
export async function getBorrowerForStaff(
  ctx: Pick<AppContext, "store" | "clock">,
  query: { scope: AccountScope; id: string },
): Promise<ReviewedBorrower> {
  const now = ctx.clock.now();
  return ctx.store.read(async (db) => {
    const found = await getBorrowerWithItems(db, query);
    const entries = await listKycEntries(db, query.id, historyMax);
    const named = await nameStaff(
      db,
      entries.flatMap(({ actor_type: type, actor_id: id }) => (type === "staff" && id !== null ? [{ type, id }] : [])),
    );
    const sessions = await listBiometrics(db, query.id);
    return {
      ...found,
      documents: await listDocuments(db, query.id),
      biometrics: sessions.map((session) => {
        const { expires_at, completed_at, created_at } = session;
        const state = stateOf(session, now);
        return { state: state === "unknown" ? "expired" : state, expires_at, completed_at, created_at };
      }),
      history: entries.map((entry) => {
        const { actor_type: type, actor_id: id } = entry;
        const name = type === "staff" && id !== null ? named({ type, id }).name : undefined;
        return { ...entry, actor_name: name ?? null };
      }),
    };
  });
}

/**
 * The bytes of a document, for a reviewer; that they looked is on record before they see it.
 *
 * @throws DomainError `customer_not_found`; `not_found` for the document, and when retention has removed its bytes.
 */
export async function openDocument(
  ctx: Pick<AppContext, "store" | "clock" | "ids" | "vault">,
  query: { scope: AccountScope; customerId: string; documentId: string; by: AuditActor },
): Promise<{ bytes: Buffer; format: DocumentFormat }> {
  const { scope, customerId, documentId, by } = query;
  const { document, content } = await ctx.store.read(async (db) => {
    await getBorrower(db, { scope, id: customerId });
    return { document: await findDocument(db, documentId), content: await findDocumentContent(db, documentId) };
  });
  if (document?.customer_id !== customerId || content === null) {
    throw new DomainError("not_found", "There is no such document, or it was removed.");
  }
  await ctx.store.write((trx) =>
    recordAudit(trx, ctx, {
      chain: document.account_id,
      actor: by,
      action: "borrower.document_opened",
      objectType: "borrower",
      objectId: customerId,
      isAllowed: true,
      details: { document_id: documentId, type: document.type },
    }),
  );
  const sealed = { ciphertext: content.ciphertext, keyId: content.key_id };
  return { bytes: await ctx.vault.open(sealed, documentPurpose(documentId)), format: document.format };
}
