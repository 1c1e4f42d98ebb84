import { dayIn, shiftDay } from "../../../shared/calendar-day.ts";
import { lendingZone } from "../../../shared/lending/due-dates.ts";
import { daysLate } from "../../../shared/lending/installment-state.ts";
import { type LoanStatus, loanStatuses } from "../../../shared/lending/lending-states.ts";
import type { Listed } from "../../../shared/page.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import type { Db } from "../../database.ts";
import type { ListRequest } from "../../http/list-query.ts";
import { lendingTime } from "../lending-clock.ts";
import {
  type DueBounds,
  listAccountsWithLoans,
  listLoanPage,
  type LoanListRecord,
  readBoardColumn,
} from "./loan-list.repository.ts";

export type StaffLoan = LoanListRecord & { days_late: number; age_seconds: number };

type Reader = Pick<AppContext, "store" | "clock">;

/** One page of loans for staff. @throws DomainError `validation_failed` for a foreign cursor. */
export async function listLoansForStaff(
  ctx: Reader,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<StaffLoan>> {
  const { account, ...rest } = request.filters.anyOf;
  const { range } = request.filters;
  const { sort, limit, cursor, q } = request;
  return ctx.store.read(async (db) => {
    const accountIds = reachOf(scope, account);
    const lateDays = range["days_late"];
    const { data, page } = await listLoanPage(db, {
      accountIds,
      anyOf: new Map(Object.entries(rest)),
      createdAt: range["created_at"],
      statusSince: range["status_since"],
      late: lateDays === undefined ? null : await dueBounds(db, ctx, { accountIds, days: lateDays }),
      search: q === null ? null : { text: q, document: q.replace(/[^0-9A-Za-z]/g, "").toUpperCase() },
      sort,
      limit,
      cursor,
    });
    return { data: await withAges(db, ctx, data), page };
  });
}

/** Loans that are shown per column, where something is waited for and where not; the list has the others. */
const shownMax = { waiting: 20, resting: 6 };

/** Where something is waited for, the longest waiting comes first; elsewhere what changed last. */
const restingStatuses: ReadonlySet<LoanStatus> = new Set(["active", "finished", "cancelled", "error"]);

export interface BoardColumn {
  status: LoanStatus;
  count: number;
  loans: StaffLoan[];
}

/** The pipeline: every status with how many loans are in it and the first of them. */
export async function loanBoard(ctx: Reader, scope: AccountScope, account: string | undefined): Promise<BoardColumn[]> {
  return ctx.store.read(async (db) => {
    const accountIds =
      reachOf(scope, account === undefined ? undefined : [account]) ?? (await listAccountsWithLoans(db));
    const columns: BoardColumn[] = [];
    for (const status of loanStatuses) {
      const newestFirst = restingStatuses.has(status);
      const limit = shownMax[newestFirst ? "resting" : "waiting"];
      const found = [];
      for (const accountId of accountIds) {
        found.push(await readBoardColumn(db, { accountId, status, limit, newestFirst }));
      }
      const loans = found
        .flatMap((column) => column.loans)
        .toSorted((a, b) => (newestFirst ? -1 : 1) * (a.status_since < b.status_since ? -1 : 1))
        .slice(0, limit);
      const count = found.reduce((sum, column) => sum + column.count, 0);
      columns.push({ status, count, loans: await withAges(db, ctx, loans) });
    }
    return columns;
  });
}

/** The accounts that are asked about, as far as the caller reaches them; null for all. */
function reachOf(scope: AccountScope, account: readonly string[] | undefined): readonly string[] | null {
  if (scope === "all") return account ?? null;
  return account === undefined ? scope : account.filter((id) => scope.includes(id));
}

/** Days late as due dates, by the clock of each account. */
async function dueBounds(
  db: Db,
  ctx: Reader,
  {
    accountIds,
    days,
  }: { accountIds: readonly string[] | null; days: { gte?: string | number; lte?: string | number } },
): Promise<DueBounds[]> {
  const bounds: DueBounds[] = [];
  for (const accountId of accountIds ?? (await listAccountsWithLoans(db))) {
    const today = await todayOf(db, ctx, accountId);
    const least = Math.max(Number(days.gte ?? 0), 1);
    const most = days.lte === undefined ? null : Number(days.lte);
    bounds.push({
      accountId,
      lte: shiftDay(today, -least),
      ...(most === null ? {} : { gte: shiftDay(today, -most) }),
    });
  }
  return bounds;
}

/** Late days and ages by the clock of each loan's account. */
async function withAges(db: Db, ctx: Reader, loans: readonly LoanListRecord[]): Promise<StaffLoan[]> {
  const clocks = new Map<string, string>();
  for (const { account_id } of loans) {
    if (!clocks.has(account_id)) clocks.set(account_id, (await lendingTime(db, ctx, account_id)).now);
  }
  return loans.map((loan) => ({ ...loan, ...agesOf(loan, clocks.get(loan.account_id) ?? loan.status_since) }));
}

/** How late its oldest unpaid installment is, and how long it has had its status. */
export function agesOf(loan: Pick<LoanListRecord, "oldest_due" | "status_since">, now: string) {
  const today = dayIn(lendingZone, Date.parse(now));
  return {
    days_late: loan.oldest_due === null ? 0 : daysLate(loan.oldest_due, today),
    age_seconds: Math.max(0, Math.floor((Date.parse(now) - Date.parse(loan.status_since)) / 1_000)),
  };
}

/** The calendar day by the account's clock. */
async function todayOf(db: Db, ctx: Reader, accountId: string): Promise<string> {
  const { now } = await lendingTime(db, ctx, accountId);
  return dayIn(lendingZone, Date.parse(now));
}
