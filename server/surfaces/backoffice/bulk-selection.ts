import { DomainError, fieldSaying } from "../../../shared/errors.ts";
import { bulkItemsMax } from "../../../shared/payments/bulk-kinds.ts";
import type { BulkSelection } from "../../../shared/payments/bulk-run.schema.ts";
import { paymentListSpec } from "../../../shared/payments/payment-list.ts";
import { say } from "../../../shared/sentences/say.ts";
import type { AppContext } from "../../context.ts";
import { parseListQuery } from "../../http/list-query.ts";
import type { Caller } from "./caller.ts";
import { findPaymentPage } from "./payment-query.ts";

/** Rows that are read at a time. */
const pageSize = 100;

/**
 * The payments that were picked, or those that the list shows under a filter, in the list's order.
 *
 * @throws DomainError `validation_failed` for a filter that the list does not know, or that finds too many.
 */
export async function paymentsSelected(ctx: AppContext, caller: Caller, selection: BulkSelection): Promise<string[]> {
  if (selection.query === undefined) return selection.ids ?? [];
  const asked: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(selection.query)) (asked[name] ??= []).push(value);
  const request = { ...parseListQuery(paymentListSpec, asked), limit: pageSize, isCounted: false };
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const { data, page } = await findPaymentPage(ctx, caller.scope, { ...request, cursor });
    ids.push(...data.map(({ id }) => id));
    if (ids.length > bulkItemsMax) throw tooMany();
    cursor = page.next;
  } while (cursor !== null);
  return ids;
}

function tooMany(): DomainError {
  const message = say("refusal.bulk_too_many", { most: bulkItemsMax });
  return new DomainError("validation_failed", message, { fields: [fieldSaying("selection", message)] });
}
