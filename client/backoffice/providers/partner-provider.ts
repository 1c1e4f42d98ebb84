import type { ChangeCallLimitRequest, CredentialView } from "../../../shared/identity/credential.schema.ts";
import type { LendingPartner } from "../../../shared/lending/lending-partner.schema.ts";
import { callApi } from "./http.ts";

/** What admins do for partners' servers. It comes with those pages, not with the first one. */
export const partnerProvider = {
  listPartners: async (signal: AbortSignal) =>
    ((await callApi("/lending-partners", { signal })) as { data: LendingPartner[] }).data,
  changeCallLimit: async (id: string, body: ChangeCallLimitRequest) =>
    (await callApi(`/credentials/${encodeURIComponent(id)}/call-limit`, { method: "POST", body })) as CredentialView,
};
