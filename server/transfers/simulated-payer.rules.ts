import type { DocumentCountry } from "../../shared/documents/payer-document.ts";

const strangers: Readonly<Record<DocumentCountry, readonly [string, string]>> = {
  AR: ["20234567897", "30712345671"],
  BR: ["98765432100", "39053344705"],
};

/** The document of somebody who is not the payer; its check digits are right. */
export function otherPayer(country: DocumentCountry, payerDocument: string): string {
  const [first, second] = strangers[country];
  // An Argentine CUIT holds the DNI that an order may name its payer by.
  return first.includes(payerDocument) ? second : first;
}
