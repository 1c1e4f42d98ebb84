import { tokenCallListSpec, tokenCallSchema } from "../../../shared/identity/token-call.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import { listTokenCalls } from "../../identity/token-call.service.ts";
import { listRoute } from "./define-route.ts";

export const tokenCallRoutes = [
  listRoute({
    path: "/token-calls",
    access: "credentials.manage",
    summary: "Calls for access tokens of the last ninety days, granted and refused, without the tokens",
    list: tokenCallListSpec,
    response: listSchema(tokenCallSchema),
    handle: ({ ctx, caller, request }) => listTokenCalls(ctx, caller.scope, request),
  }),
];
