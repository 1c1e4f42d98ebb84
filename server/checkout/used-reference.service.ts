import { DomainError } from "../../shared/errors.ts";
import type { Trx } from "../database.ts";
import { badField } from "./bad-field.ts";
import { statesOfReference } from "./session-reference.repository.ts";
import type { SessionRecord } from "./session.record.ts";

/** `any`: no session with the reference may exist; `paid`: none that was paid, or is being paid with a kept card. */
export type StrictReference = "any" | "paid";

/**
 * Refuses a session whose merchant reference an earlier one bears, inside the transaction that creates it: of two
 * at once the second finds the first.
 *
 * @throws DomainError `validation_failed`; `operation_in_flight` while an earlier try has no answer.
 */
export async function refuseUsedReference(
  trx: Trx,
  session: SessionRecord,
  strictness: StrictReference | null,
): Promise<void> {
  if (strictness === null) return;
  const found = await statesOfReference(trx, session);
  const isUsed = strictness === "any" ? found.length > 0 : found.some(({ status }) => status === "authorized");
  if (isUsed) throw badField("session.order.merchant_reference", "has been used before");
  const isTried = found.some(({ status, isByToken }) => isByToken && (status === "open" || status === "paying"));
  if (!isTried) return;
  throw new DomainError("operation_in_flight", "An earlier payment with this reference has not been answered yet.");
}
