import { expect, test } from "vitest";
import { isCbu, isCbuAlias } from "../../../shared/transfers/bank-account.ts";
import { isPixKey } from "../../../shared/transfers/pix-key.ts";
import { sandboxAccount, sandboxTransferOut } from "./sandbox-transfers.ts";

const merchant = { accountId: "T12345678", merchantId: "norte" };

test("a merchant has one account in each country, and another merchant another", () => {
  const account = sandboxAccount({ ...merchant, currency: "ARS" });
  expect(account).toEqual(sandboxAccount({ ...merchant, currency: "ARS" }));
  expect(account).not.toEqual(sandboxAccount({ ...merchant, merchantId: "sur", currency: "ARS" }));
  expect(account.currency === "ARS" && isCbu(account.cbu) && isCbuAlias(account.alias)).toBe(true);
  const key = sandboxAccount({ ...merchant, currency: "BRL" });
  expect(key.currency === "BRL" && isPixKey("random", key.pixKey)).toBe(true);
});

const request = {
  processorKey: "key",
  amount: 31_000,
  currency: "BRL",
  destination: { kind: "pix_key_email", value: "caixa@loja.example" },
  requestedAt: "2026-08-29T08:00:00.000Z",
};

test("a Brazilian transfer is on its way for ten seconds, then arrives under one name", () => {
  expect(sandboxTransferOut(request, "2026-08-29T08:00:04.000Z")).toEqual({
    outcome: "accepted",
    askAgainAfterMs: 6_000,
  });
  const arrived = sandboxTransferOut(request, "2026-08-29T08:00:10.000Z");
  expect(arrived).toMatchObject({ outcome: "succeeded" });
  expect(sandboxTransferOut(request, "2026-08-29T09:00:00.000Z")).toEqual(arrived);
});

test("an Argentine one arrives at once, unless nobody knows the account", () => {
  const argentine = { ...request, currency: "ARS" };
  expect(sandboxTransferOut(argentine, request.requestedAt)).toMatchObject({ outcome: "succeeded" });
  const lost = { ...argentine, destination: { kind: "alias_cbu", value: "UNKNOWN.ALIAS" } };
  expect(sandboxTransferOut(lost, request.requestedAt)).toMatchObject({
    outcome: "failed",
    error: { message: "Account not found" },
  });
});
