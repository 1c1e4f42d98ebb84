import type { CustomerRow } from "../../../shared/customers/customer.schema.ts";
import type { CustomerRecord } from "../../customers/customer.service.ts";
import { maskPerson, maskText } from "./mask.rules.ts";

/** A customer as a row of a list. Merchants sometimes use an e-mail address as their own id of a person. */
export function presentCustomerRow(customer: CustomerRecord, isMasked: boolean): CustomerRow {
  const { id, account_id, external_id, country, created_at, updated_at, erased_at } = customer;
  return {
    id,
    account_id,
    external_id: external_id === null || !isMasked ? external_id : maskText(external_id),
    country,
    ...maskPerson(customer, isMasked),
    created_at,
    updated_at,
    erased_at,
  };
}
