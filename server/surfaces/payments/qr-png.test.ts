import jsQR from "jsqr";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { brCode } from "../../../shared/transfers/qr-code-text.ts";
import { qrPng } from "./qr-png.ts";

test.each([1, 8_000, 999_999_999_999_999])("a scanner reads the picture of a code over %d", (amount) => {
  const url = "pix.kontor.example/v2/5c1d0a2e7b344f198a602f9d4c3b1e70";
  const code = brCode({ amount, merchantName: "Kontor", city: "São Paulo", url });
  const { data, width, height } = PNG.sync.read(qrPng(code));
  expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(code);
});
