import { dayIn } from "../../../shared/calendar-day.ts";
import { lendingZone } from "../../../shared/lending/due-dates.ts";
import type { Dues } from "../../../shared/lending/installment-state.ts";
import type { Actor } from "../../../shared/payments/actor.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import type { Db } from "../../database.ts";
import { nameStaff } from "../../identity/staff-names.service.ts";
import { readBorrower } from "../customers/read-borrower.service.ts";
import type { ContractedLoan, LoanEntryRecord, LoanSignerRecord } from "../loans/loan.record.ts";
import { listLoanEntries, listSigners } from "../loans/loan.repository.ts";
import { agesOf } from "./staff-loans.service.ts";
import { loadLoan } from "./rewrite-loan.service.ts";
import { planRewrite, replayInputOf, type StoredInstallment } from "./rewrite.rules.ts";
import type { PaymentWithParts } from "./servicing.repository.ts";

/** Everything that a loan's page shows. Amounts are centavos. */
export interface LoanPage extends ContractedLoan {
  customerName: string;
  ages: ReturnType<typeof agesOf>;
  signers: readonly LoanSignerRecord[];
  /** As they are today, also before the daily job has looked at them. */
  installments: readonly (Omit<StoredInstallment, "charges_late"> & { id: string; charges_late: boolean })[];
  payments: readonly PaymentWithParts[];
  entries: readonly LoanEntryRecord[];
  owed: Dues;
  oldestDue: string | null;
  /** Calendar days by the account's clock. */
  today: string;
  disbursedOn: string | null;
  /** The actor with the name of a colleague. */
  named: (actor: Actor) => Actor;
}

/** @throws DomainError `loan_not_found`, also for another account's loan. */
export async function readLoanPage(
  ctx: Pick<AppContext, "store" | "clock">,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<LoanPage> {
  return ctx.store.read((db) => readWithin(db, ctx, { scope, id }));
}

async function readWithin(
  db: Db,
  ctx: Pick<AppContext, "clock">,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<LoanPage> {
  const { loan, simulation, time, input, payments } = await loadLoan(db, ctx, { scope, loanId: id });
  const { borrower } = await readBorrower(db, loan.customer_id);
  const entries = await listLoanEntries(db, id);
  const replay = replayInputOf(input);
  const { book, installments: changed } = planRewrite(input);
  const rows = input.installments.map((row) => changed.find(({ number }) => number === row.number) ?? row);
  const people = [
    ...[loan.disbursement_ordered_by, loan.disbursement_confirmed_by],
    ...payments.flatMap(({ booked_by, reversed_by }) => [booked_by, reversed_by]),
    ...entries.filter(({ actor_type }) => actor_type === "staff").map(({ actor_id }) => actor_id),
  ];
  const staffIds = people.filter((person) => person !== null);
  return {
    loan,
    simulation,
    customerName: borrower.name,
    ages: agesOf({ ...loan, oldest_due: book.oldest_due }, time.now),
    signers: await listSigners(db, id),
    installments: rows.map((row, index) => ({
      ...row,
      charges_late: replay.installments[index]?.charges_late ?? false,
    })),
    payments,
    entries,
    owed: book.outstanding,
    oldestDue: book.oldest_due,
    today: input.today,
    disbursedOn: loan.disbursed_at === null ? null : dayIn(lendingZone, Date.parse(loan.disbursed_at)),
    named: await nameStaff(
      db,
      staffIds.map((staffId) => ({ type: "staff", id: staffId })),
    ),
  };
}
