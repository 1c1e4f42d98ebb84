import { listSchema } from "../../../shared/page.ts";
import {
  balanceLineListSpec,
  balanceLineSchema,
  type BalanceLineView,
} from "../../../shared/transfers/balance-line.schema.ts";
import { type BalanceLineRecord, isOfPayout, listBalanceLines } from "../../transfers/read-balance-lines.service.ts";
import { listRoute } from "./define-route.ts";

export const balanceLineRoutes = [
  listRoute({
    path: "/balance-lines",
    access: "merchants.read",
    summary: "What moved one shop's balance, line by line, each with what it came to",
    list: balanceLineListSpec,
    response: listSchema(balanceLineSchema),
    handle: async ({ ctx, caller, request }) => {
      const { data, page } = await listBalanceLines(ctx, caller.scope, request);
      return { data: data.map(presentBalanceLine), page };
    },
  }),
];

function presentBalanceLine(line: BalanceLineRecord): BalanceLineView {
  return {
    id: String(line.seq),
    account_id: line.account_id,
    merchant_id: line.merchant_id,
    currency: line.currency,
    kind: line.kind,
    subject: { type: isOfPayout(line) ? "payout" : "payment", id: line.subject_id, reference: line.reference },
    amount: line.amount,
    balance: line.balance,
    posted_at: line.posted_at,
  };
}
