import { esES } from "@mui/material/locale";
import type { Catalogue } from "../translation.ts";
import { esAccess } from "./access.ts";
import { esAlerts } from "./alerts.ts";
import { esApprovals } from "./approvals.ts";
import { esAudit } from "./audit.ts";
import { esBorrowers } from "./borrowers.ts";
import { esBulk } from "./bulk.ts";
import { esCalls } from "./calls.ts";
import { esCheckout } from "./checkout.ts";
import { esDashboard } from "./dashboard.ts";
import { esDeliveries } from "./deliveries.ts";
import { esEndpoints } from "./endpoints.ts";
import { esFrame } from "./frame.ts";
import { esLengths } from "./lengths.ts";
import { esLinks } from "./links.ts";
import { esListChoices } from "./list-choices.ts";
import { esListTools } from "./list-tools.ts";
import { esLoans } from "./loans.ts";
import { esMerchants } from "./merchants.ts";
import { esMetrics } from "./metrics.ts";
import { esMoney } from "./money.ts";
import { esNotes } from "./notes.ts";
import { esOffers } from "./offers.ts";
import { esOrders } from "./orders.ts";
import { esPartnerAccess } from "./partner-access.ts";
import { esPayouts } from "./payouts.ts";
import { esPerson } from "./person.ts";
import { esPersonal } from "./personal.ts";
import { esPortfolio } from "./portfolio.ts";
import { esProfiles } from "./profiles.ts";
import { esRates } from "./rates.ts";
import { esReactAdmin } from "./react-admin.ts";
import { esReports } from "./reports.ts";
import { esResources } from "./resources.ts";
import { esRetention } from "./retention.ts";
import { esSearch } from "./search.ts";
import { esStaff } from "./staff.ts";
import { esStatuses } from "./statuses.ts";
import { esTransfers } from "./transfers.ts";
import { esUpkeep } from "./upkeep.ts";
import { esWebhooks } from "./webhooks.ts";

/** Every word of the back office in Argentine Spanish, by area. */
export const words: Catalogue = {
  access: esAccess,
  alerts: esAlerts,
  approvals: esApprovals,
  audit: esAudit,
  borrowers: esBorrowers,
  bulk: esBulk,
  calls: esCalls,
  checkout: esCheckout,
  dashboard: esDashboard,
  deliveries: esDeliveries,
  endpoints: esEndpoints,
  frame: esFrame,
  lengths: esLengths,
  links: esLinks,
  listChoices: esListChoices,
  listTools: esListTools,
  loans: esLoans,
  merchants: esMerchants,
  metrics: esMetrics,
  money: esMoney,
  notes: esNotes,
  offers: esOffers,
  orders: esOrders,
  partnerAccess: esPartnerAccess,
  payouts: esPayouts,
  person: esPerson,
  personal: esPersonal,
  portfolio: esPortfolio,
  profiles: esProfiles,
  rates: esRates,
  reactAdmin: esReactAdmin,
  reports: esReports,
  resources: esResources,
  retention: esRetention,
  search: esSearch,
  staff: esStaff,
  statuses: esStatuses,
  transfers: esTransfers,
  upkeep: esUpkeep,
  webhooks: esWebhooks,
};

export const mui = esES;
