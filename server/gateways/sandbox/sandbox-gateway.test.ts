import { describe, expect, test } from "vitest";
import { createTestClock } from "../../testing/clock.ts";
import { cardInput } from "../../testing/payments.ts";
import { createSandboxGateway } from "./sandbox-gateway.ts";

const clock = createTestClock();
const gateway = createSandboxGateway(clock);

const request = {
  processorKey: "op_1",
  requestedAt: clock.now(),
  paymentId: "T00000001.x",
  amount: 100,
  currency: "NOK",
  method: "dintero_psp.creditcard",
};

describe("test cards", () => {
  test.each([
    ["4000000000000002", "succeeded", "Y", "05"],
    ["5200 0000 0000 0007", "succeeded", "Y", "02"],
    ["4000200000000008", "succeeded", "A", "06"],
    ["5200000000000023", "succeeded", "A", "01"],
    ["4000300000000006", "failed", "N", "07"],
    ["4100000000000076", "failed", "Y", "05"],
    ["4100000000000001", "unknown", "Y", "05"],
    ["4100000000000019", "succeeded", "Y", "05"],
  ])("%s is answered with %s", async (number, outcome, authentication_status, eci) => {
    const answer = await gateway.authorize({ ...request, input: cardInput(number) });
    expect(answer).toMatchObject({ outcome, instrument: { authentication_status, eci } });
  });

  test("a number that is not documented is refused", async () => {
    const answer = await gateway.authorize({ ...request, input: cardInput("4242424242424242") });
    expect(answer).toMatchObject({ outcome: "failed", error: { type: ["FAILED_VERIFICATION"] } });
  });

  test("never hands the whole number back", async () => {
    const answer = await gateway.authorize({ ...request, input: cardInput() });
    expect(JSON.stringify(answer)).not.toContain("4000000000000002");
    expect(answer.instrument).toMatchObject({ masked_pan: "400000******0002", last4: "0002" });
  });

  test("a challenge card needs the payer first, and is refused when the payer fails it", async () => {
    const input = { kind: "card", number: "4000100000000000", expiry: "12/2030", cvc: "123" } as const;
    expect(gateway.precheck(input)?.outcome).toBe("challenge");
    expect(gateway.precheck({ ...input, challenge: "approved" })).toBeNull();
    const outcomes = await Promise.all(
      (["approved", "failed", "cancelled"] as const).map((challenge) =>
        gateway.authorize({ ...request, input: { ...input, challenge } }),
      ),
    );
    expect(outcomes.map((answer) => answer.outcome)).toEqual(["succeeded", "failed", "failed"]);
  });
});

describe("a later step", () => {
  const later = {
    ...request,
    gatewayToken: "sandbox:card",
    authorizationExpiresAt: null,
    isFinal: false,
    isAutomatic: false,
  };

  test("times out on the card made for it and turns out failed after two seconds", async () => {
    const asked = { ...later, gatewayToken: "sandbox:timeout:capture" };
    expect(await gateway.capture(asked)).toEqual({ outcome: "unknown", retryAfterMs: 2_000 });
    expect((await gateway.refund(asked)).outcome).toBe("succeeded");
    clock.advance(2_000);
    expect(await gateway.capture(asked)).toMatchObject({ outcome: "failed", error: { code: "TIMED_OUT" } });
  });

  test("times out on the card made for automatic captures only when nobody asked for it", async () => {
    const byHand = { ...later, requestedAt: clock.now(), gatewayToken: "sandbox:timeout:auto_capture" };
    const asked = { ...byHand, isAutomatic: true };
    expect((await gateway.capture(byHand)).outcome).toBe("succeeded");
    expect((await gateway.void(asked)).outcome).toBe("succeeded");
    expect(await gateway.capture(asked)).toEqual({ outcome: "unknown", retryAfterMs: 2_000 });
    clock.advance(2_000);
    expect(await gateway.capture(asked)).toMatchObject({ outcome: "failed", error: { code: "TIMED_OUT" } });
  });

  test("is refused once the authorization has expired", async () => {
    const authorizationExpiresAt = "2026-01-01T00:00:00.000Z";
    expect(await gateway.capture({ ...later, authorizationExpiresAt })).toMatchObject({
      outcome: "failed",
      error: { type: ["DECLINED"] },
    });
    expect((await gateway.void({ ...later, authorizationExpiresAt })).outcome).toBe("succeeded");
  });
});

test("a wallet's payer approves, declines or does not answer", async () => {
  const outcomes = await Promise.all(
    (["approve", "decline", "time_out"] as const).map((choice) =>
      gateway.authorize({
        ...request,
        requestedAt: clock.now(),
        method: "vipps",
        input: { kind: "simulated", choice },
      }),
    ),
  );
  expect(outcomes.map((answer) => answer.outcome)).toEqual(["succeeded", "failed", "unknown"]);
});
