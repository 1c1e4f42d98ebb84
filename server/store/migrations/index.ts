import * as accounts from "./0001-accounts.ts";
import * as staff from "./0002-staff.ts";
import * as customers from "./0003-customers.ts";
import * as checkout from "./0004-checkout.ts";
import * as payments from "./0005-payments.ts";
import * as ledger from "./0006-ledger.ts";
import * as webhooks from "./0007-webhooks.ts";
import * as audit from "./0008-audit.ts";
import * as search from "./0009-search.ts";
import * as webhookEndpoints from "./0010-webhook-endpoints.ts";
import * as webhookRecovery from "./0011-webhook-recovery.ts";
import * as autoCapture from "./0012-auto-capture.ts";
import * as deliveryRollups from "./0013-delivery-rollups.ts";
import * as webhookDesk from "./0014-webhook-desk.ts";
import * as deliveryDesk from "./0015-delivery-desk.ts";
import * as webhookLifecycle from "./0016-webhook-lifecycle.ts";
import * as webhookReach from "./0018-webhook-reach.ts";
import * as clientAdministration from "./0020-client-administration.ts";
import * as cardTokens from "./0021-card-tokens.ts";
import * as paymentLinks from "./0040-payment-links.ts";
import * as settlements from "./0041-settlements.ts";
import * as listIndexes from "./0042-list-indexes.ts";
import * as transfers from "./0050-transfers.ts";
import * as transferNames from "./0052-transfer-names.ts";
import * as settingsVersion from "./0053-settings-version.ts";
import type { Migration } from "../migrator.ts";

/** In the order in which they run; a name never changes once released. */
export const migrations: readonly Migration[] = [
  { name: "0001-accounts", up: accounts.up },
  { name: "0002-staff", up: staff.up },
  { name: "0003-customers", up: customers.up },
  { name: "0004-checkout", up: checkout.up },
  { name: "0005-payments", up: payments.up },
  { name: "0006-ledger", up: ledger.up },
  { name: "0007-webhooks", up: webhooks.up },
  { name: "0008-audit", up: audit.up },
  { name: "0009-search", up: search.up },
  { name: "0010-webhook-endpoints", up: webhookEndpoints.up },
  { name: "0011-webhook-recovery", up: webhookRecovery.up },
  { name: "0012-auto-capture", up: autoCapture.up },
  { name: "0013-delivery-rollups", up: deliveryRollups.up },
  { name: "0014-webhook-desk", up: webhookDesk.up },
  { name: "0015-delivery-desk", up: deliveryDesk.up },
  { name: "0016-webhook-lifecycle", up: webhookLifecycle.up },
  { name: "0018-webhook-reach", up: webhookReach.up },
  { name: "0020-client-administration", up: clientAdministration.up },
  { name: "0021-card-tokens", up: cardTokens.up },
  { name: "0040-payment-links", up: paymentLinks.up },
  { name: "0041-settlements", up: settlements.up },
  { name: "0042-list-indexes", up: listIndexes.up },
  { name: "0050-transfers", up: transfers.up },
  { name: "0052-transfer-names", up: transferNames.up },
  { name: "0053-settings-version", up: settingsVersion.up },
];
