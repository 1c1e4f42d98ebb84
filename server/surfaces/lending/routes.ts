import { credentialRoutes } from "./credential.routes.ts";
import { creditOfferRoutes } from "./credit-offer.routes.ts";
import { customerRoutes } from "./customer.routes.ts";
import { documentRoutes } from "./document.routes.ts";
import { loanRoutes } from "./loan.routes.ts";
import { webhookEndpointRoutes } from "./webhook-endpoint.routes.ts";
import type { WireRoute } from "./wire-route.ts";

/** Every call of this wire that takes an access token, in the order in which the reference tells it. */
export const wireRoutes: readonly WireRoute[] = [
  ...credentialRoutes,
  ...customerRoutes,
  ...documentRoutes,
  ...creditOfferRoutes,
  ...loanRoutes,
  ...webhookEndpointRoutes,
];
