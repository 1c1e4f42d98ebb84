import type { CustomerRow } from "../../../../shared/customers/customer.schema.ts";

/** The best name that is known of a customer. */
export function customerName({ name, email, phone, external_id, id }: CustomerRow): string {
  return name ?? email ?? phone ?? external_id ?? id;
}
