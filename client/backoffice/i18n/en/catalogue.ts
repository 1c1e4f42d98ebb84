import { enAccess } from "./access.ts";
import { enAlerts } from "./alerts.ts";
import { enApprovals } from "./approvals.ts";
import { enAudit } from "./audit.ts";
import { enBorrowers } from "./borrowers.ts";
import { enBulk } from "./bulk.ts";
import { enCalls } from "./calls.ts";
import { enCheckout } from "./checkout.ts";
import { enDashboard } from "./dashboard.ts";
import { enDeliveries } from "./deliveries.ts";
import { enEndpoints } from "./endpoints.ts";
import { enFrame } from "./frame.ts";
import { enLengths } from "./lengths.ts";
import { enLinks } from "./links.ts";
import { enListChoices } from "./list-choices.ts";
import { enListTools } from "./list-tools.ts";
import { enLoans } from "./loans.ts";
import { enMerchants } from "./merchants.ts";
import { enMetrics } from "./metrics.ts";
import { enMoney } from "./money.ts";
import { enNotes } from "./notes.ts";
import { enOffers } from "./offers.ts";
import { enOrders } from "./orders.ts";
import { enPartnerAccess } from "./partner-access.ts";
import { enPayouts } from "./payouts.ts";
import { enPerson } from "./person.ts";
import { enPersonal } from "./personal.ts";
import { enPortfolio } from "./portfolio.ts";
import { enProfiles } from "./profiles.ts";
import { enRates } from "./rates.ts";
import { enReactAdmin } from "./react-admin.ts";
import { enReports } from "./reports.ts";
import { enResources } from "./resources.ts";
import { enRetention } from "./retention.ts";
import { enSearch } from "./search.ts";
import { enStaff } from "./staff.ts";
import { enStatuses } from "./statuses.ts";
import { enTransfers } from "./transfers.ts";
import { enUpkeep } from "./upkeep.ts";
import { enWebhooks } from "./webhooks.ts";

/** Every word of the back office in English, by area: the source of the other languages, which take its shape. */
export const words = {
  access: enAccess,
  alerts: enAlerts,
  approvals: enApprovals,
  audit: enAudit,
  borrowers: enBorrowers,
  bulk: enBulk,
  calls: enCalls,
  checkout: enCheckout,
  dashboard: enDashboard,
  deliveries: enDeliveries,
  endpoints: enEndpoints,
  frame: enFrame,
  lengths: enLengths,
  links: enLinks,
  listChoices: enListChoices,
  listTools: enListTools,
  loans: enLoans,
  merchants: enMerchants,
  metrics: enMetrics,
  money: enMoney,
  notes: enNotes,
  offers: enOffers,
  orders: enOrders,
  partnerAccess: enPartnerAccess,
  payouts: enPayouts,
  person: enPerson,
  personal: enPersonal,
  portfolio: enPortfolio,
  profiles: enProfiles,
  rates: enRates,
  reactAdmin: enReactAdmin,
  reports: enReports,
  resources: enResources,
  retention: enRetention,
  search: enSearch,
  staff: enStaff,
  statuses: enStatuses,
  transfers: enTransfers,
  upkeep: enUpkeep,
  webhooks: enWebhooks,
} as const;

/** MUI speaks English by itself. */
export const mui = {};
