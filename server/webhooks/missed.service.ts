import type { MissedEvents } from "../../shared/webhooks/endpoint-request.schema.ts";
import type { AppContext } from "../context.ts";
import type { EndpointRecord } from "./endpoint.record.ts";
import { countMissed } from "./missed.repository.ts";

/** What an endpoint was not told since it was disabled; null while it is not. Whoever asks has checked that the caller may see it. */
export async function missedEvents(
  ctx: Pick<AppContext, "store">,
  { id, disabled_at: since }: Pick<EndpointRecord, "id" | "disabled_at">,
): Promise<MissedEvents | null> {
  return since === null ? null : ctx.store.read((db) => countMissed(db, { endpointId: id, since }));
}
