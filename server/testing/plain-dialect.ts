import { createHmac, randomBytes } from "node:crypto";
import type { AppContext } from "../context.ts";
import type { Dialect, EventRecord } from "../webhooks/dialect.ts";
import { recordEvent } from "../webhooks/event.service.ts";
import { testAccountId } from "./payments.ts";

/** A dialect for tests: posts the payload to each address that the payload lists, three tries ten seconds apart. */
export function plainDialect(overrides: Partial<Dialect> = {}): Dialect & Required<Pick<Dialect, "plan">> {
  return {
    name: "plain",
    timeoutMs: 10_000,
    attemptsMax: 3,
    jitter: 0,
    retryAfterMsMax: 0,
    redactedHeaders: ["signature"],
    retryDelayMs: (number) => (number < 3 ? 10_000 : null),
    isTerminal: (code) => code >= 300 && code < 500,
    plan: async (_db, event) => addressesOf(event).map((url) => deliveryTo(url, event)),
    rotation: { overlapSecondsMax: 0, secretsMax: 1, reason: "A plain message carries one signature." },
    newSecret: () => randomBytes(16).toString("hex"),
    headers: ({ eventId, body, secrets }) => ({
      "event-id": eventId,
      ...(secrets[0] === undefined
        ? {}
        : {
            signature: createHmac("sha256", secrets[0])
              .update(body ?? "")
              .digest("hex"),
          }),
    }),
    ...overrides,
  };
}

function addressesOf(event: EventRecord): readonly string[] {
  return event.payload["to"] as readonly string[];
}

function deliveryTo(url: string, event: EventRecord) {
  const body = Buffer.from(JSON.stringify(event.payload), "utf8");
  return { endpointId: null, lane: new URL(url).origin, method: "POST" as const, url, body, delayMs: 0 };
}

/** Something happened that the receivers at these addresses want to know. */
export async function givenEvent(ctx: AppContext, to: readonly string[], subjectId = "subject-1"): Promise<void> {
  await ctx.store.write((trx) =>
    recordEvent(trx, ctx, {
      accountId: testAccountId,
      type: "payment.captured",
      subjectType: "payment",
      subjectId,
      operationId: null,
      payload: { to },
      at: ctx.clock.now(),
    }),
  );
}
