import { enCheckout } from "./en-checkout.ts";
import { enFrame } from "./en-frame.ts";
import { enLinks } from "./en-links.ts";
import { enMoney } from "./en-money.ts";
import { enProfiles } from "./en-profiles.ts";
import { enResources } from "./en-resources.ts";
import { enStatuses } from "./en-statuses.ts";
import { enWebhooks } from "./en-webhooks.ts";

/** Every word of the back office, in English: the source of the other languages, which take its shape. */
export const en = {
  ...enCheckout,
  ...enFrame,
  ...enLinks,
  ...enMoney,
  ...enProfiles,
  ...enResources,
  ...enStatuses,
  ...enWebhooks,
} as const;
