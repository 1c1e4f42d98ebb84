import { describe, expect, test } from "vitest";
import { buildReturnUrl, endReasonOf, type ReturnFacts, returnErrorOf } from "./return-url.rules.ts";

const facts: ReturnFacts = {
  returnUrl: "https://shop.example/thanks",
  sessionId: "T00000001.s",
  merchantReference: "A 1&2",
  paymentId: "T00000001.p",
  error: null,
  channel: "ecommerce",
};

describe("the return address", () => {
  test.each<[string, Partial<ReturnFacts>, string]>([
    [
      "carries transaction and reference on success",
      {},
      "https://shop.example/thanks?transaction_id=T00000001.p&merchant_reference=A+1%262",
    ],
    [
      "keeps the shop's own query byte for byte",
      { returnUrl: "https://shop.example/thanks?sig=a%2Fb+c%20d" },
      "https://shop.example/thanks?sig=a%2Fb+c%20d&transaction_id=T00000001.p&merchant_reference=A+1%262",
    ],
    [
      "goes before the fragment",
      { returnUrl: "https://shop.example/#/thanks?x=1" },
      "https://shop.example/?transaction_id=T00000001.p&merchant_reference=A+1%262#/thanks?x=1",
    ],
    [
      "adds no second mark to an empty query",
      { returnUrl: "https://shop.example/?" },
      "https://shop.example/?transaction_id=T00000001.p&merchant_reference=A+1%262",
    ],
    [
      "names the error, and no transaction where there is none",
      { paymentId: null, error: "cancelled" },
      "https://shop.example/thanks?merchant_reference=A+1%262&error=cancelled",
    ],
    [
      "opens an app, with the session and the address itself",
      { returnUrl: "shop://done", channel: "in_app" },
      "shop://done?transaction_id=T00000001.p&merchant_reference=A+1%262&session_id=T00000001.s&payment_return_url=shop%3A%2F%2Fdone",
    ],
  ])("%s", (_claim, changes, expected) => expect(buildReturnUrl({ ...facts, ...changes })).toBe(expected));
});

describe("how a payment ends when the payer leaves", () => {
  const refusal = (code: string, type: string) => ({ code, message: "", type: [type] });

  test.each([
    ["without a try it is called off", null, "cancelled", "cancelled"],
    ["the payer said no", refusal("DECLINED", "DECLINED"), "declined", "authorization"],
    ["3-D Secure failed", refusal("AUTHENTICATION_FAILED", "FAILED_VERIFICATION"), "declined", "authorization"],
    ["the issuer asks for more proof", refusal("X", "ADDITIONAL_VERIFICATION_REQUIRED"), "declined", "authorization"],
    ["the card is not known", refusal("DECLINED", "FAILED_VERIFICATION"), "failed", "failed"],
    ["there is no money", refusal("X", "INSUFFICIENT_FUNDS"), "failed", "failed"],
    ["it went wrong", refusal("TIMED_OUT", "ERROR"), "failed", "failed"],
  ])("%s", (_claim, error, reason, returned) => {
    expect(endReasonOf(error)).toBe(reason);
    expect(returnErrorOf(endReasonOf(error))).toBe(returned);
  });
});
