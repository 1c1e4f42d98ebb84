import type { Selectable } from "kysely";
import type { OfferEvent } from "../../../shared/lending/lending-event.schema.ts";
import type { CreditOfferTable } from "../loan.table.ts";

/** Amounts are centavos, rates millionths. */
export type OfferRecord = Selectable<CreditOfferTable>;

/** The offer as an event keeps it. */
export function offerSnapshot(offer: OfferRecord): OfferEvent {
  return {
    offer_id: offer.id,
    customer_id: offer.customer_id,
    status: offer.status,
    approved_amount: offer.approved_amount,
    min_amount: offer.min_amount,
    rate_ppm: offer.rate_ppm,
    installments_min: offer.installments_min,
    installments_max: offer.installments_max,
    valid_until: offer.valid_until,
  };
}
