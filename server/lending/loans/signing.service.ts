import { accountKind } from "../../../shared/accounts/account.schema.ts";
import { formatCnpj, formatCpf } from "../../../shared/documents/tax-number.ts";
import { DomainError } from "../../../shared/errors.ts";
import type { LoanStatus } from "../../../shared/lending/lending-states.ts";
import { stateBlocker } from "../../../shared/lending/loan-actions.ts";
import { percentOfPpm } from "../../../shared/lending/rounding.ts";
import type { SigningPageView, SigningState } from "../../../shared/lending/signing-page.schema.ts";
import { getAccount } from "../../accounts/read-account.service.ts";
import type { AuditActor } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import type { Db, Trx } from "../../database.ts";
import { readBorrower } from "../customers/read-borrower.service.ts";
import { lendingTime } from "../lending-clock.ts";
import { type ContractedLoan, loanFacts } from "./loan.record.ts";
import { findLoanBy, listSigners } from "./loan.repository.ts";
import { recordSignature, signingExpired } from "./loan-steps.service.ts";
import { withFigures } from "./read-loan.service.ts";
import { codeHash } from "./signing-code.ts";
import { publishLoan } from "./staff-steps.service.ts";

/** The contract behind a signing address. @throws DomainError `not_found` */
export async function readSigningPage(ctx: AppContext, code: string): Promise<SigningPageView> {
  return ctx.store.read(async (db) => {
    const contracted = await findByCode(db, code);
    const { now } = await lendingTime(db, ctx, contracted.loan.account_id);
    return present(db, contracted, now);
  });
}

/**
 * Whoever holds the address signs. Signing what is signed already changes nothing.
 *
 * @throws DomainError `not_found`; `operation_blocked` with the state while it cannot be signed, or not any more.
 */
export async function signContract(
  ctx: AppContext,
  { code, ip, requestId = null }: { code: string; ip: string | null; requestId?: string | null },
): Promise<SigningPageView> {
  const { view, moved } = await ctx.store.write(async (trx) => {
    const contracted = await findByCode(trx, code);
    const { loan } = contracted;
    const time = await lendingTime(trx, ctx, loan.account_id);
    const state = stateOf(contracted, time.now);
    if (state === "signed") return { view: await present(trx, contracted, time.now), moved: null };
    const blocker = stateBlocker(loanFacts(contracted), "record_signature");
    if (state !== "open" || blocker !== null) {
      const facts = { blocker: { code: blocker?.code ?? state }, state };
      throw new DomainError("operation_blocked", blocker?.said ?? "The time to sign is over.", { facts });
    }
    const by: AuditActor = { type: "payer", id: loan.customer_id, role: null, ip, requestId };
    const signed = await recordSignature(trx, ctx, { ...contracted, time, by });
    return { view: await present(trx, signed, time.now), moved: signed };
  });
  if (moved !== null) publishLoan(ctx, moved);
  return view;
}

async function findByCode(db: Db | Trx, code: string): Promise<ContractedLoan> {
  const loan = await findLoanBy(db, "signing_code_hash", codeHash(code));
  if (loan === null) throw new DomainError("not_found", "There is no contract at this address.");
  return withFigures(db, loan);
}

const states: Readonly<Record<LoanStatus, SigningState>> = {
  processing: "preparing",
  contract_generated: "preparing",
  awaiting_signatures: "open",
  signed: "signed",
  disbursing: "signed",
  active: "signed",
  finished: "signed",
  cancelled: "cancelled",
  error: "cancelled",
};

function stateOf({ loan }: ContractedLoan, now: string): SigningState {
  const isLate = loan.status === "awaiting_signatures" && loan.next_step_at !== null && loan.next_step_at <= now;
  return isLate || loan.error_code === signingExpired ? "expired" : states[loan.status];
}

async function present(db: Db | Trx, contracted: ContractedLoan, now: string): Promise<SigningPageView> {
  const { loan, simulation } = contracted;
  const account = await getAccount(db, loan.account_id);
  const { borrower } = await readBorrower(db, loan.customer_id);
  const [signer] = await listSigners(db, loan.id);
  const state = stateOf(contracted, now);
  return {
    state,
    lender: account.name,
    is_sandbox: accountKind(loan.account_id) === "sandbox",
    ccb_number: loan.ccb_number ?? "",
    signer: { name: signer?.name ?? borrower.name, cpf: maskedCpf(signer?.cpf ?? borrower.cpf) },
    cnpj: borrower.cnpj === null ? null : formatCnpj(borrower.cnpj),
    sign_until: state === "open" ? loan.next_step_at : null,
    signed_at: signer?.signed_at ?? null,
    requested_amount: simulation.requested_amount,
    net_amount: simulation.net_amount,
    principal_amount: simulation.principal_amount,
    interest_amount: simulation.interest_amount,
    fees_amount: simulation.fees_amount,
    iof_amount: simulation.iof_amount,
    total_amount: simulation.total_amount,
    monthly_rate: percentOfPpm(simulation.rate_ppm),
    annual_rate: annualPercent(simulation.rate_ppm),
    monthly_cet: simulation.cet_month_bp / 100,
    annual_cet: simulation.cet_year_bp / 100,
    installments: simulation.installments.map(({ due_date, principal, interest }) => ({
      due_date,
      amount: principal + interest,
    })),
  };
}

/** Enough for the signer to know it as their own. */
function maskedCpf(digits: string): string {
  return formatCpf(`•••${digits.slice(3, 9)}••`);
}

/** Monthly interest compounded over a year, in per cent with two decimals. */
function annualPercent(ratePpm: number): number {
  return Math.round(((1 + ratePpm / 1_000_000) ** 12 - 1) * 10_000) / 100;
}
