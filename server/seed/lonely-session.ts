import type { SeedRows } from "./seed-rows.ts";
import { visit } from "./plan-payment.ts";
import { addSessionEvent, type SessionDraft } from "./session-draft.ts";
import { instant, type World } from "./world.ts";

/** A session that nobody tries to pay: some are never opened, some called off by the shop, the rest run out. */
export function abandon(world: World, rows: SeedRows, draft: SessionDraft): void {
  const { random } = world;
  const { row } = draft;
  let lastMs = draft.createdMs;
  if (random.chance(0.8)) lastMs = visit(world, rows, draft);
  const calledOffMs = lastMs + random.between(60_000, 6 * 3_600_000);
  if (random.chance(0.2) && calledOffMs <= world.untilMs) {
    const at = instant(calledOffMs);
    Object.assign(row, { status: "cancelled", cancelled_at: at, cancelled_by: world.cast.merchant.id, updated_at: at });
    row.version += 1;
    addSessionEvent(world, rows, row, "CANCELLED", calledOffMs);
    return;
  }
  if (draft.expiresMs > world.untilMs) return;
  Object.assign(row, { status: "expired", updated_at: row.expires_at });
  row.version += 1;
}
