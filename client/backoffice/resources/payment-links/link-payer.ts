import type { CreateLinkRequest } from "../../../../shared/checkout/payment-link.schema.ts";

/** Who pays, as it is typed; everything may stay empty. */
export interface PayerDraft {
  email: string;
  phone: string;
  firstName: string;
  lastName: string;
  addressLine: string;
  postalCode: string;
  postalPlace: string;
  country: string;
}

export const emptyPayer: PayerDraft = {
  email: "",
  phone: "",
  firstName: "",
  lastName: "",
  addressLine: "",
  postalCode: "",
  postalPlace: "",
  country: "",
};

export type PayerFault = "email" | "phone" | "country";

/** Fields that were filled with what they cannot be. */
export function payerFaults(payer: PayerDraft): readonly PayerFault[] {
  const faults: PayerFault[] = [];
  const [email, phone, country] = [payer.email.trim(), phoneOf(payer), payer.country.trim()];
  if (email !== "" && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) faults.push("email");
  if (phone !== "" && !/^\+?\d{5,15}$/.test(phone)) faults.push("phone");
  if (country !== "" && !/^[A-Za-z]{2}$/.test(country)) faults.push("country");
  return faults;
}

export function isPayerReadable(payer: PayerDraft): boolean {
  return payerFaults(payer).length === 0;
}

export function payerOf(payer: PayerDraft): NonNullable<CreateLinkRequest["customer"]> | null {
  return filled({ email: payer.email, phone_number: phoneOf(payer) });
}

export function addressOf(payer: PayerDraft): NonNullable<CreateLinkRequest["address"]> | null {
  return filled({
    first_name: payer.firstName,
    last_name: payer.lastName,
    address_line: payer.addressLine,
    postal_code: payer.postalCode,
    postal_place: payer.postalPlace,
    country: payer.country.toUpperCase(),
  });
}

/** Without the spaces that people write into numbers. */
function phoneOf({ phone }: PayerDraft): string {
  return phone.replace(/[\s()-]/g, "");
}

/** The fields that hold something; null for none. */
function filled<Name extends string>(fields: Record<Name, string>): { [Key in Name]?: string } | null {
  const known = Object.entries<string>(fields)
    .map(([name, text]) => [name, text.trim()] as const)
    .filter(([, text]) => text !== "");
  return known.length === 0 ? null : (Object.fromEntries(known) as { [Key in Name]?: string });
}
