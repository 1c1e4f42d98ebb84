import type { AppContext } from "../context.ts";
import type { SessionRecord } from "./session.record.ts";

/** Tells open screens of a session, and of its payment, that something changed. */
export function publishSession(ctx: Pick<AppContext, "live">, session: SessionRecord): void {
  ctx.live.publish({ type: "session", id: session.id, account_id: session.account_id });
  if (session.payment_id === null) return;
  ctx.live.publish({ type: "payment", id: session.payment_id, account_id: session.account_id });
}
