import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { callbackSignature } from "./callback-signature.ts";
import { type CallbackFacts, callbackUrl, readSwitches } from "./callback-url.rules.ts";

const facts: CallbackFacts = {
  transactionId: "T12345678.7cQ",
  sessionId: "T12345678.5fX",
  merchantReference: "A-1001 & more",
  time: "2026-08-01T10:00:00.000Z",
  error: null,
  event: null,
};

const switchesOf = (query: string) => readSwitches(new URL(`https://shop.example/cb${query}`));

test("without switches a callback is one GET for the payment itself", () => {
  expect(switchesOf("?order=7")).toEqual({
    method: "GET",
    reportsErrors: false,
    delayMs: 0,
    reportedEvents: new Set(),
    includesSession: false,
    sessionParameter: "session_id",
  });
});

test("all switches are read from the query", () => {
  const query =
    "?method=POST&report_error=true&delay_callback=5&report_event=CAPTURE&report_event=refund&includes=session&sid_parameter_name=sid";
  expect(switchesOf(query)).toEqual({
    method: "POST",
    reportsErrors: true,
    delayMs: 5_000,
    reportedEvents: new Set(["CAPTURE", "REFUND"]),
    includesSession: true,
    sessionParameter: "sid",
  });
});

test.each([
  ["60", 60_000],
  ["61", 60_000],
  ["900", 60_000],
  ["99999999999999999999", 60_000],
  ["0", 0],
  ["-5", 0],
  ["1.5", 0],
  ["soon", 0],
  ["", 0],
])("a delay of %j seconds waits %i ms", (text, delayMs) => {
  expect(switchesOf(`?delay_callback=${encodeURIComponent(text)}`).delayMs).toBe(delayMs);
});

test("an unknown name for the session's parameter is not followed", () => {
  expect(switchesOf("?sid_parameter_name=transaction_id").sessionParameter).toBe("session_id");
});

describe("the address of a call", () => {
  const added =
    "transaction_id=T12345678.7cQ&session_id=T12345678.5fX&merchant_reference=A-1001+%26+more&time=2026-08-01T10%3A00%3A00.000Z";

  test.each([
    ["https://shop.example/cb", `https://shop.example/cb?${added}`],
    ["https://shop.example/cb?", `https://shop.example/cb?${added}`],
    ["https://shop.example/cb?method=GET&sig=a%20b%2Bc", `https://shop.example/cb?method=GET&sig=a%20b%2Bc&${added}`],
    ["https://shop.example:8443/cb?x=1#part", `https://shop.example:8443/cb?x=1&${added}`],
    ["https://shop.example/cb?time=noon&x=1", `https://shop.example/cb?x=1&${added}`],
  ])("%s becomes %s", (address, expected) => {
    expect(callbackUrl(new URL(address), "session_id", facts)).toBe(expected);
  });

  test("an error call without a transaction names the session by the wished name, and the error", () => {
    const unpaid = { ...facts, transactionId: null, time: null, error: "cancelled", merchantReference: "A-1" };
    expect(callbackUrl(new URL("https://shop.example/cb"), "sid", unpaid)).toBe(
      "https://shop.example/cb?sid=T12345678.5fX&merchant_reference=A-1&error=cancelled",
    );
  });

  test("an event call names the event and its id", () => {
    const event = { name: "CAPTURE", id: "1f0c8f4e-0000-4000-8000-000000000001" };
    const url = new URL(callbackUrl(new URL("https://shop.example/cb"), "session_id", { ...facts, event }));
    expect(url.searchParams.get("event")).toBe("CAPTURE");
    expect(url.searchParams.get("event_id")).toBe(event.id);
  });
});

describe("the signature", () => {
  test("agrees with the documented example", () => {
    const signature = callbackSignature({
      secret: Buffer.from("123"),
      unixSeconds: 1582236537,
      accountId: "P00000000",
      method: "GET",
      url: "https://example.com/callback?B=123&A=992",
    });
    expect(signature).toBe(
      "t=1582236537,v0-hmac-sha256=6bed2ab1b919d460ef7465a20dc6c97260dca73fab6647106ca525f0908df64a",
    );
  });

  test("covers the host name without its port and the sorted query with + for a space", () => {
    const signature = callbackSignature({
      secret: Buffer.from("s3cret"),
      unixSeconds: 1_700_000_000,
      accountId: "T12345678",
      method: "POST",
      url: "http://localhost:8080/a/b?z=1&name=two%20words&a=%C3%A6&z=0",
    });
    const text = "1700000000\nT12345678\nPOST\nlocalhost\n/a/b\na=%C3%A6&name=two+words&z=1&z=0";
    const digest = createHmac("sha256", "s3cret").update(text).digest("hex");
    expect(signature).toBe(`t=1700000000,v0-hmac-sha256=${digest}`);
  });
});
