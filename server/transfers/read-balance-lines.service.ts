import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { Listed } from "../../shared/page.ts";
import { say } from "../../shared/sentences/say.ts";
import type { AccountScope } from "../accounts/account-scope.ts";
import { getMerchant } from "../accounts/read-account.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { findPaymentRecords } from "../payments/read-payment.service.ts";
import { type BalanceLineRow, listBalanceLineRows } from "./balance-line.repository.ts";
import { readMerchantId } from "./merchants.service.ts";
import { payoutReferences } from "./payout.repository.ts";

/** A line with the shop's own name for what moved the money. */
export interface BalanceLineRecord extends BalanceLineRow {
  reference: string | null;
}

/**
 * One page of a shop's balance, line by line.
 *
 * @throws DomainError `validation_failed` where no shop is named or for a foreign cursor; `not_found` for the shop.
 */
export async function listBalanceLines(
  ctx: Pick<AppContext, "store">,
  scope: AccountScope,
  { filters, sort, limit, cursor }: ListRequest,
): Promise<Listed<BalanceLineRecord>> {
  const named = filters.anyOf["merchant"]?.[0];
  if (named === undefined) {
    const fields = [fieldSaying("merchant", say("field.required"))];
    throw new DomainError("validation_failed", say("list.name_shop"), { fields });
  }
  const key = readMerchantId(scope, named);
  return ctx.store.read(async (db) => {
    await getMerchant(db, { accountId: key.accountId, id: key.merchantId });
    const { data, page } = await listBalanceLineRows(db, {
      ...key,
      currencies: filters.anyOf["currency"] ?? null,
      postedAt: filters.range["posted_at"],
      ...{ sort, limit, cursor },
    });
    return { data: await withReferences(db, data), page };
  });
}

async function withReferences(db: Db, lines: readonly BalanceLineRow[]): Promise<BalanceLineRecord[]> {
  const payouts = lines.filter(isOfPayout).map((line) => line.subject_id);
  const payments = lines.filter((line) => !isOfPayout(line)).map((line) => line.subject_id);
  const [references, records] = [await payoutReferences(db, payouts), await findPaymentRecords(db, payments)];
  return lines.map((line) => {
    const id = line.subject_id;
    const reference = isOfPayout(line) ? references.get(id) : records.get(id)?.merchant_reference;
    return { ...line, reference: reference === undefined || reference === "" ? null : reference };
  });
}

/** Whether a payout moved the money; otherwise a payment did. */
export function isOfPayout({ kind }: Pick<BalanceLineRow, "kind">): boolean {
  return kind === "payout_accepted" || kind === "payout_failed";
}
