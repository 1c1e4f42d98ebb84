import type { CustomerType } from "../../../shared/checkout/express.schema.ts";
import type { HostedAddress } from "../../../shared/checkout/hosted-order.schema.ts";
import { isEmail, phoneForServer } from "../contact-fields.ts";
import type { Words } from "../words/en.ts";

export type AddressField = keyof HostedAddress;

/** The fields in the order in which they are asked. */
export function fieldsFor(type: CustomerType, hasContact: boolean): AddressField[] {
  return [
    ...(type === "b2b" ? (["business_name", "organization_number"] as const) : []),
    "first_name",
    "last_name",
    ...(hasContact ? (["email", "phone_number"] as const) : []),
    "address_line",
    "address_line_2",
    "postal_code",
    "postal_place",
    "country",
  ];
}

const optional: readonly AddressField[] = ["address_line_2"];

/** What is wrong with each field; a field that is missing here is fine. */
export function addressProblems(
  address: HostedAddress,
  fields: readonly AddressField[],
): Partial<Record<AddressField, keyof Words>> {
  const problems: Partial<Record<AddressField, keyof Words>> = {};
  for (const field of fields) {
    const value = (address[field] ?? "").trim();
    if (value === "") {
      if (!optional.includes(field)) problems[field] = "fieldMissing";
    } else if (field === "email" && !isEmail(value)) problems[field] = "emailWrong";
    else if (field === "phone_number" && phoneForServer(value) === null) problems[field] = "phoneWrong";
  }
  return problems;
}

/** As the server takes it: what was asked and filled in. */
export function addressForServer(address: HostedAddress, fields: readonly AddressField[]): HostedAddress {
  const entries = fields.flatMap((field) => {
    const value = (address[field] ?? "").trim();
    if (value === "") return [];
    return [[field, field === "phone_number" ? (phoneForServer(value) ?? value) : value] as const];
  });
  return Object.fromEntries(entries);
}
