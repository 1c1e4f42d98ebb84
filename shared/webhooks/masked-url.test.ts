import { expect, test } from "vitest";
import { maskedUrl } from "./masked-url.ts";

test.each([
  ["https://shop.example/hook", "https://shop.example/hook"],
  ["https://shop.example/hook?", "https://shop.example/hook?"],
  ["https://shop.example/hook?token=s3cret", "https://shop.example/hook?token=…"],
  ["https://shop.example/hook?s3cret", "https://shop.example/hook?…"],
  ["https://shop.example/hook?key=a=b&x=", "https://shop.example/hook?key=…&x=…"],
  [
    "https://shop.example/cb?key=s3cret&transaction_id=T1.a&merchant_reference=B-7&time=2026-01-01",
    "https://shop.example/cb?key=…&transaction_id=T1.a&merchant_reference=B-7&time=2026-01-01",
  ],
  ["https://shop.example/100%?%74oken=1", "https://shop.example/100%?%74oken=…"],
])("%s is shown as %s", (url, shown) => {
  expect(maskedUrl(url)).toBe(shown);
});
