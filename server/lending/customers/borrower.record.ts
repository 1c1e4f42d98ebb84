import type { Selectable } from "kysely";
import type { CustomerEvent } from "../../../shared/lending/lending-event.schema.ts";
import { listedItems } from "../../../shared/lending/kyc.ts";
import type { BorrowerTable, KycItemTable } from "../borrower.table.ts";

/** A customer as one who may borrow. */
export type BorrowerRecord = Selectable<BorrowerTable>;

export type KycItemRecord = Selectable<KycItemTable>;

/** A customer with everything that is asked of them, in order. */
export interface BorrowerWithItems {
  borrower: BorrowerRecord;
  items: readonly KycItemRecord[];
}

/** The customer as an event keeps them. */
export function customerSnapshot({ borrower, items }: BorrowerWithItems): CustomerEvent {
  return {
    customer_id: borrower.customer_id,
    status: borrower.status,
    external_id: borrower.external_id,
    cpf: borrower.cpf,
    cnpj: borrower.cnpj,
    name: borrower.name,
    email: borrower.email,
    phone: borrower.phone,
    trading_name: borrower.trading_name,
    kyc: listedItems(items).map(({ type, kind, status, message, uploaded_at }) => ({
      type,
      kind,
      status,
      message,
      uploaded_at,
    })),
  };
}
