import type { z } from "zod";
import { DomainError } from "../../../shared/errors.ts";
import type { AppContext } from "../../context.ts";
import { changeAuthorization } from "../../payments/change-authorization.service.ts";
import type { OperationResult } from "../../payments/commands.ts";
import type { PaymentWithOperations } from "../../payments/read-payment.service.ts";
import type { Call } from "./call.ts";
import type { authorizationRequestSchema } from "./operation-request.schema.ts";

/** @throws DomainError `validation_failed` for what this way to pay insists on, and what `changeAuthorization` throws. */
export function changeTransactionAuthorization(
  ctx: AppContext,
  call: Call,
  { payment }: PaymentWithOperations,
  request: z.output<typeof authorizationRequestSchema>,
): Promise<OperationResult> {
  const { amount, items, reason, reference, description, final_authorization } = request;
  if (amount === undefined) refuseMissing({ reason, reference });
  else if (payment.method.startsWith("klarna.")) refuseLines(payment.details["items"], items, amount);
  const note = [reason, description].filter((text) => text !== undefined && text !== "").join("\n");
  return changeAuthorization(ctx, {
    scope: [payment.account_id],
    paymentId: payment.id,
    total: amount ?? null,
    isFinal: final_authorization ?? false,
    reference: reference ?? null,
    note: note === "" ? null : note,
    request: { ...(items === undefined ? {} : { items }), request_headers: call.headers },
    by: call.by,
  });
}

/** Whoever asks for more time says why. */
function refuseMissing(fields: { reason: string | undefined; reference: string | undefined }): void {
  for (const [path, value] of Object.entries(fields)) {
    if (value === undefined || value === "") throw badField(path, "is required where no amount is given");
  }
}

function refuseLines(
  ordered: unknown,
  items: z.output<typeof authorizationRequestSchema>["items"],
  amount: number,
): void {
  const hasOrdered = Array.isArray(ordered) && ordered.length > 0;
  if (items === undefined && !hasOrdered) return;
  if (items === undefined) throw badField("items", "is required, because the transaction has items");
  const sum = items.reduce((total, item) => total + item.amount, 0);
  if (sum !== amount) throw badField("items", `must come to the amount, and come to ${sum}`);
}

function badField(path: string, message: string): DomainError {
  return new DomainError("validation_failed", `${path} ${message}`, { fields: [{ path, message }] });
}
