import { alertListSpec } from "../../../shared/alerts/alert.schema.ts";
import { approvalListSpec } from "../../../shared/approvals/approval-list.ts";
import { auditListSpec } from "../../../shared/audit/audit-list.ts";
import { linkListSpec } from "../../../shared/checkout/payment-link.schema.ts";
import { profileListSpec } from "../../../shared/checkout/profile.schema.ts";
import { sessionListSpec } from "../../../shared/checkout/session-list.ts";
import { customerListSpec } from "../../../shared/customers/customer-list.ts";
import { credentialListSpec } from "../../../shared/identity/credential.schema.ts";
import { staffListSpec } from "../../../shared/identity/staff-list.ts";
import { tokenCallListSpec } from "../../../shared/identity/token-call.schema.ts";
import { borrowerListSpec } from "../../../shared/lending/borrower-list.ts";
import { loanListSpec } from "../../../shared/lending/loan-list.ts";
import { offerListSpec } from "../../../shared/lending/offer-list.ts";
import type { ListSpec } from "../../../shared/list-spec.ts";
import { bulkRunListSpec } from "../../../shared/payments/bulk-run-list.ts";
import { paymentListSpec } from "../../../shared/payments/payment-list.ts";
import { settlementListSpec } from "../../../shared/settlements/settlement-list.ts";
import { merchantListSpec } from "../../../shared/transfers/merchant.schema.ts";
import { payoutListSpec } from "../../../shared/transfers/payout-list.ts";
import { transferListSpec } from "../../../shared/transfers/transfer-list.ts";
import { deliveryListSpec } from "../../../shared/webhooks/delivery-list.ts";
import { endpointListSpec } from "../../../shared/webhooks/endpoint-list.ts";
import { callListSpec } from "../../../shared/wire-calls/wire-call.schema.ts";

/** The lists of the back office by the names in their addresses. */
export const listSpecs: ReadonlyMap<string, ListSpec> = new Map<string, ListSpec>([
  ["alerts", alertListSpec],
  ["payments", paymentListSpec],
  ["sessions", sessionListSpec],
  ["payment-links", linkListSpec],
  ["settlements", settlementListSpec],
  ["transfers", transferListSpec],
  ["payouts", payoutListSpec],
  ["approvals", approvalListSpec],
  ["bulk-runs", bulkRunListSpec],
  ["merchants", merchantListSpec],
  ["customers", customerListSpec],
  ["borrowers", borrowerListSpec],
  ["credit-offers", offerListSpec],
  ["loans", loanListSpec],
  ["deliveries", deliveryListSpec],
  ["webhook-endpoints", endpointListSpec],
  ["payment-profiles", profileListSpec],
  ["credentials", credentialListSpec],
  ["token-calls", tokenCallListSpec],
  ["calls", callListSpec],
  ["audit", auditListSpec],
  ["staff", staffListSpec],
]);
