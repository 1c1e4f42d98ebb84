import type { ProcessorError } from "../../../shared/payments/payment.schema.ts";

/** Which later step of a payment gets no answer in time. */
export const timeOutSteps = ["authorize", "capture", "refund", "auto_capture", "void", "token"] as const;
export type TimeOutStep = (typeof timeOutSteps)[number];

/** What a documented test card does. */
export interface TestCard {
  brand: "Visa" | "MasterCard";
  /** 3-D Secure result: authenticated, attempted or refused. */
  authentication: "Y" | "A" | "N";
  eci: string;
  needsChallenge: boolean;
  timesOut: TimeOutStep | null;
  /** Why the authorization is refused; absent on cards that work. */
  refusal?: ProcessorError;
}

const visa = { brand: "Visa", authentication: "Y", eci: "05", needsChallenge: false, timesOut: null } as const;
const mastercard = {
  brand: "MasterCard",
  authentication: "Y",
  eci: "02",
  needsChallenge: false,
  timesOut: null,
} as const;

const verificationFailed: ProcessorError = {
  code: "AUTHENTICATION_FAILED",
  message: "3-D Secure verification failed",
  type: ["FAILED_VERIFICATION"],
  retry_code: "RETRY_IMMEDIATELY",
};
export const authenticationRequired: ProcessorError = {
  code: "AUTHENTICATION_REQUIRED",
  message: "The issuer requires the cardholder to be authenticated",
  type: ["ADDITIONAL_VERIFICATION_REQUIRED"],
  result_code: "1A",
  retry_code: "RETRY_IMMEDIATELY",
};

/** Any number that is not listed is refused with this. */
export const unknownCardRefusal: ProcessorError = {
  code: "DECLINED",
  message: "The card was declined",
  type: ["FAILED_VERIFICATION"],
  retry_code: "DO_NOT_RETRY",
};

/** By card number without spaces (contract of the checkout wire, test data). */
export const testCards: Readonly<Record<string, TestCard>> = {
  "4000000000000002": visa,
  "5200000000000007": mastercard,
  "4000100000000000": { ...visa, needsChallenge: true },
  "5200000000000015": { ...mastercard, needsChallenge: true },
  "4000200000000008": { ...visa, authentication: "A", eci: "06" },
  "5200000000000023": { ...mastercard, authentication: "A", eci: "01" },
  "4000300000000006": { ...visa, authentication: "N", eci: "07", refusal: verificationFailed },
  "5200000000000031": { ...mastercard, authentication: "N", eci: "00", refusal: verificationFailed },
  "4100000000000076": { ...visa, refusal: authenticationRequired },
  "4100000000000001": { ...visa, timesOut: "authorize" },
  "5100000000000008": { ...mastercard, timesOut: "authorize" },
  "4100000000000019": { ...visa, timesOut: "capture" },
  "5100000000000016": { ...mastercard, timesOut: "capture" },
  "4100000000000027": { ...visa, timesOut: "refund" },
  "5100000000000024": { ...mastercard, timesOut: "refund" },
  "4100000000000035": { ...visa, timesOut: "auto_capture" },
  "5100000000000032": { ...mastercard, timesOut: "auto_capture" },
  "4100000000000043": { ...visa, timesOut: "void" },
  "5100000000000040": { ...mastercard, timesOut: "void" },
  "4100000000000050": { ...visa, timesOut: "token" },
  "5100000000000057": { ...mastercard, timesOut: "token" },
};

/** Shows as much of a number as may be stored: the first six and the last four digits. */
export function maskCardNumber(number: string): string {
  return `${number.slice(0, 6)}******${number.slice(-4)}`;
}
