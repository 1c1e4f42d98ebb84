import type { CustomerView } from "../../../shared/customers/customer.schema.ts";
import type { RevealedView } from "../../../shared/customers/reveal.schema.ts";
import { callApi } from "./http.ts";

/** Whose details can be shown in full. */
export type RevealedResource = "customers" | "payments" | "borrowers";

/** People's details, beyond what the role sees. */
export interface PersonalProvider {
  reveal(resource: RevealedResource, id: string, reason: string): Promise<RevealedView>;
  eraseCustomer(id: string, reason: string): Promise<CustomerView>;
}

export const personalProvider: PersonalProvider = {
  reveal: async (resource, id, reason) =>
    (await callApi(`/${resource}/${encodeURIComponent(id)}/reveal`, {
      method: "POST",
      body: { reason },
    })) as RevealedView,
  eraseCustomer: async (id, reason) =>
    (await callApi(`/customers/${encodeURIComponent(id)}/erase`, { method: "POST", body: { reason } })) as CustomerView,
};
