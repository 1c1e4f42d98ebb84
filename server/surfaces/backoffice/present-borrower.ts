import { formatCnpj, formatCpf } from "../../../shared/documents/tax-number.ts";
import type { BorrowerRow, BorrowerView } from "../../../shared/lending/borrower.schema.ts";
import { wireCustomerId } from "../../../shared/lending/customer-id.ts";
import { listedItems } from "../../../shared/lending/kyc.ts";
import { borrowerStatuses } from "../../../shared/lending/lending-states.ts";
import type { ReviewedBorrower } from "../../lending/customers/borrower-desk.service.ts";
import type { BorrowerRecord } from "../../lending/customers/borrower.record.ts";
import { maskEmail, maskName, maskNumber, maskPhone } from "./mask.rules.ts";

/** What was not declared is empty and stays so. */
function masked(text: string, mask: (text: string) => string): string {
  return text === "" ? "" : mask(text);
}

export function presentBorrowerRow(borrower: BorrowerRecord, isMasked: boolean): BorrowerRow {
  const { cpf, cnpj, name, email } = borrower;
  return {
    id: borrower.customer_id,
    account_id: borrower.account_id,
    wire_id: wireCustomerId(borrower.customer_id),
    external_id: borrower.external_id,
    status: borrower.status,
    status_since: borrower.status_since,
    name: isMasked ? masked(name, maskName) : name,
    email: isMasked ? masked(email, maskEmail) : email,
    cpf: isMasked ? maskNumber(cpf) : formatCpf(cpf),
    cnpj: cnpj === null ? null : isMasked ? maskNumber(cnpj) : formatCnpj(cnpj),
    is_masked: isMasked,
    created_at: borrower.created_at,
  };
}

export function presentBorrower(found: ReviewedBorrower, isMasked: boolean): BorrowerView {
  const { borrower, items, documents, biometrics, history } = found;
  const { phone, trading_name } = borrower;
  return {
    ...presentBorrowerRow(borrower, isMasked),
    profile: borrower.profile,
    phone: isMasked ? masked(phone, maskPhone) : phone,
    trading_name: trading_name !== null && isMasked ? masked(trading_name, maskName) : trading_name,
    items: listedItems(items).map(({ type, kind, requirement, status, message, uploaded_at }) => ({
      type,
      kind,
      requirement,
      status,
      message,
      uploaded_at,
    })),
    documents: documents.map(({ id, type, format, size_bytes, status, message, uploaded_at, sha256, removed_at }) => ({
      id,
      type,
      format,
      size_bytes,
      status,
      message,
      uploaded_at,
      sha256,
      removed_at,
    })),
    biometrics: [...biometrics],
    history: history.map(({ action, item_type, actor_type, actor_name, note, details, happened_at }) => ({
      action,
      item_type,
      actor_type,
      actor_name,
      note,
      status: statusIn(details),
      happened_at,
    })),
    updated_at: borrower.updated_at,
  };
}

function statusIn(details: string | null) {
  const { to } = JSON.parse(details ?? "{}") as { to?: unknown };
  return borrowerStatuses.find((status) => status === to) ?? null;
}
