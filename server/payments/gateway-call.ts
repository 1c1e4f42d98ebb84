import type { AppContext } from "../context.ts";
import type { AuthorizeAnswer, FollowUpAnswer, Gateway, GatewayRequest, PaymentInput } from "../gateways/gateway.ts";
import { toldCall } from "../gateways/told-call.ts";
import { freeMethod } from "../../shared/payments/payment-methods.ts";
import { isAutomatic } from "../../shared/payments/automatic-capture.ts";
import type { OperationRecord, PaymentRecord } from "./payment.record.ts";

/** Longest wait for a gateway, in milliseconds. Shorter than the lease of an intent. */
const gatewayTimeoutMs = 20_000;
const retryAfterMs = 2_000;

/**
 * Asks the gateway for one operation, outside any transaction. Whatever is thrown, and whatever
 * takes too long, is an unknown outcome: the operation may have happened.
 */
export async function askGateway(
  ctx: Pick<AppContext, "logger" | "monitor" | "tracer">,
  gateway: Gateway,
  payment: PaymentRecord,
  operation: OperationRecord,
  input?: PaymentInput,
): Promise<AuthorizeAnswer | FollowUpAnswer> {
  const about = { gateway: gateway.name, operation: operation.kind, requestId: operation.request_id };
  try {
    return await toldCall(ctx, about, () => withinLimit(ask(gateway, payment, operation, input)));
  } catch (cause) {
    ctx.logger.error({ err: cause, operation: operation.id, gateway: gateway.name }, "gateway call failed");
    return { outcome: "unknown", retryAfterMs };
  }
}

async function ask(
  gateway: Gateway,
  payment: PaymentRecord,
  operation: OperationRecord,
  input: PaymentInput | undefined,
): Promise<AuthorizeAnswer | FollowUpAnswer> {
  const tried = operation.request["method"];
  const request: GatewayRequest = {
    processorKey: operation.processor_key,
    requestedAt: operation.created_at,
    paymentId: payment.id,
    amount: operation.amount,
    currency: operation.currency,
    method: typeof tried === "string" ? tried : payment.method,
  };
  const gatewayToken = payment.instrument?.gatewayToken ?? null;
  const followUp = {
    ...request,
    gatewayToken: gatewayToken ?? "",
    authorizationExpiresAt: payment.authorization_expires_at,
    isFinal: operation.isFinal,
    isAutomatic: isAutomatic(operation),
  };
  const total = operation.request["authorized_total"];
  if (typeof total === "number") return gateway.adjust({ ...followUp, total });
  switch (operation.kind) {
    case "authorize":
    case "receive":
      if (request.method === freeMethod) return { outcome: "succeeded", reference: "" };
      return gateway.authorize({
        ...request,
        ...(input === undefined ? {} : { input }),
        ...(gatewayToken === null ? {} : { gatewayToken }),
      });
    case "capture":
      return gateway.capture(followUp);
    case "void":
      return gateway.void(followUp);
    case "refund":
      // A person has sent a transfer back through the bank, and says under which name: nobody has to be asked.
      if (payment.api === "payments") return { outcome: "succeeded", reference: operation.reference ?? "" };
      return gateway.refund(followUp);
    case "cancel":
    case "expire":
      throw new Error(`${operation.kind} does not go to a gateway`);
  }
}

async function withinLimit<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${gatewayTimeoutMs} ms`)), gatewayTimeoutMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
