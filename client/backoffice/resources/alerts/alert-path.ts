import type { AlertView } from "../../../../shared/alerts/alert.schema.ts";
import { recordPath } from "../resource-path.ts";

const resources = {
  endpoint_disabled: "webhook-endpoints",
  loan_stuck: "loans",
  installment_missed: "loans",
  offer_expiring: "credit-offers",
  credential_old: "credentials",
  credential_unused: "credentials",
} as const;

/** Where somebody deals with it: the object's page, or the list of what went wrong. */
export function alertPath({ kind, object_id: id, account_id: account }: AlertView): string {
  if (kind !== "deliveries_exhausted") return recordPath(resources[kind], id);
  return `/deliveries?${new URLSearchParams({ account, endpoint_id: id, state: "exhausted" }).toString()}`;
}
