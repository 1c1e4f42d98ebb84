import { stepOf } from "../checkout/session-status.rules.ts";
import type { PlannedOperation } from "./life.ts";
import type { Row, SeedRows } from "./seed-rows.ts";
import { addSessionEvent, type SessionDraft } from "./session-draft.ts";
import { instant, type World } from "./world.ts";

/** Keeps the session in step with its payment. */
export function followPayment(
  world: World,
  rows: SeedRows,
  { row: session, expiresMs }: SessionDraft,
  payment: Row<"payment">,
  planned: readonly PlannedOperation[],
): void {
  session.payment_id = payment.id;
  session.status = "paying";
  session.updated_at = payment.created_at;
  session.version += 1;
  for (const operation of planned) {
    const { kind, state, reason, settledMs, actor, error, amount } = operation;
    if (settledMs === null) continue;
    const isExpiry = actor.type === "system" && settledMs >= expiresMs;
    const step = stepOf(session.status, { kind, state, reason, isExpiry });
    if (step === null) continue;
    session.status = step.status;
    session.updated_at = instant(settledMs);
    session.version += 1;
    if (step.status === "cancelled") {
      session.cancelled_at = instant(settledMs);
      session.cancelled_by = actor.id;
    }
    const details = {
      payment_product_type: payment.method,
      amount: kind === "cancel" ? payment.amount : amount,
      ...(error === null ? {} : { error }),
    };
    for (const name of step.events) addSessionEvent(world, rows, session, name, settledMs, details);
  }
}
