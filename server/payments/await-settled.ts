import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import type { OperationResult } from "./commands.ts";
import { loadPayment } from "./intent.service.ts";
import { findOperation } from "./operation.repository.ts";

/** How long a repeated request waits for the first one, in milliseconds. */
const waitMsMax = 10_000;

/**
 * The operation once it is no longer `pending`: a repeated request waits for the one that came first.
 *
 * @throws DomainError `operation_in_flight` when the first one takes too long.
 */
export async function awaitSettled(ctx: AppContext, operationId: string): Promise<OperationResult> {
  const first = await read(ctx, operationId);
  if (first.operation.state !== "pending") return first;
  await nextNotice(ctx, first.payment.id, async () => (await read(ctx, operationId)).operation.state !== "pending");
  const second = await read(ctx, operationId);
  if (second.operation.state !== "pending") return second;
  throw new DomainError("operation_in_flight", "The first request with this key is still running.", {
    retryAfterSeconds: 1,
  });
}

async function read(ctx: AppContext, operationId: string): Promise<OperationResult> {
  return ctx.store.read(async (db) => {
    const operation = await findOperation(db, operationId);
    if (operation === null) throw new Error(`There is no operation ${operationId}`);
    return { ...(await loadPayment(db, "all", operation.payment_id)), operation };
  });
}

/** Resolves when `isDone` says so after a notice of the payment, or when the wait is over. */
async function nextNotice(ctx: AppContext, paymentId: string, isDone: () => Promise<boolean>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
    };
    const look = () => {
      isDone().then(
        (done) => {
          if (!done) return;
          end();
          resolve();
        },
        (error: unknown) => {
          end();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    };
    const unsubscribe = ctx.live.subscribe((notice) => {
      if (notice.type === "payment" && notice.id === paymentId) look();
    });
    const timer = setTimeout(() => {
      end();
      resolve();
    }, waitMsMax);
    look();
  });
}
