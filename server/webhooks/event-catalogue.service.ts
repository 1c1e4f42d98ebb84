import { z } from "zod";
import type { EventTypeView } from "../../shared/webhooks/event-catalogue.schema.ts";
import type { Dialect, DialectRegistry } from "./dialect.ts";
import type { EventDescription } from "./event-description.ts";

/** Everything that merchants can be told, by dialect; schema and example are of the messages that are really sent. */
export function listEventTypes(dialects: DialectRegistry): EventTypeView[] {
  return [...dialects.values()].flatMap((dialect) => (dialect.catalogue ?? []).map((event) => toView(dialect, event)));
}

function toView(dialect: Dialect, event: EventDescription): EventTypeView {
  const { type, description, body, isNeverSent = false, example } = event;
  return {
    dialect: dialect.name,
    type,
    description,
    is_sent: !isNeverSent,
    has_test: dialect.endpoints?.eventTypes.includes(type) ?? false,
    schema: body === null ? null : z.record(z.string(), z.unknown()).parse(z.toJSONSchema(body)),
    example_url: example?.url ?? null,
    example: example === undefined ? sampleOf(dialect, type) : example.body,
  };
}

const sampleIds = { deliveryId: "dlv_1ChEna3Qt4kYVhr1kRihia", eventId: "evt_1ChEna3Qt4kYVhr1kRihim" };
const sampleSettings = { headers: {}, concurrency: null, rate_per_second: null };

function sampleOf({ endpoints }: Dialect, eventType: string): string | null {
  if (endpoints === undefined) return null;
  const sample = endpoints.sample({
    ...sampleIds,
    eventType,
    accountId: "T12345678",
    merchantId: "north-shop",
    settings: sampleSettings,
    at: "2026-01-15T09:30:00.000Z",
  });
  return sample.toString("utf8");
}
