import { linkListSpec } from "../../../shared/checkout/payment-link.schema.ts";
import { sessionListSpec } from "../../../shared/checkout/session-list.ts";
import { customerListSpec } from "../../../shared/customers/customer-list.ts";
import { borrowerListSpec } from "../../../shared/lending/borrower-list.ts";
import { loanListSpec } from "../../../shared/lending/loan-list.ts";
import { offerListSpec } from "../../../shared/lending/offer-list.ts";
import type { ListSpec } from "../../../shared/list-spec.ts";
import { paymentListSpec } from "../../../shared/payments/payment-list.ts";
import type { Permission } from "../../../shared/permissions.ts";
import type { ListQuestion } from "../../../shared/search/list-question.ts";
import type { SearchType } from "../../../shared/search/search-types.ts";
import { settlementListSpec } from "../../../shared/settlements/settlement-list.ts";
import { payoutListSpec } from "../../../shared/transfers/payout-list.ts";
import { transferListSpec } from "../../../shared/transfers/transfer-list.ts";
import { deliveryListSpec } from "../../../shared/webhooks/delivery-list.ts";
import { callListSpec } from "../../../shared/wire-calls/wire-call.schema.ts";
import { listPaymentLinks } from "../../checkout/payment-link.service.ts";
import { listSessions } from "../../checkout/list-sessions.service.ts";
import type { AppContext } from "../../context.ts";
import { findCustomer } from "../../customers/customer.service.ts";
import { listCustomers } from "../../customers/list-customers.service.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import { type ListRequest, parseListQuery } from "../../http/list-query.ts";
import { listOffersForStaff } from "../../lending/credit/staff-offers.service.ts";
import { listBorrowersForStaff } from "../../lending/customers/borrower-desk.service.ts";
import { listLoansForStaff } from "../../lending/servicing/staff-loans.service.ts";
import { listSettlements } from "../../settlements/read-settlement.service.ts";
import { listTransfers } from "../../transfers/read-transfer.service.ts";
import { listPayoutsForStaff } from "../../transfers/staff-payouts.service.ts";
import { listDeliveries } from "../../webhooks/read-delivery.service.ts";
import { listCalls } from "../../wire-calls/wire-call.service.ts";
import { type Caller, isMaskedFor } from "./caller.ts";
import { findPaymentPage } from "./payment-query.ts";
import { presentBorrowerRow } from "./present-borrower.ts";
import { presentCallRow } from "./present-call.ts";
import { presentCustomerRow } from "./present-customer.ts";
import { presentDelivery } from "./present-delivery.ts";
import { presentLoanRow } from "./present-loan.ts";
import { presentOfferRow } from "./present-offer.ts";
import { presentPaymentRow } from "./present-payment.ts";
import { presentSessionRow } from "./present-session.ts";
import { presentTransferRow } from "./present-transfer.ts";
import { type FoundHits, hits, movementHit, namedHit, saleHit, shownPerType } from "./search-hits.ts";
import { findCredentials, findEndpoints } from "./search-settings.ts";

interface SearchSource {
  type: SearchType;
  permission: Permission;
  /** Null where there is nothing to be found by that. */
  find: (ctx: AppContext, caller: Caller, question: ListQuestion) => Promise<FoundHits | null>;
}

/** What a list of Brazilian loans is counted in. */
const lendingCurrency = "BRL";

/** Where each type is looked for: in its own list, by that list's own filters and search, and newest first. */
export const searchSources: readonly SearchSource[] = [
  listed("payment", "payments.read", paymentListSpec, (ctx, caller, request) =>
    findPaymentPage(ctx, caller.scope, request).then((found) =>
      hits(found, (payment) => saleHit("payment", presentPaymentRow(payment, isMaskedFor(caller)))),
    ),
  ),
  listed("session", "sessions.read", sessionListSpec, async (ctx, caller, request) =>
    hits(await listSessions(ctx, caller.scope, request), (session) =>
      saleHit("session", presentSessionRow(session, isMaskedFor(caller))),
    ),
  ),
  listed("payment_link", "sessions.read", linkListSpec, async (ctx, caller, request) =>
    hits(await listPaymentLinks(ctx, caller.scope, request), ({ session }) =>
      saleHit("payment_link", presentSessionRow(session, isMaskedFor(caller))),
    ),
  ),
  listed("transfer", "transfers.read", transferListSpec, async (ctx, caller, request) =>
    hits(await listTransfers(ctx, caller.scope, request), (record) => {
      const transfer = presentTransferRow(record, isMaskedFor(caller));
      const { bank_trx_id: name, payer_name: person, received_at: created_at } = transfer;
      return movementHit("transfer", { ...transfer, name, person, created_at });
    }),
  ),
  listed("payout", "payouts.read", payoutListSpec, async (ctx, caller, request) =>
    hits(await listPayoutsForStaff(ctx, caller.scope, request), (payout) =>
      movementHit("payout", { ...payout, name: payout.external_id }),
    ),
  ),
  listed("settlement", "settlements.read", settlementListSpec, async (ctx, caller, request) =>
    hits(await listSettlements(ctx, caller.scope, request), (settlement) => {
      const { provider_reference: name, payment_status: state, settled_at: created_at } = settlement;
      return movementHit("settlement", { ...settlement, name, state, created_at });
    }),
  ),
  listed("customer", "customers.read", customerListSpec, findCustomers),
  listed("borrower", "borrowers.read", borrowerListSpec, async (ctx, caller, request) =>
    hits(await listBorrowersForStaff(ctx, caller.scope, request), (record) => {
      const borrower = presentBorrowerRow(record, isMaskedFor(caller));
      return namedHit("borrower", { ...borrower, names: [borrower.name, borrower.cpf], state: borrower.status });
    }),
  ),
  listed("credit_offer", "offers.read", offerListSpec, async (ctx, caller, request) =>
    hits(await listOffersForStaff(ctx, caller.scope, request), (record) => {
      const { id, account_id, customer_name, status: state, created_at } = presentOfferRow(record, isMaskedFor(caller));
      return namedHit("credit_offer", { id, account_id, names: [id, customer_name], state, created_at });
    }),
  ),
  listed("loan", "loans.read", loanListSpec, async (ctx, caller, request) =>
    hits(await listLoansForStaff(ctx, caller.scope, request), (record) => {
      const loan = presentLoanRow(record, isMaskedFor(caller));
      const { ccb_number: name, status: state, requested_amount: amount, customer_name: person } = loan;
      return movementHit("loan", { ...loan, name, state, amount, currency: lendingCurrency, person });
    }),
  ),
  listed("delivery", "deliveries.read", deliveryListSpec, async (ctx, caller, request) =>
    hits(await listDeliveries(ctx, caller.scope, request), (record) => {
      const delivery = presentDelivery(record, { caller });
      return namedHit("delivery", { ...delivery, names: [delivery.event_type, delivery.url] });
    }),
  ),
  listed("call", "calls.read", callListSpec, async (ctx, caller, request) =>
    hits(await listCalls(ctx, caller.scope, request), (record) => {
      const { id, account_id, at, method, path, status, idempotency_key } = presentCallRow(record);
      const names = [`${method} ${path}`, idempotency_key];
      return namedHit("call", { id, account_id, names, state: String(status), created_at: at });
    }),
  ),
  { type: "webhook_endpoint", permission: "webhooks.read", find: findEndpoints },
  { type: "credential", permission: "credentials.manage", find: findCredentials },
];

type FindPage = (ctx: AppContext, caller: Caller, request: ListRequest) => Promise<FoundHits>;

function listed(type: SearchType, permission: Permission, spec: ListSpec, find: FindPage): SearchSource {
  const ask = (question: ListQuestion) => parseListQuery(spec, { ...question, limit: String(shownPerType) });
  return { type, permission, find: (ctx, caller, question) => find(ctx, caller, ask(question)) };
}

/** Customers also by their id. */
async function findCustomers(ctx: AppContext, caller: Caller, request: ListRequest): Promise<FoundHits> {
  const named = request.q === null ? null : await ctx.store.read((db) => findCustomer(db, request.q ?? ""));
  const found =
    named !== null && isInScope(caller.scope, named.account_id)
      ? { data: [named], page: { next: null, previous: null, total: { value: 1, capped: false } } }
      : await listCustomers(ctx, caller.scope, request);
  return hits(found, (record) => {
    const customer = presentCustomerRow(record, isMaskedFor(caller));
    return namedHit("customer", { ...customer, names: [customer.name, customer.email, customer.phone] });
  });
}
