import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { paymentsDialect } from "./payments.dialect.ts";

const body = Buffer.from(
  '{"eventType":"payment.status_changed","eventId":"0b7c1f52-9d3e-4a68-b1c7-5e2f8a904d13","transactionId":"5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70","merchantId":"norte_ar_shop1","externalId":"PED-7731","status":"confirmed","amount":"2450.75","currency":"ARS","receivedAmount":"2450.75","confirmationDate":"2026-08-29T10:39:58Z","bankSystemTrxId":"K7Q2M9X4B1T8Z5W3R6Y0LD","metadata":{"cesta":"ñandú-12"}}',
  "utf8",
);
const current = "whsec_4b6f6e746f722d746573742d766563746f722d303031";
const previous = "whsec_6f6c642d7365637265742d666f722d67726163652d30";
const v1 = "f88d3347adca81907f7a5bc5df14938de655ab5e1b7a25fcf00f6a53cc8601d1";
const v2 = "454d5b12dc46c930b4b3f3bd28c3a28601e193ca8c2152f41d6a129cc87721a7";

function headersWith(...secrets: string[]): Record<string, string> {
  return paymentsDialect.headers({
    deliveryId: "dlv_1",
    endpointId: "whe_1",
    accountId: "T00000001",
    eventId: "evt_1",
    eventType: "payment.status_changed",
    method: "POST",
    url: "https://tienda.example/hooks",
    body,
    secrets: secrets.map((secret) => Buffer.from(secret, "utf8")),
    now: "2026-08-29T10:40:00.000Z",
  });
}

describe("a signature", () => {
  test("is made over the documented body", () => {
    expect(body).toHaveLength(399);
    expect(createHash("sha256").update(body).digest("hex")).toBe(
      "a6a3eba87683ab4e831dcffb8cf91f6cf1c4960b49cb2aebd060968021095ac2",
    );
  });

  test("names the current secret as v1", () => {
    expect(headersWith(current)).toMatchObject({
      "content-type": "application/json",
      "x-webhook-timestamp": "1788000000",
      "x-webhook-signature": `t=1788000000,v1=${v1}`,
    });
  });

  test("names the previous secret as v2 while it lives", () => {
    expect(headersWith(current, previous)["x-webhook-signature"]).toBe(`t=1788000000,v1=${v1},v2=${v2}`);
  });

  test("is keyed with the whole text of the secret", () => {
    expect(headersWith(current.slice("whsec_".length))["x-webhook-signature"]).toBe(
      "t=1788000000,v1=a43188485d37f826b77631d35b3d4f1bb42702ab91a49f5b51f3d3055ffb0b39",
    );
  });
});

test("the schedule has five attempts, the last two and a half hours after the first", () => {
  const minutes = [1, 2, 3, 4, 5].map((number) => (paymentsDialect.retryDelayMs(number) ?? 0) / 60_000);
  expect(minutes).toEqual([1, 5, 30, 120, 0]);
  expect(paymentsDialect).toMatchObject({ attemptsMax: 5, timeoutMs: 10_000, jitter: 0 });
});

test("a new secret is the prefix and 64 hexadecimal digits", () => {
  expect(paymentsDialect.newSecret()).toMatch(/^whsec_[0-9a-f]{64}$/);
});
