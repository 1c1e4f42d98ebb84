import {
  credentialListSpec,
  credentialSchema,
  type CredentialView,
} from "../../../shared/identity/credential.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import { type CredentialRecord, listCredentials } from "../../identity/credential.service.ts";
import { pageRows } from "./page-rows.ts";
import { listRoute } from "./define-route.ts";

export const credentialRoutes = [
  listRoute({
    path: "/credentials",
    access: "credentials.manage",
    summary: "API credentials without their secrets",
    list: credentialListSpec,
    response: listSchema(credentialSchema),
    handle: async ({ ctx, caller, request }) => {
      const credentials = await listCredentials(ctx, caller.scope);
      const { data, page } = pageRows(credentials, request, (credential) => ({
        account: credential.account_id,
        api: credential.api,
        merchant_id: credential.merchant_id,
        created_at: credential.created_at,
        name: credential.name,
      }));
      return { data: data.map(presentCredential), page };
    },
  }),
];

function presentCredential(credential: CredentialRecord): CredentialView {
  const { id, account_id, merchant_id, name, api, client_id, created_at, last_used_at, revoked_at } = credential;
  return { id, account_id, merchant_id, name, api, client_id, created_at, last_used_at, revoked_at };
}
