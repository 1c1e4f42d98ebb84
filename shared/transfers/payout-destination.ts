import { z } from "zod";
import { isCnpj, isCpf, isCuit } from "../documents/tax-number.ts";
import { isCbu, isCbuAlias } from "./bank-account.ts";
import { isPixKey, type PixKeyType } from "./pix-key.ts";
import type { TransferCurrency } from "./transfer-methods.ts";

export const destinationTypes = [
  "cbu",
  "alias_cbu",
  "pix_key_cpf",
  "pix_key_cnpj",
  "pix_key_email",
  "pix_key_phone",
  "pix_key_random",
] as const;
export type DestinationType = (typeof destinationTypes)[number];

/** Where a payout goes, as it is stored. */
export const payoutDestinationSchema = z.strictObject({
  identifierType: z.enum(destinationTypes),
  identifierValue: z.string(),
  taxId: z.string().nullable(),
  name: z.string().nullable(),
});
export type PayoutDestination = z.infer<typeof payoutDestinationSchema>;

export type DestinationFault = {
  field: "identifierType" | "identifierValue" | "taxId";
  message: string;
  /** The number is not what it claims to be, as opposed to missing or misplaced. */
  isDocument: boolean;
};

const pixTypes: Partial<Record<DestinationType, PixKeyType>> = {
  pix_key_cpf: "cpf",
  pix_key_cnpj: "cnpj",
  pix_key_email: "email",
  pix_key_phone: "phone",
  pix_key_random: "random",
};

const forms: Readonly<Record<DestinationType, string>> = {
  cbu: "must be a CBU or CVU of 22 digits with its check digits",
  alias_cbu: "must be an alias of 6 to 20 letters, digits, points and hyphens",
  pix_key_cpf: "must be a CPF of 11 digits with its check digits",
  pix_key_cnpj: "must be a CNPJ of 14 characters with its check digits",
  pix_key_email: "must be an e-mail address",
  pix_key_phone: "must be +55 and 10 or 11 digits",
  pix_key_random: "must be a UUID",
};

export function destinationCurrency(type: DestinationType): TransferCurrency {
  return type === "cbu" || type === "alias_cbu" ? "ARS" : "BRL";
}

/** What is wrong with a destination for this currency; null where nothing is. */
export function destinationFault(
  { identifierType: type, identifierValue: value, taxId }: PayoutDestination,
  currency: TransferCurrency,
): DestinationFault | null {
  if (destinationCurrency(type) !== currency) {
    return { field: "identifierType", message: `is not paid in ${currency}`, isDocument: false };
  }
  if (!hasForm(type, value)) return { field: "identifierValue", message: forms[type], isDocument: false };
  const needsTaxId = type === "pix_key_email" || type === "pix_key_phone" || type === "pix_key_random";
  if (taxId === null) {
    return needsTaxId ? { field: "taxId", message: `is required with ${type}`, isDocument: false } : null;
  }
  const isRight = currency === "ARS" ? isCuit(taxId) : isCpf(taxId) || isCnpj(taxId);
  const wanted = currency === "ARS" ? "a CUIT or CUIL" : "a CPF or a CNPJ";
  return isRight ? null : { field: "taxId", message: `must be ${wanted} with its check digits`, isDocument: true };
}

function hasForm(type: DestinationType, value: string): boolean {
  if (type === "cbu") return isCbu(value);
  if (type === "alias_cbu") return isCbuAlias(value);
  const pix = pixTypes[type];
  return pix !== undefined && isPixKey(pix, value);
}
