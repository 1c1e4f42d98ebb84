import { formatCnpj, formatCpf } from "../../../shared/documents/tax-number.ts";
import { kycLabel } from "../../../shared/lending/kyc-template.ts";
import type { CustomerEvent } from "../../../shared/lending/lending-event.schema.ts";
import { wireInstant } from "./wire-fields.ts";
import { wireCustomerId } from "./wire-ids.ts";

/** A customer as this wire shows them, without the times that events leave out. */
export function presentCustomer(customer: CustomerEvent) {
  return {
    id: wireCustomerId(customer.customer_id),
    status: customer.status,
    cpf: formatCpf(customer.cpf),
    cnpj: customer.cnpj === null ? null : formatCnpj(customer.cnpj),
    name: customer.name,
    email: customer.email,
    phone: customer.phone,
    trading_name: customer.trading_name,
    external_id: customer.external_id,
    kyc: presentKyc(customer),
  };
}

export function presentKyc({ kyc }: Pick<CustomerEvent, "kyc">) {
  return kyc.map(({ kind, type, status, message, uploaded_at: uploadedAt }) => ({
    kind,
    type,
    description: kycLabel(type),
    status,
    message,
    uploaded_at: uploadedAt === null ? null : wireInstant(uploadedAt),
  }));
}
