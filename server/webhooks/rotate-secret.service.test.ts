import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { testAccountId } from "../testing/payments.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import type { Dialect } from "./dialect.ts";
import { getEndpoint } from "./endpoint.service.ts";
import { presentEndpoint } from "./present-endpoint.ts";
import { endOverlap, rotateSecret } from "./rotate-secret.service.ts";
import type { RotationRule } from "./rotation.rules.ts";

const secondsMax = 100;
const rules: Readonly<Record<string, RotationRule>> = {
  "any number of secrets": { overlapSecondsMax: secondsMax, secretsMax: null, reason: null },
  "two secrets": { overlapSecondsMax: secondsMax, secretsMax: 2, reason: null },
  "one secret": { overlapSecondsMax: 0, secretsMax: 1, reason: "One signature." },
};

const signEach: Partial<Dialect> = {
  headers: ({ body, secrets }) => ({ signatures: secrets.map((secret) => signature(secret, body)).join(" ") }),
};

function signature(secret: Buffer | string, body: Buffer | string | null): string {
  return createHmac("sha256", secret)
    .update(body ?? "")
    .digest("hex");
}

async function makeRotating(rotation: RotationRule) {
  const ctx = await makeEndpointContext({}, { ...signEach, rotation });
  const receiver = await startReceiver(answering(200));
  const { id, secret } = await givenEndpoint(ctx, receiver.url);
  const loop = startLoop(ctx);
  const signatures = async () => {
    await givenEvent(ctx, []);
    await loop.tick();
    const last = receiver.received.at(-1);
    return { body: last?.body ?? "", found: String(last?.headers["signatures"]).split(" ") };
  };
  return { ctx, command: { scope: [testAccountId], id, by: byTest }, secret, signatures };
}

describe.each(Object.entries(rules))("where a message may carry %s", (_name, rotation) => {
  test("every attempt is signed by exactly the secrets that live in its moment", async () => {
    const step = fc.record({
      waitMs: fc.integer({ min: 0, max: 60_000 }),
      overlap: fc.integer({ min: 0, max: secondsMax }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const { ctx, command, secret, signatures } = await makeRotating(rotation);
        let elapsedMs = 0;
        let expected = [{ secret, endsAtMs: Infinity }];
        for (const { waitMs, overlap } of steps) {
          ctx.clock.advance(waitMs);
          elapsedMs += waitMs;
          const overlapSeconds = Math.min(overlap, rotation.overlapSecondsMax);
          const { secret: made } = await rotateSecret(ctx, { ...command, overlapSeconds });
          const older = expected.map((one, index) =>
            index === 0 ? { ...one, endsAtMs: elapsedMs + overlapSeconds * 1000 } : one,
          );
          expected = [{ secret: made, endsAtMs: Infinity }, ...older].slice(0, rotation.secretsMax ?? undefined);
          expected = expected.filter((one) => one.endsAtMs > elapsedMs);
          const { body, found } = await signatures();
          expect(found).toEqual(expected.map((one) => signature(one.secret, body)));
        }
        ctx.clock.advance(secondsMax * 1000);
        const { body, found } = await signatures();
        expect(found).toEqual([signature(expected[0]?.secret ?? "", body)]);
      }),
      { numRuns: 8 },
    );
  });
});

describe("an overlap", () => {
  test("longer than the dialect allows is refused with the reason, and changes nothing", async () => {
    const { ctx, command, secret, signatures } = await makeRotating({
      overlapSecondsMax: 0,
      secretsMax: 1,
      reason: "One signature.",
    });
    for (const overlapSeconds of [1, -1, 0.5]) {
      await expect(rotateSecret(ctx, { ...command, overlapSeconds })).rejects.toMatchObject({
        code: "validation_failed",
        message: expect.stringContaining("One signature.") as string,
        details: { facts: { limit: 0 } },
      });
    }
    const { body, found } = await signatures();
    expect(found).toEqual([signature(secret, body)]);
  });

  test("is shown with its end, and ends early when somebody says so", async () => {
    const { ctx, command, signatures } = await makeRotating({ overlapSecondsMax: 60, secretsMax: 2, reason: null });
    await expect(endOverlap(ctx, command)).rejects.toMatchObject({ code: "operation_blocked" });
    const { endpoint, secret, previousExpiresAt } = await rotateSecret(ctx, { ...command, overlapSeconds: 60 });
    expect(previousExpiresAt).toBe("2026-03-02T09:01:00.000Z");
    const view = presentEndpoint(endpoint, ctx.clock.now());
    expect(view.rotation).toEqual({ overlap_seconds_max: 60, secrets_max: 2, has_overlap: true, reason: null });
    expect(view.secrets.map((one) => one.expires_at)).toEqual([null, previousExpiresAt]);
    await endOverlap(ctx, command);
    const { body, found } = await signatures();
    expect(found).toEqual([signature(secret, body)]);
    const ended = presentEndpoint(await getEndpoint(ctx, command), ctx.clock.now());
    expect(ended.rotation.has_overlap).toBe(false);
    const audit = await ctx.store.read((db) =>
      db.selectFrom("audit_entry").select("action").orderBy("position").execute(),
    );
    expect(audit.map((row) => row.action)).toEqual([
      "webhook_endpoint.created",
      "webhook_endpoint.secret_rotated",
      "webhook_endpoint.overlap_ended",
    ]);
  });
});
