import { DomainError } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";
import type { OperationResult } from "./commands.ts";

/**
 * Hands on an operation that succeeded.
 *
 * @throws DomainError `processor_refused` with the processor's error when it failed, and
 *   `processor_unavailable` while its outcome is unknown: its amount stays reserved until it is known.
 */
export function succeededOrThrow(result: OperationResult): OperationResult {
  const { operation } = result;
  const facts = { operation_id: operation.id, payment_id: operation.payment_id };
  if (operation.state === "succeeded") return result;
  if (operation.state === "failed") {
    const message = operation.error?.message ?? "The processor refused the operation.";
    throw new DomainError("processor_refused", message, { facts: { ...facts, error: operation.error } });
  }
  throw new DomainError("processor_unavailable", say("refusal.processor_silent"), { facts, retryAfterSeconds: 2 });
}
