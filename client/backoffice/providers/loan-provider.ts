import type { LoanActionName } from "../../../shared/lending/loan-actions.ts";
import type { BookLoanPayment, LoanBoard, LoanStep, LoanView } from "../../../shared/lending/loan.schema.ts";
import type { Portfolio, PortfolioChart } from "../../../shared/lending/portfolio.schema.ts";
import { callApi } from "./http.ts";

/** What the desk does with loans. */
export interface LoanProvider {
  loanBoard(account: string | null, signal: AbortSignal): Promise<LoanBoard>;
  portfolio(account: string | null, signal: AbortSignal): Promise<Portfolio>;
  takeLoanStep(id: string, action: LoanActionName, wish: LoanStep): Promise<LoanView>;
  bookLoanPayment(id: string, wish: BookLoanPayment, idempotencyKey: string): Promise<LoanView>;
  reverseLoanPayment(id: string, paymentId: string, reason: string, idempotencyKey: string): Promise<LoanView>;
}

export const loanProvider: LoanProvider = {
  loanBoard: async (account, signal) => {
    const query = account === null ? "" : `?account=${encodeURIComponent(account)}`;
    return (await callApi(`/loan-board${query}`, { signal })) as LoanBoard;
  },
  portfolio: async (account, signal) => {
    const query = account === null ? "" : `?account=${encodeURIComponent(account)}`;
    return (await callApi(`/portfolio${query}`, { signal })) as Portfolio;
  },
  takeLoanStep: (id, action, body) => onLoan(id, action.replaceAll("_", "-"), { body }),
  bookLoanPayment: (id, body, idempotencyKey) => onLoan(id, "payments", { body, idempotencyKey }),
  reverseLoanPayment: (id, paymentId, reason, idempotencyKey) =>
    onLoan(id, `payments/${encodeURIComponent(paymentId)}/reverse`, { body: { reason }, idempotencyKey }),
};

async function onLoan(id: string, verb: string, call: { body: unknown; idempotencyKey?: string }): Promise<LoanView> {
  return (await callApi(`/loans/${encodeURIComponent(id)}/${verb}`, { method: "POST", ...call })) as LoanView;
}

/** Where the file with the figures of one chart is. */
export function portfolioFileHref(account: string, chart: PortfolioChart): string {
  return `/api/portfolio.csv?${new URLSearchParams({ account, chart }).toString()}`;
}
