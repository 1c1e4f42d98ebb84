import { DomainError } from "../../shared/errors.ts";
import type { AppContext } from "../context.ts";
import type { OperationResult } from "./commands.ts";
import { loadPayment } from "./intent.service.ts";
import { findOperation } from "./operation.repository.ts";

/** How long a repeated request waits for the first one, in milliseconds. */
const waitMsMax = 10_000;

/**
 * The operation once it is no longer `pending`, or at once where it waits for a person: a repeated request waits for
 * the one that came first.
 *
 * @throws DomainError `operation_in_flight` when the first one takes too long.
 */
export async function awaitSettled(ctx: AppContext, operationId: string): Promise<OperationResult> {
  const first = await read(ctx, operationId);
  if (hasAnswer(first)) return first;
  await nextNotice(ctx, first.payment.id, async () => hasAnswer(await read(ctx, operationId)));
  const second = await read(ctx, operationId);
  if (hasAnswer(second)) return second;
  throw new DomainError("operation_in_flight", "The first request with this key is still running.", {
    retryAfterSeconds: 1,
  });
}

function hasAnswer({ operation }: OperationResult): boolean {
  return operation.state !== "pending" || operation.isHeld;
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
