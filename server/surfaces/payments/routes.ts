import { accountRoutes } from "./account.routes.ts";
import { paymentRoutes } from "./payment.routes.ts";
import { payoutRoutes } from "./payout.routes.ts";
import { sandboxRoutes } from "./sandbox.routes.ts";
import { webhookRoutes } from "./webhook.routes.ts";
import type { WireRoute } from "./wire-route.ts";

/** Every call of this wire, in the order in which the reference tells it. */
export const wireRoutes: readonly WireRoute[] = [
  ...paymentRoutes,
  ...webhookRoutes,
  ...payoutRoutes,
  ...accountRoutes,
  ...sandboxRoutes,
];
