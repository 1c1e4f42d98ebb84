import type { RevealedView } from "../../../shared/customers/reveal.schema.ts";
import { callApi } from "./http.ts";

/** Whose details can be shown in full. */
export type RevealedResource = "customers" | "payments" | "borrowers";

/** People's details, beyond what the role sees. */
export interface PersonalProvider {
  reveal(resource: RevealedResource, id: string, reason: string): Promise<RevealedView>;
}

export const personalProvider: PersonalProvider = {
  reveal: async (resource, id, reason) =>
    (await callApi(`/${resource}/${encodeURIComponent(id)}/reveal`, {
      method: "POST",
      body: { reason },
    })) as RevealedView,
};
