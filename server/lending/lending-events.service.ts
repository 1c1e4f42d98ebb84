import type {
  CustomerChange,
  CustomerEvent,
  LoanChange,
  LoanEvent,
  OfferChange,
  OfferEvent,
} from "../../shared/lending/lending-event.schema.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { recordEvent } from "../webhooks/event.service.ts";

type Tools = Pick<AppContext, "ids" | "dialects" | "store">;

interface Told {
  accountId: string;
  /** By the clock of the world: deliveries are due from then on. UTC. */
  at: string;
  /** Of the call that it came of; null where Kontor acted by itself. */
  requestId: string | null;
}

/** Tells of a customer, in the transaction of the change itself. */
export async function recordCustomerEvent(
  trx: Trx,
  ctx: Tools,
  { change, customer, ...told }: Told & { change: CustomerChange; customer: CustomerEvent },
): Promise<void> {
  await record(trx, ctx, told, {
    type: `customer.${change}`,
    subjectType: "borrower",
    subjectId: customer.customer_id,
    payload: customer,
  });
}

/** As `recordCustomerEvent`, of a credit offer. */
export async function recordOfferEvent(
  trx: Trx,
  ctx: Tools,
  { change, offer, ...told }: Told & { change: OfferChange; offer: OfferEvent },
): Promise<void> {
  await record(trx, ctx, told, {
    type: `credit_offer.${change}`,
    subjectType: "credit_offer",
    subjectId: offer.offer_id,
    payload: offer,
  });
}

/** As `recordCustomerEvent`, of a loan. */
export async function recordLoanEvent(
  trx: Trx,
  ctx: Tools,
  { change, loan, ...told }: Told & { change: LoanChange; loan: LoanEvent },
): Promise<void> {
  await record(trx, ctx, told, {
    type: `loan.${change}`,
    subjectType: "loan",
    subjectId: loan.loan_id,
    payload: loan,
  });
}

interface Subject {
  type: string;
  subjectType: "borrower" | "credit_offer" | "loan";
  subjectId: string;
  payload: Readonly<Record<string, unknown>>;
}

async function record(trx: Trx, ctx: Tools, told: Told, subject: Subject): Promise<void> {
  await recordEvent(trx, ctx, { ...subject, ...told, operationId: null });
}
