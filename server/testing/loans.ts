import { shiftDay, startOfDay } from "../../shared/calendar-day.ts";
import { lendingZone } from "../../shared/lending/due-dates.ts";
import type { AppContext } from "../context.ts";
import type { StaffActor } from "../lending/servicing/book-payment.service.ts";
import { startServicing } from "../lending/servicing/start-servicing.service.ts";
import { testAccountId } from "./payments.ts";

export const byFinance: StaffActor = { type: "staff", id: "stf_finance", role: "finance", ip: null };

interface ContractedRow {
  /** Calendar day. */
  due_date: string;
  /** Centavos. */
  principal: number;
  interest: number;
}

/** Three installments of 100.00, due on the third of April, May and June 2026. */
export const threeInstallments: readonly ContractedRow[] = [
  { due_date: "2026-04-03", principal: 90_00, interest: 10_00 },
  { due_date: "2026-05-03", principal: 94_00, interest: 6_00 },
  { due_date: "2026-06-03", principal: 97_00, interest: 3_00 },
];

interface LoanWish {
  accountId?: string;
  installments?: readonly ContractedRow[];
  /** Calendar day; a month before the first installment where nothing is said. */
  disbursedOn?: string;
  /** `signed` for a loan whose money has not gone yet. */
  status?: "active" | "signed";
}

/** A customer's loan in a given account, paid out unless something else is asked for; returns its id. */
export async function givenLoan(ctx: AppContext, wish: LoanWish = {}): Promise<string> {
  const { accountId = testAccountId, installments = threeInstallments } = wish;
  const firstDue = installments[0]?.due_date ?? "2026-04-03";
  const disbursedOn = wish.disbursedOn ?? shiftDay(firstDue, -32);
  const isActive = wish.status !== "signed";
  const at = startOfDay(lendingZone, disbursedOn);
  const customerId = ctx.ids.own("cus", at);
  const [offerId, simulationId, loanId] = (["co", "sim", "ln"] as const).map((prefix) => ctx.ids.lending(prefix, at));
  if (offerId === undefined || simulationId === undefined || loanId === undefined) throw new Error("Three ids");
  const principal = installments.reduce((sum, row) => sum + row.principal, 0);
  const interest = installments.reduce((sum, row) => sum + row.interest, 0);
  const dated = { account_id: accountId, created_at: at, updated_at: at };
  await ctx.store.write(async (trx) => {
    await trx
      .insertInto("customer")
      .values({ id: customerId, ...dated, name: "Ana Prado", email: `${customerId}@padaria.example` })
      .execute();
    await trx
      .insertInto("borrower")
      .values({
        customer_id: customerId,
        ...dated,
        status: "active",
        status_since: at,
        profile: "mei",
        cpf: customerId,
        name: "Ana Prado",
        email: `${customerId}@padaria.example`,
        phone: "",
      })
      .execute();
    await trx
      .insertInto("credit_offer")
      .values({
        id: offerId,
        customer_id: customerId,
        ...dated,
        status: "accepted",
        approved_amount: principal,
        min_amount: 100,
        rate_ppm: 35_000,
        installments_min: installments.length,
        installments_max: installments.length,
        cost_mode: "deducted",
        fee_ppm: 0,
        borrower_kind: "company",
        valid_until: at,
        newest_simulation_id: simulationId,
      })
      .execute();
    await trx
      .insertInto("simulation")
      .values({
        id: simulationId,
        account_id: accountId,
        credit_offer_id: offerId,
        requested_amount: principal,
        principal_amount: principal,
        net_amount: principal,
        interest_amount: interest,
        fees_amount: 0,
        iof_amount: 0,
        total_amount: principal + interest,
        rate_ppm: 35_000,
        cet_year_bp: 5_111,
        cet_month_bp: 350,
        installment_count: installments.length,
        installment_amount: principal + interest,
        base_date: disbursedOn,
        first_due_date: firstDue,
        installments: JSON.stringify(installments),
        expires_at: at,
        created_at: at,
      })
      .execute();
    await trx
      .insertInto("loan")
      .values({
        id: loanId,
        customer_id: customerId,
        credit_offer_id: offerId,
        simulation_id: simulationId,
        ...dated,
        status: isActive ? "active" : "signed",
        status_since: at,
        ccb_number: `CCB-${loanId}`,
        ...(isActive ? { disbursement_method: "pix", disbursed_at: at } : {}),
      })
      .execute();
    if (!isActive) return;
    await trx
      .insertInto("installment")
      .values(
        installments.map((row, index) => ({
          id: ctx.ids.lending("tx", at),
          loan_id: loanId,
          ...dated,
          number: index + 1,
          ...row,
          status: "pending" as const,
        })),
      )
      .execute();
    await startServicing(trx, { id: loanId, accountId, disbursedOn });
  });
  return loanId;
}
