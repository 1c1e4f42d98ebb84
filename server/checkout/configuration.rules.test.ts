import { describe, expect, test } from "vitest";
import { minor } from "../../shared/money.ts";
import { paymentMethods } from "../../shared/payments/payment-methods.ts";
import { defaultConfiguration } from "./default-profile.rules.ts";
import { mergeConfiguration } from "./merge-configuration.rules.ts";
import { isPayable, payableMethods } from "./session-methods.rules.ts";

describe("merging", () => {
  test("goes into objects, replaces everything else and changes neither side", () => {
    const profile = {
      auto_capture: false,
      swish: { swish: { enabled: true, payability: "payable" } },
      publish: [1, 2],
    };
    const own = { auto_capture: true, swish: { swish: { enabled: false } }, publish: [3] };
    const before = structuredClone([profile, own]);
    expect(mergeConfiguration(profile, own)).toEqual({
      auto_capture: true,
      swish: { swish: { enabled: false, payability: "payable" } },
      publish: [3],
    });
    expect([profile, own]).toEqual(before);
  });

  test("does not reach the prototype of objects", () => {
    const own = JSON.parse('{"__proto__":{"polluted":1},"swish":{"__proto__":{"polluted":1}}}') as Record<
      string,
      unknown
    >;
    const merged = mergeConfiguration({ swish: {} }, own);
    expect(merged).toEqual({ swish: {} });
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("ends at a depth that no configuration has", () => {
    let deep: Record<string, unknown> = { end: true };
    for (let level = 0; level < 60; level += 1) deep = { deep };
    expect(mergeConfiguration(deep, deep)).toEqual(deep);
  });
});

const lampIn = (currency: string) => ({ currency, items: [{ line_id: "1", amount: minor(500) }] });

describe("the methods a session offers", () => {
  const sandbox = defaultConfiguration(true);

  test("are all of the sandbox's that take the currency", () => {
    const takesNok = Object.entries(paymentMethods).filter(
      ([, { currencies }]) => currencies === null || currencies.some((one) => one === "NOK"),
    );
    expect(payableMethods(sandbox, lampIn("NOK"))).toEqual(takesNok.map(([type]) => type));
    expect(isPayable(sandbox, lampIn("SEK"), "swish.swish")).toBe(true);
    expect(isPayable(sandbox, lampIn("NOK"), "swish.swish")).toBe(false);
    expect(isPayable(sandbox, lampIn("DKK"), "vipps")).toBe(false);
  });

  test.each(["collector.invoice", "instabank.invoice"])("leave %s out where the order has no lines", (type) => {
    expect(isPayable(sandbox, lampIn("NOK"), type)).toBe(true);
    expect(isPayable(sandbox, { currency: "NOK" }, type)).toBe(false);
    expect(isPayable(sandbox, { currency: "NOK", items: [] }, "dintero_psp.creditcard")).toBe(true);
  });

  test("are none on a live account until a connection is approved", () => {
    expect(payableMethods(defaultConfiguration(false), lampIn("NOK"))).toEqual([]);
  });

  test("begin with the default one, when it is offered", () => {
    expect(payableMethods({ ...sandbox, default_payment_type: "vipps" }, lampIn("NOK"))[0]).toBe("vipps");
    expect(payableMethods({ ...sandbox, default_payment_type: "vipps" }, lampIn("EUR"))[0]).toBe(
      "dintero_psp.creditcard",
    );
  });

  test.each([
    ["switched off", { creditcard: { enabled: false } }, false],
    ["not payable", { creditcard: { enabled: true, payability: "disabled_by_order_amount" } }, false],
    ["on without a word about payability", { creditcard: { enabled: true } }, true],
    ["something else than an object", { creditcard: "yes" }, false],
  ])("leave out a method that is %s", (_claim, dintero_psp, expected) => {
    expect(isPayable({ dintero_psp }, lampIn("NOK"), "dintero_psp.creditcard")).toBe(expected);
  });

  test("are every method that is not named where all active ones are wanted", () => {
    const configuration = { active_payment_types: { enabled: true }, dintero_psp: { creditcard: { enabled: false } } };
    expect(isPayable(configuration, lampIn("NOK"), "vipps")).toBe(true);
    expect(isPayable(configuration, lampIn("NOK"), "dintero_psp.creditcard")).toBe(false);
  });
});
