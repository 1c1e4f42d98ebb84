import type { ApprovalView } from "../../../shared/approvals/approval.schema.ts";
import type { PaymentLinkView } from "../../../shared/checkout/payment-link.schema.ts";
import type { PaymentProfileView } from "../../../shared/checkout/profile.schema.ts";
import type { SessionRow } from "../../../shared/checkout/session.schema.ts";
import type { CustomerRow } from "../../../shared/customers/customer.schema.ts";
import type { CredentialView } from "../../../shared/identity/credential.schema.ts";
import type { BorrowerRow } from "../../../shared/lending/borrower.schema.ts";
import type { LoanRow } from "../../../shared/lending/loan.schema.ts";
import type { OfferRow } from "../../../shared/lending/offer.schema.ts";
import type { ExportableList } from "../../../shared/lists/exportable-lists.ts";
import type { BulkItemView } from "../../../shared/payments/bulk-run.schema.ts";
import type { PaymentRow } from "../../../shared/payments/payment.schema.ts";
import type { SettlementRow } from "../../../shared/settlements/settlement.schema.ts";
import type { BalanceLineView } from "../../../shared/transfers/balance-line.schema.ts";
import type { MerchantView } from "../../../shared/transfers/merchant.schema.ts";
import type { PayoutView } from "../../../shared/transfers/payout.schema.ts";
import type { TransferRow } from "../../../shared/transfers/transfer.schema.ts";
import type { DeliveryView } from "../../../shared/webhooks/delivery.schema.ts";
import type { EndpointRow } from "../../../shared/webhooks/endpoint-request.schema.ts";
import type { ZoneFormat } from "./csv.rules.ts";
import { ColumnsOf, type ExportColumn } from "./export-columns.ts";

/** A list as a file: its columns, whatever the screen hides. Rows are those of the list's own route. */
export interface ListExport {
  headings: (zone: string) => string[];
  cells: (row: unknown, local: ZoneFormat) => string[];
}

function table<Row>(
  columnsOf: (columns: ColumnsOf<Row>) => readonly ExportColumn<Row>[],
  currencyOf: (row: Row) => string = () => "BRL",
): ListExport {
  const columns = columnsOf(new ColumnsOf(currencyOf));
  return {
    headings: (zone) => columns.flatMap((column) => column.headings(zone)),
    cells: (row, local) => columns.flatMap((column) => column.cells(row as Row, local)),
  };
}

const currencyOf = (row: { currency: string }) => row.currency;

const saleColumns = <Row extends SessionRow>(of: ColumnsOf<Row>) => [
  ...of.texts("id", "account_id", "merchant_reference", "merchant_reference_2", "status", "currency"),
  ...of.sums("amount"),
  of.text("payer_name", (row) => row.payer.name),
  of.text("payer_email", (row) => row.payer.email),
  of.text("payer_phone", (row) => row.payer.phone),
  ...of.texts("profile_id", "payment_id", "customer_id"),
  ...of.instants("created_at", "updated_at", "expires_at"),
];

/** The columns of every list, in one table; a list without a line here does not compile. */
export const listExports: Readonly<Record<ExportableList, ListExport>> = {
  payments: table<PaymentRow>(
    (of) => [
      ...of.texts("id", "account_id", "merchant_reference", "merchant_reference_2", "api", "method", "status"),
      ...of.texts("currency"),
      ...of.sums("amount", "authorized", "captured", "refunded", "voided"),
      of.text("payer_name", (row) => row.payer.name),
      of.text("payer_email", (row) => row.payer.email),
      of.text("payer_phone", (row) => row.payer.phone),
      of.text("instrument", ({ instrument }) => instrument?.masked_pan ?? instrument?.kind),
      ...of.texts("session_id", "customer_id"),
      // Of payments by transfer: what the payer writes, and the bank's own name for what came.
      of.text("payer_document", (row) => row.transfer?.payer_document),
      of.text("bank_reference", (row) => row.transfer?.reference),
      of.text("bank_trx_id", (row) => row.transfer?.bank_trx_id),
      ...of.instants("created_at", "updated_at"),
    ],
    currencyOf,
  ),
  sessions: table<SessionRow>(saleColumns, currencyOf),
  "payment-links": table<PaymentLinkView>(
    (of) => [...saleColumns(of), ...of.texts("url", "created_by"), ...of.instants("opened_at")],
    currencyOf,
  ),
  settlements: table<SettlementRow>(
    (of) => [
      ...of.texts("id", "account_id", "provider", "provider_reference", "cause", "payment_status", "currency"),
      ...of.sums("capture", "refund", "fee", "amount", "carried", "payout"),
      ...of.texts("line_count", "covered_by"),
      ...of.instants("start_at", "end_at", "settled_at"),
    ],
    currencyOf,
  ),
  transfers: table<TransferRow>(
    (of) => [
      ...of.texts("id", "account_id", "merchant_id", "state", "obstacle", "currency"),
      ...of.sums("amount"),
      ...of.texts("payer_name", "payer_document", "payer_account", "reference", "bank_trx_id", "payment_id"),
      ...of.texts("return_reference"),
      ...of.instants("received_at", "settled_at", "return_at"),
    ],
    currencyOf,
  ),
  payouts: table<PayoutView>(
    (of) => [
      ...of.texts("id", "account_id", "merchant_id", "state", "currency"),
      ...of.sums("amount"),
      of.text("destination_type", (row) => row.destination.identifierType),
      of.text("destination", (row) => row.destination.identifierValue),
      of.text("destination_name", (row) => row.destination.name),
      ...of.texts("external_id", "bank_trx_id", "error_message", "attempts", "decided_by"),
      ...of.instants("created_at", "submitted_at", "completed_at"),
    ],
    currencyOf,
  ),
  approvals: table<ApprovalView>(
    (of) => [
      ...of.texts("id", "account_id", "merchant_id", "kind", "state", "payment_id", "merchant_reference", "currency"),
      ...of.sums("amount", "limit"),
      ...of.texts("reason", "note", "bank_reference", "outcome", "error"),
      of.text("requested_by", (row) => row.requested_by.name),
      of.text("decided_by", (row) => row.decided_by?.name),
      ...of.texts("decision_note"),
      ...of.instants("requested_at", "decided_at"),
    ],
    currencyOf,
  ),
  "bulk-items": table<BulkItemView>(
    (of) => [
      ...of.texts("run_id", "position", "payment_id", "merchant_reference", "currency"),
      ...of.sums("amount"),
      ...of.texts("state", "code", "reason", "operation_id"),
      ...of.instants("updated_at"),
    ],
    currencyOf,
  ),
  merchants: table<MerchantView>((of) => of.texts("id", "account_id", "merchant_id", "name")),
  "balance-lines": table<BalanceLineView>(
    (of) => [
      ...of.instants("posted_at"),
      ...of.texts("account_id", "merchant_id", "kind"),
      of.text("subject_id", (row) => row.subject.id),
      of.text("reference", (row) => row.subject.reference),
      ...of.texts("currency"),
      of.money("in", ({ amount }) => (amount > 0 ? amount : null)),
      of.money("out", ({ amount }) => (amount > 0 ? null : -amount)),
      ...of.sums("balance"),
    ],
    currencyOf,
  ),
  customers: table<CustomerRow>((of) => [
    ...of.texts("id", "account_id", "external_id", "name", "email", "phone", "country"),
    ...of.instants("created_at", "updated_at"),
  ]),
  borrowers: table<BorrowerRow>((of) => [
    ...of.texts("id", "account_id", "wire_id", "external_id", "status", "name", "email", "cpf", "cnpj"),
    ...of.instants("status_since", "created_at"),
  ]),
  "credit-offers": table<OfferRow>((of) => [
    ...of.texts("id", "account_id", "customer_id", "customer_name", "status", "rate_ppm", "fee_ppm"),
    ...of.texts("installments_min", "installments_max", "cost_mode", "borrower_kind"),
    ...of.instants("valid_until", "created_at", "updated_at"),
  ]),
  loans: table<LoanRow>((of) => [
    ...of.texts("id", "account_id", "customer_id", "customer_name", "status", "ccb_number"),
    of.text("currency", () => "BRL"),
    ...of.sums("requested_amount", "total_amount", "installment_amount", "outstanding"),
    ...of.texts("installment_count", "oldest_due", "days_late"),
    ...of.instants("status_since", "created_at"),
  ]),
  deliveries: table<DeliveryView>((of) => [
    ...of.texts("id", "account_id", "event_id", "event_type", "subject_type", "subject_id", "operation_id"),
    ...of.texts("endpoint_id", "dialect", "state", "method", "url", "attempt_count", "attempts_max"),
    ...of.texts("last_code", "last_error", "last_class", "last_duration_ms", "is_test"),
    ...of.instants("created_at", "last_attempt_at", "next_attempt_at", "finished_at"),
  ]),
  "webhook-endpoints": table<EndpointRow>((of) => [
    ...of.texts("id", "account_id", "merchant_id", "dialect", "status", "disabled_reason", "url", "description"),
    of.text("event_patterns", (row) => row.event_patterns.join(" ")),
    of.text("delivered_24h", (row) => row.health.delivered),
    of.text("exhausted_24h", (row) => row.health.exhausted),
    of.text("pending", (row) => row.health.pending),
    ...of.instants("created_at", "updated_at", "disabled_at"),
  ]),
  "payment-profiles": table<PaymentProfileView>((of) => [
    ...of.texts("id", "account_id", "profile_id", "name", "description"),
    ...of.instants("created_at", "updated_at"),
  ]),
  credentials: table<CredentialView>((of) => [
    ...of.texts("id", "account_id", "merchant_id", "name", "api", "client_id"),
    of.text("grants", (row) => row.grants.join(" ")),
    ...of.instants("created_at", "last_used_at", "revoked_at"),
  ]),
};
