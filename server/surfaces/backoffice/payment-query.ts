import type { Listed } from "../../../shared/page.ts";
import type { PaymentRow } from "../../../shared/payments/payment.schema.ts";
import { methodsOfRails } from "../../../shared/transfers/transfer-methods.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import type { ListRequest } from "../../http/list-query.ts";
import { listPayments } from "../../payments/list-payments.service.ts";
import type { PaymentRecord } from "../../payments/payment.record.ts";
import { ordersOfPayments, paymentsNamed } from "../../transfers/read-order.service.ts";
import { presentPaymentRow } from "./present-payment.ts";

type Reader = Pick<AppContext, "store">;

/** Payments as staff ask for them: also by what only payments by transfer have. */
export async function findPaymentPage(
  ctx: Reader,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<PaymentRecord>> {
  return listPayments(ctx, scope, await withTransferFilters(ctx, request));
}

/** The same with every payment as a row. */
export async function presentPaymentPage(
  ctx: Reader,
  { data, page }: Listed<PaymentRecord>,
  isMasked: boolean,
): Promise<Listed<PaymentRow>> {
  const ofTransfer = data.filter((payment) => payment.api === "payments").map((payment) => payment.id);
  const orders = await ordersOfPayments(ctx, ofTransfer);
  return { data: data.map((payment) => presentPaymentRow(payment, isMasked, orders.get(payment.id) ?? null)), page };
}

/**
 * Says what transfers are asked by in words that every payment knows: a rail is one of its methods, and a document
 * or a bank's reference the payments that have it. A search text that is one of those finds them too.
 */
async function withTransferFilters(ctx: Reader, request: ListRequest): Promise<ListRequest> {
  const { rail, payer_document, bank_reference, ...anyOf } = request.filters.anyOf;
  const narrowed: Record<string, readonly string[]> = { ...anyOf };
  if (rail !== undefined) narrowed["method"] = both(methodsOfRails(rail), anyOf["method"]);
  const [document, bankReference] = [payer_document?.[0], bank_reference?.[0]];
  if (document !== undefined || bankReference !== undefined) {
    const names = {
      ...(document === undefined ? {} : { document }),
      ...(bankReference === undefined ? {} : { bankReference }),
    };
    narrowed["id"] = await paymentsNamed(ctx, names);
  }
  const found = request.q === null ? [] : await paymentsOfText(ctx, request.q);
  if (found.length > 0) narrowed["id"] = both(found, narrowed["id"]);
  const filters = { ...request.filters, anyOf: narrowed };
  return { ...request, q: found.length > 0 ? null : request.q, filters };
}

async function paymentsOfText(ctx: Reader, q: string): Promise<string[]> {
  const text = q.trim();
  const [byReference, byDocument] = [
    await paymentsNamed(ctx, { bankReference: text }),
    await paymentsNamed(ctx, { document: text }),
  ];
  return [...new Set([...byReference, ...byDocument])];
}

function both(values: readonly string[], wanted: readonly string[] | undefined): readonly string[] {
  return wanted === undefined ? values : values.filter((value) => wanted.includes(value));
}
