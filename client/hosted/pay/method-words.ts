import type { HostedMethod } from "../../../shared/checkout/hosted-page.schema.ts";
import type { Words } from "../words/en.ts";
import { fill } from "../words/fill.ts";

/** Names that are the same in every language, by the last part of the payment product type. */
const brands: Readonly<Record<string, string>> = {
  vipps: "Vipps",
  mobilepay: "MobilePay",
  swish: "Swish",
  klarna: "Klarna",
  billie: "Billie",
  applepay: "Apple Pay",
  googlepay: "Google Pay",
  clicktopay: "Click to Pay",
};

const providers: Readonly<Record<string, string>> = {
  dintero_psp: "Dintero",
  payex: "PayEx",
  bambora: "Bambora",
  netaxept: "Netaxept",
  collector: "Walley",
  instabank: "Instabank",
  kravia: "Kravia",
};

/** What the payer calls a way to pay. */
export function methodName(method: HostedMethod, words: Words): string {
  const [product = "", kind = ""] = method.type.split(".");
  if (kind === "creditcard") return words.card;
  const brand = brands[kind];
  if (brand !== undefined) return brand;
  if (method.form !== "invoice") return method.label;
  const provider = providers[product];
  return provider === undefined ? words.invoice : fill(words.invoiceFrom, { provider });
}

/** Who stands behind it, where an earlier way to pay has the same name; null where the name is enough. */
export function providerHint(method: HostedMethod, all: readonly HostedMethod[], words: Words): string | null {
  const name = methodName(method, words);
  const first = all.find((other) => methodName(other, words) === name);
  const provider = providers[method.type.split(".")[0] ?? ""];
  return first?.type === method.type || provider === undefined ? null : fill(words.via, { provider });
}
