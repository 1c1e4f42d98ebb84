import { DomainError } from "../../../shared/errors.ts";
import { biometricsType } from "../../../shared/lending/kyc-template.ts";
import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import type { Trx } from "../../database.ts";
import type { BorrowerWithItems, KycItemRecord } from "./borrower.record.ts";
import { updateKycItem } from "./borrower.repository.ts";
import { type DocumentFormat, documentFormat } from "./document-format.rules.ts";
import { type DocumentRecord, insertDocument, listDocuments, moveSubmittedDocument } from "./document.repository.ts";
import { type KycActor, noteKyc } from "./kyc-history.service.ts";
import { followKycChange, planForItem } from "./kyc-step.service.ts";
import { getBorrowerWithItems } from "./read-borrower.service.ts";

type Tools = Pick<AppContext, "store" | "clock" | "ids" | "dialects" | "live" | "vault">;

export interface SentFile {
  bytes: Buffer;
  /** Hexadecimal, of the bytes. */
  sha256: string;
}

interface Upload {
  scope: AccountScope;
  customerId: string;
  type: string;
  file: SentFile;
  actor: KycActor;
}

/**
 * Takes a document in. The newest one of its type is the one that is reviewed, all of them are kept.
 *
 * @throws DomainError `customer_not_found`; `validation_failed` for a type that is not asked for (`invalid_document_type`)
 *   and for a file that is no PDF, JPEG or PNG; `document_already_approved`; `customer_denied`.
 */
export async function uploadDocument(ctx: Tools, upload: Upload): Promise<DocumentRecord> {
  const { scope, customerId: id, type } = upload;
  requireDocumentType(await ctx.store.read((db) => getBorrowerWithItems(db, { scope, id })), type);
  const sealed = sealFile(ctx, upload.file);
  return ctx.store.write(async (trx) => {
    const found = await getBorrowerWithItems(trx, { scope, id });
    return submitWithin(trx, ctx, { ...upload, found, item: requireDocumentType(found, type), sealed });
  });
}

/** @throws DomainError `validation_failed`, code `invalid_document_type`. */
function requireDocumentType({ items }: BorrowerWithItems, type: string): KycItemRecord {
  const types = items.filter((item) => item.kind === "document" && item.type !== biometricsType);
  const item = types.find((known) => known.type === type);
  if (item !== undefined) return item;
  const message = `must be one of ${types.map((known) => known.type).join(", ")}`;
  const fields = [{ path: "type", message, code: "invalid_document_type" }];
  throw new DomainError("validation_failed", `type ${message}.`, { fields });
}

export interface SealedFile extends SentFile {
  id: string;
  format: DocumentFormat;
  at: string;
  ciphertext: Buffer;
  keyId: string;
}

/** Encrypts a file for the row that it will have, outside of any transaction. @throws DomainError `validation_failed` */
export function sealFile(ctx: Pick<AppContext, "clock" | "ids" | "vault">, file: SentFile): SealedFile {
  const format = documentFormat(file.bytes);
  if (format === null) {
    const fields = [{ path: "file", message: "must be a PDF, JPEG or PNG", code: "invalid_format" }];
    throw new DomainError("validation_failed", "file must be a PDF, JPEG or PNG.", { fields });
  }
  const at = ctx.clock.now();
  const id = ctx.ids.lending("doc", at);
  return { ...file, id, format, at, ...ctx.vault.seal(file.bytes, documentPurpose(id)) };
}

/** What the ciphertext of a document is bound to. */
export function documentPurpose(id: string): string {
  return `kyc_document:${id}`;
}

interface Submission {
  found: BorrowerWithItems;
  item: KycItemRecord;
  sealed: SealedFile;
  actor: KycActor;
}

/** As `uploadDocument`, in the write of whoever has found the customer. */
export async function submitWithin(
  trx: Trx,
  ctx: Tools,
  { found, item, sealed, actor }: Submission,
): Promise<DocumentRecord> {
  const { borrower } = found;
  const { customer_id: customerId } = borrower;
  const { id, at, bytes, sha256, format, ciphertext, keyId } = sealed;
  if (borrower.status === "denied") throw lendingRefusal("customer_denied");
  if (item.status === "approved") throw lendingRefusal("document_already_approved");
  if (borrower.status === "active")
    throw lendingRefusal("document_already_approved", { message: "The review is over." });
  const earlier = await listDocuments(trx, customerId);
  const key = { customerId, type: item.type };
  await moveSubmittedDocument(trx, key, { status: "replaced", message: null, decided_by: null, at });
  const row = {
    id,
    customer_id: customerId,
    account_id: borrower.account_id,
    type: item.type,
    format,
    size_bytes: bytes.length,
    sha256,
    status: "submitted" as const,
    message: null,
    uploaded_at: at,
    decided_at: null,
    decided_by: null,
    updated_at: at,
    removed_at: null,
    removal_reason: null,
  };
  await insertDocument(trx, row, { ciphertext, key_id: keyId });
  await updateKycItem(trx, key, { status: "submitted", message: null, uploaded_at: at, updated_at: at });
  await noteKyc(trx, { customerId, action: "submitted", itemType: item.type, documentId: id, actor, at });
  const isFirstEver = earlier.length === 0;
  await planForItem(trx, found, { type: item.type, isFirstEver, wasRejected: item.status === "rejected", at });
  await followKycChange(trx, ctx, { customerId, actor, at });
  return { ...row, seq: 0 };
}
