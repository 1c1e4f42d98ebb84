import type { TransferCandidate, TransferRow, TransferView } from "../../../shared/transfers/transfer.schema.ts";
import type {
  getTransfer,
  TransferCandidate as Candidate,
  TransferRecord,
} from "../../transfers/read-transfer.service.ts";
import { maskName, maskNumber } from "./mask.rules.ts";

/** A transfer as a row of a list. */
export function presentTransferRow(transfer: TransferRecord, isMasked: boolean): TransferRow {
  const { seq: _seq, version: _version, attempts: _attempts, is_by_code, ...row } = transfer;
  const { payer_name, payer_document, payer_account } = row;
  return {
    ...row,
    payer_name: isMasked && payer_name !== null ? maskName(payer_name) : payer_name,
    payer_document: isMasked && payer_document !== null ? maskNumber(payer_document) : payer_document,
    payer_account: isMasked && payer_account !== null ? maskNumber(payer_account) : payer_account,
    is_masked: isMasked,
    is_by_code: is_by_code === 1,
  };
}

/** A transfer as its page shows it. */
export function presentTransfer(page: Awaited<ReturnType<typeof getTransfer>>, isMasked: boolean): TransferView {
  const { transfer, settings, candidates } = page;
  return {
    ...presentTransferRow(transfer, isMasked),
    policy: { refund_policy: settings.refundPolicy, hold_hours: settings.holdHours },
    attempts: transfer.attempts,
    candidates: candidates.map((candidate) => presentCandidate(candidate, transfer.amount, isMasked)),
  };
}

function presentCandidate({ order, differsIn }: Candidate, received: number, isMasked: boolean): TransferCandidate {
  const { payerName, documentNumber } = order;
  return {
    payment_id: order.paymentId,
    external_id: order.externalId,
    status: order.status,
    amount: order.amount,
    difference: received - order.amount,
    method: order.method,
    payer_name: isMasked && payerName !== null ? maskName(payerName) : payerName,
    payer_document: isMasked ? maskNumber(documentNumber) : documentNumber,
    reference: order.reference,
    created_at: order.createdAt,
    expires_at: order.expiresAt,
    is_open: order.isOpen,
    differs_in: [...differsIn],
  };
}
