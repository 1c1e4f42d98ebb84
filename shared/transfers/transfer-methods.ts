import type { DocumentCountry } from "../documents/payer-document.ts";
import { methodTexts } from "../sentences/method-texts.ts";

export const transferCurrencies = ["ARS", "BRL"] as const;
export type TransferCurrency = (typeof transferCurrencies)[number];

export const transferMethodNames = ["bank_transfer", "qr", "instant_bank_transfer", "pix_qr"] as const;
export type TransferMethod = (typeof transferMethodNames)[number];

export const transferRails = ["ar_bank_transfer", "ar_qr", "pix"] as const;
export type TransferRail = (typeof transferRails)[number];

/** A way to send money for an order. */
export interface TransferMethodFacts {
  label: string;
  currency: TransferCurrency;
  country: DocumentCountry;
  rail: TransferRail;
  /** What the wire calls the instructions of the payer. */
  instructions: "bank_transfer" | "qr" | "pix_transfer" | "pix_qr";
  /** The payer scans a code that belongs to one order. */
  isQr: boolean;
  /** How long such a code lives, which nobody can change; null where the order decides. Milliseconds. */
  lifetimeMs: number | null;
}

const minuteMs = 60_000;

export const transferMethods = {
  bank_transfer: {
    label: methodTexts.bank_transfer,
    currency: "ARS",
    country: "AR",
    rail: "ar_bank_transfer",
    instructions: "bank_transfer",
    isQr: false,
    lifetimeMs: null,
  },
  qr: {
    label: methodTexts.qr,
    currency: "ARS",
    country: "AR",
    rail: "ar_qr",
    instructions: "qr",
    isQr: true,
    lifetimeMs: 180 * minuteMs,
  },
  instant_bank_transfer: {
    label: methodTexts.instant_bank_transfer,
    currency: "BRL",
    country: "BR",
    rail: "pix",
    instructions: "pix_transfer",
    isQr: false,
    lifetimeMs: null,
  },
  pix_qr: {
    label: methodTexts.pix_qr,
    currency: "BRL",
    country: "BR",
    rail: "pix",
    instructions: "pix_qr",
    isQr: true,
    lifetimeMs: 15 * minuteMs,
  },
} as const satisfies Record<TransferMethod, TransferMethodFacts>;

/** What an order of that currency is paid with unless it says otherwise. */
export const defaultTransferMethod: Readonly<Record<TransferCurrency, TransferMethod>> = {
  ARS: "bank_transfer",
  BRL: "instant_bank_transfer",
};

export function isTransferMethod(method: string): method is TransferMethod {
  return Object.hasOwn(transferMethods, method);
}

/** The ways to pay that use one of these rails; none for a rail that does not exist. */
export function methodsOfRails(rails: readonly string[]): TransferMethod[] {
  return transferMethodNames.filter((name) => rails.includes(transferMethods[name].rail));
}
