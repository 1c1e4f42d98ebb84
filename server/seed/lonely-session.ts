import type { Dialect } from "../webhooks/dialect.ts";
import { addDelivery } from "./delivery-rows.ts";
import type { SeedRows } from "./seed-rows.ts";
import { visit } from "./plan-payment.ts";
import { addSessionEvent, type SessionDraft } from "./session-draft.ts";
import { instant, type World } from "./world.ts";

/** A session that nobody tries to pay: some are never opened, some called off by the shop, the rest run out. */
export function abandon(world: World, rows: SeedRows, draft: SessionDraft, dialect: Dialect | undefined): void {
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
    addCancelled(world, rows, draft, calledOffMs, dialect);
    return;
  }
  if (draft.expiresMs > world.untilMs) return;
  Object.assign(row, { status: "expired", updated_at: row.expires_at });
  row.version += 1;
}

/** The event of a session that was called off, and the call to a shop that asked to hear of it. */
function addCancelled(
  world: World,
  rows: SeedRows,
  { row: session }: SessionDraft,
  atMs: number,
  dialect: Dialect | undefined,
): void {
  const { id: session_id, merchant_reference, callback_url } = session;
  const event = {
    id: world.ids.own("evt", atMs),
    account_id: world.accountId,
    type: "session.cancelled",
    subject_type: "session",
    subject_id: session_id,
    operation_id: null,
    payload: JSON.stringify({ session_id, merchant_reference, reason: "cancelled" }),
    delivery_count: 0,
    created_at: instant(atMs),
  };
  rows.events.push(event);
  if (dialect === undefined || callback_url?.includes("report_error=true") !== true) return;
  const added = new URLSearchParams({ session_id, merchant_reference, error: "cancelled" });
  addDelivery({ world, rows, event, idMs: atMs, atMs, dialect, url: `${callback_url}&${added.toString()}` });
  event.delivery_count = 1;
}
