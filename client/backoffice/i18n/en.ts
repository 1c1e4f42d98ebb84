import { enApprovals } from "./en-approvals.ts";
import { enCheckout } from "./en-checkout.ts";
import { enDeliveries } from "./en-deliveries.ts";
import { enEndpoints } from "./en-endpoints.ts";
import { enFrame } from "./en-frame.ts";
import { enLinks } from "./en-links.ts";
import { enMerchants } from "./en-merchants.ts";
import { enMetrics } from "./en-metrics.ts";
import { enMoney } from "./en-money.ts";
import { enOrders } from "./en-orders.ts";
import { enPayouts } from "./en-payouts.ts";
import { enProfiles } from "./en-profiles.ts";
import { enResources } from "./en-resources.ts";
import { enStatuses } from "./en-statuses.ts";
import { enTransfers } from "./en-transfers.ts";
import { enWebhooks } from "./en-webhooks.ts";

/** Every word of the back office, in English: the source of the other languages, which take its shape. */
export const en = {
  ...enApprovals,
  ...enCheckout,
  ...enFrame,
  ...enLinks,
  ...enMerchants,
  ...enMetrics,
  ...enMoney,
  ...enOrders,
  ...enPayouts,
  ...enProfiles,
  ...enResources,
  ...enStatuses,
  ...enTransfers,
  ...enDeliveries,
  ...enWebhooks,
  ...enEndpoints,
} as const;
