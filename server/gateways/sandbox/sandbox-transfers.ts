import { createHash } from "node:crypto";
import { makeCvu } from "../../../shared/transfers/bank-account.ts";
import type { ReceivingAccount, TransferOutAnswer, TransferOutRequest } from "../gateway.ts";

/** The wallet that the sandbox's accounts belong to; no real one has this number. */
const sandboxEntity = "999";
/** How long a Brazilian transfer is on its way, milliseconds. */
const onItsWayMs = 10_000;
/** The word in a destination that makes its bank not know it. */
const unknownWord = "unknown";

interface AccountOf {
  accountId: string;
  merchantId: string;
  currency: "ARS" | "BRL";
}

/** An account of the merchant's own, the same whenever it is asked for. */
export function sandboxAccount({ accountId, merchantId, currency }: AccountOf): ReceivingAccount {
  const digest = createHash("sha256").update(`${accountId}/${merchantId}`).digest();
  if (currency === "ARS") {
    const number = String(digest.readBigUInt64BE() % 10n ** 13n).padStart(13, "0");
    return {
      currency,
      cbu: makeCvu(sandboxEntity, number),
      alias: `SANDBOX.${digest.toString("hex", 8, 13).toUpperCase()}`,
    };
  }
  const hex = digest.toString("hex", 0, 16);
  const pixKey = hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");
  return { currency, pixKey };
}

/**
 * Every destination takes its money, but for those whose name says `unknown`. In Brazil that takes ten seconds; the
 * time since the first request decides, so the same key always ends the same way.
 */
export function sandboxTransferOut(request: TransferOutRequest, now: string): TransferOutAnswer {
  const { currency, destination, processorKey, requestedAt } = request;
  const ageMs = Date.parse(now) - Date.parse(requestedAt);
  if (currency === "BRL" && ageMs < onItsWayMs) return { outcome: "accepted", askAgainAfterMs: onItsWayMs - ageMs };
  if (destination.value.toLowerCase().includes(unknownWord)) {
    const message = currency === "BRL" ? "PIX key not found" : "Account not found";
    return { outcome: "failed", error: { code: "UNKNOWN_DESTINATION", message, type: ["DECLINED"] } };
  }
  const digest = createHash("sha256").update(processorKey).digest("hex").toUpperCase();
  return {
    outcome: "succeeded",
    reference: currency === "BRL" ? `E99999999${digest.slice(0, 23)}` : digest.slice(0, 22),
  };
}
