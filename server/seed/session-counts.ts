import type { PaymentRollup } from "../metrics/payment-rollup.record.ts";
import { countsOfMove } from "../metrics/session-counts.rules.ts";
import type { SeedRows } from "./seed-rows.ts";

/** What the sessions add to the counts of their hours, as far as they have come. */
export function countsOfSessions({ sessions, sessionEvents, payments }: SeedRows): PaymentRollup[] {
  const visited = new Set(sessionEvents.filter(({ name }) => name === "VISITED").map(({ session_id }) => session_id));
  const paid = new Map(payments.map(({ row }) => [row.session_id, row]));
  return sessions.flatMap(({ id, account_id, created_at, status }) => {
    const payment = paid.get(id);
    return countsOfMove({ accountId: account_id, createdAt: created_at }, null, {
      status,
      isOpened: payment !== undefined || visited.has(id),
      isChosen: payment !== undefined,
      isAuthorized: (payment?.authorized ?? 0) > 0,
      isCaptured: (payment?.captured ?? 0) > 0,
    });
  });
}
