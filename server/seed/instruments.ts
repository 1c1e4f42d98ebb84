import type { PaymentMethodType } from "../../shared/payments/payment-methods.ts";
import type { Instrument } from "../../shared/payments/payment.schema.ts";
import type { Random } from "./random.ts";

/** First six digits of cards as testers know them, by brand. */
const ranges = [
  { brand: "Visa", first6: "400000", eci: "05" },
  { brand: "Visa", first6: "476173", eci: "05" },
  { brand: "Visa", first6: "417500", eci: "05" },
  { brand: "MasterCard", first6: "520000", eci: "02" },
  { brand: "MasterCard", first6: "545301", eci: "02" },
] as const;

/** What the payer paid with, as much of it as is kept. */
export function makeInstrument(random: Random, method: PaymentMethodType): Instrument {
  if (/invoice|klarna|billie/.test(method)) return { kind: "invoice" };
  if (!method.endsWith(".creditcard")) return { kind: "wallet" };
  const { brand, first6, eci } = random.pick(ranges);
  const last4 = String(random.between(1, 9_999)).padStart(4, "0");
  const month = String(random.between(1, 12)).padStart(2, "0");
  return {
    kind: "card",
    brand,
    last4,
    masked_pan: `${first6}******${last4}`,
    expiry: `${month}/${random.between(2027, 2031)}`,
    authentication_status: random.chance(0.94) ? "Y" : "A",
    eci,
    three_ds_version: "2.2.0",
  };
}

/** The sandbox's own name for the reservation, so that a seeded payment can be captured and refunded like any other. */
export function gatewayTokenFor(instrument: Instrument, waitingFor: "authorize" | "capture" | null): string {
  if (waitingFor !== null) return `sandbox:timeout:${waitingFor}`;
  return instrument.kind === "card" ? "sandbox:card" : "sandbox:simulated";
}
