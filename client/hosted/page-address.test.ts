import { expect, test } from "vitest";
import { readPageAddress } from "./page-address.ts";

test.each([
  ["the address that a shop is given", "https://pay.example/v1/view/T1.abc", { sessionId: "T1.abc", role: "checkout" }],
  ["one that the SDK opens", "https://pay.example/checkout/?sdk=0.8.30&ui=inline&sid=T1.abc", { isInline: true }],
  [
    "one whose shop wants a last look",
    "https://pay.example/checkout/?sid=T1.abc&client_side_validation=true",
    { asksShopBeforePaying: true, asksShopAboutAddress: false },
  ],
  [
    "the place that opens a window",
    "https://pay.example/checkout/?sid=T1.abc&role=pop_out_launcher",
    { role: "launcher" },
  ],
  [
    "the window, while the shop decides",
    "https://pay.example/checkout/?ui=fullscreen&role=pop_out_payment&sid=T1.abc&loader=true",
    { role: "pop_out", isWaiting: true, isInline: false },
  ],
  [
    "how it ended",
    "https://pay.example/checkout/embedResult/?sid=T1.abc&error=cancelled&language=sv",
    { sessionId: "T1.abc", role: "result", language: "sv" },
  ],
] as const)("reads %s", (_claim, address, expected) => {
  expect(readPageAddress(new URL(address))).toMatchObject(expected);
});
