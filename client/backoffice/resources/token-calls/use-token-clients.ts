import { useGetList } from "react-admin";
import type { CredentialView } from "../../../../shared/identity/credential.schema.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import type { Choice } from "../../lists/filter-definition.ts";

const clientsMax = 100;

/** Clients that get access tokens, for a filter; keys of the payments API need none. */
export function useTokenClients(): readonly Choice[] {
  const [account] = useAccountScope();
  const { data = [] } = useGetList<CredentialView>("credentials", {
    pagination: { page: 1, perPage: clientsMax },
    sort: { field: "name", order: "ASC" },
    filter: { api: ["lending", "checkout"] },
    meta: { account },
  });
  return data.map(({ id, name }) => ({ value: id, label: name }));
}
