import { clientRoutes } from "./client.routes.ts";
import { grantRoutes } from "./grant.routes.ts";
import { hookRoutes } from "./hook.routes.ts";
import { managementRoutes } from "./management.routes.ts";
import { profileRoutes } from "./profile.routes.ts";
import { reportConfigurationRoutes } from "./report-configuration.routes.ts";
import { roleRoutes } from "./role.routes.ts";
import { sessionRoutes } from "./session.routes.ts";
import { settlementRoutes } from "./settlement.routes.ts";
import { signatureRoutes } from "./signature.routes.ts";
import { tokenWords } from "./token.route.ts";
import { tokenPaymentRoutes } from "./token-payment.routes.ts";
import { transactionRoutes } from "./transaction.routes.ts";
import type { RouteWords, WireRoute } from "./wire-route.ts";

/** Calls that answer below `/v1` and, under the newer base path, below `/v1/accounts/{aid}/payments`. */
export const paymentRoutes: readonly WireRoute[] = [
  ...sessionRoutes,
  ...transactionRoutes,
  ...tokenPaymentRoutes,
  ...profileRoutes,
  ...signatureRoutes,
];

/** Calls whose path names the account. */
export const accountRoutes: readonly WireRoute[] = [
  ...hookRoutes,
  ...clientRoutes,
  ...grantRoutes,
  ...roleRoutes,
  ...managementRoutes,
  ...settlementRoutes,
  ...reportConfigurationRoutes,
];

/** All of it, in the order in which the reference tells it. */
export const documentedRoutes: readonly RouteWords[] = [tokenWords, ...paymentRoutes, ...accountRoutes];
