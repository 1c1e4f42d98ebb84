import { expect, test } from "vitest";
import { orderExpiry } from "./order-expiry.rules.ts";

const createdAt = "2026-08-29T08:40:00.000Z";
const open = { createdAt, expiresAfter: null, expiration: null, merchantHours: null } as const;
const transfer = { ...open, method: "bank_transfer" } as const;

test.each([
  ["a PIX QR lives 15 minutes, whatever is wished", { ...open, method: "pix_qr", expiresAfter: 86_400 }, "08:55"],
  ["an Argentine QR lives 3 hours, whatever is wished", { ...open, method: "qr", merchantHours: 48 }, "11:40"],
  ["seconds from creation", { ...transfer, expiresAfter: 7_200, merchantHours: 1 }, "10:40"],
  ["seconds win over an instant", { ...transfer, expiresAfter: 60, expiration: "2026-08-29T12:00:00.000Z" }, "08:41"],
  [
    "an instant wins over the merchant",
    { ...transfer, expiration: "2026-08-29T12:00:00.000Z", merchantHours: 1 },
    "12:00",
  ],
  ["the merchant's hours", { ...transfer, merchantHours: 1.5 }, "10:10"],
] as const)("%s", (_claim, wish, time) => {
  expect(orderExpiry(wish)).toBe(`2026-08-29T${time}:00.000Z`);
});

test("an order lives a day where nobody says anything, and for ever where the merchant says zero", () => {
  expect(orderExpiry({ ...open, method: "instant_bank_transfer" })).toBe("2026-08-30T08:40:00.000Z");
  expect(orderExpiry({ ...transfer, merchantHours: 0 })).toBeNull();
});
