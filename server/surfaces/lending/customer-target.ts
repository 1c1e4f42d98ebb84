import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import type { KycActor } from "../../lending/customers/kyc-history.service.ts";
import type { Call } from "./call.ts";
import { customerIdOf } from "./wire-ids.ts";

/** The customer whom a path names. @throws DomainError `customer_not_found` for text that names nobody. */
export function customerTarget({ req, caller }: Pick<Call, "req" | "caller">): { scope: string[]; id: string } {
  const id = customerIdOf(String(req.params["id"]));
  if (id === null) throw lendingRefusal("customer_not_found");
  return { scope: [caller.accountId], id };
}

export function callActor({ caller, by }: Pick<Call, "caller" | "by">): KycActor {
  return { type: "merchant", id: caller.credentialId, requestId: by.requestId ?? null };
}
