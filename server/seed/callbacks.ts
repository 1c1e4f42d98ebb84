import type { Dialect } from "../webhooks/dialect.ts";
import { addDelivery } from "./delivery-rows.ts";
import type { SeededEvent } from "./event-rows.ts";
import type { Row, SeedRows } from "./seed-rows.ts";
import { addSessionEvent } from "./session-draft.ts";
import { wireEventId } from "./wire-event-id.ts";
import type { World } from "./world.ts";

/** What one call tells the shop. */
type Callback = { tells: "paid" } | { tells: "error"; error: string } | { tells: "event"; name: string };

export interface CallbackInput {
  world: World;
  rows: SeedRows;
  session: Row<"checkout_session">;
  payment: Row<"payment">;
  events: readonly SeededEvent[];
  dialect: Dialect;
  startedMs: number;
}

/** Deliveries of a payment's events to the session's callback address, as its query asks for them. */
export function addCallbacks({ world, rows, session, payment, events, dialect, startedMs }: CallbackInput): void {
  if (session.callback_url == null) return;
  const address = new URL(session.callback_url);
  for (const event of events) {
    for (const callback of callbacksFor(event, address.searchParams)) {
      const url = callbackUrl(session, payment, event, callback);
      const triedMs = addDelivery({ world, rows, event: event.row, idMs: startedMs, atMs: event.atMs, dialect, url });
      event.row.delivery_count += 1;
      if (callback.tells !== "paid") continue;
      const details = { transaction_event_id: wireEventId(event.operation.row.id) };
      addSessionEvent(world, rows, session, "AUTH_CALLBACK_SENT", triedMs, details);
    }
  }
}

function callbacksFor({ operation }: SeededEvent, switches: URLSearchParams): Callback[] {
  const { kind, state, reason } = operation.planned;
  if (kind === "cancel")
    return switches.get("report_error") === "true" ? [{ tells: "error", error: errorOf(reason) }] : [];
  const callbacks: Callback[] = [];
  if (state === "succeeded" && (kind === "authorize" || kind === "receive")) callbacks.push({ tells: "paid" });
  const name = kind === "receive" ? "CAPTURE" : kind.toUpperCase();
  if (switches.getAll("report_event").includes(name)) callbacks.push({ tells: "event", name });
  return callbacks;
}

function errorOf(reason: string | null): string {
  if (reason === "declined") return "authorization";
  return reason === "cancelled" ? "cancelled" : "failed";
}

function callbackUrl(
  session: Row<"checkout_session">,
  payment: Row<"payment">,
  { operation }: SeededEvent,
  callback: Callback,
): string {
  const added = new URLSearchParams({
    transaction_id: payment.id,
    session_id: session.id,
    merchant_reference: session.merchant_reference,
    time: payment.created_at,
    ...(callback.tells === "error" ? { error: callback.error } : {}),
    ...(callback.tells === "event" ? { event: callback.name, event_id: wireEventId(operation.row.id) } : {}),
  });
  const base = session.callback_url ?? "";
  return `${base}${base.includes("?") ? "&" : "?"}${added.toString()}`;
}
