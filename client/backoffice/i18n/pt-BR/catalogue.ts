import { ptBR } from "@mui/material/locale";
import type { Catalogue } from "../translation.ts";
import { ptAccess } from "./access.ts";
import { ptAlerts } from "./alerts.ts";
import { ptApprovals } from "./approvals.ts";
import { ptAudit } from "./audit.ts";
import { ptBorrowers } from "./borrowers.ts";
import { ptBulk } from "./bulk.ts";
import { ptCalls } from "./calls.ts";
import { ptCheckout } from "./checkout.ts";
import { ptDashboard } from "./dashboard.ts";
import { ptDeliveries } from "./deliveries.ts";
import { ptEndpoints } from "./endpoints.ts";
import { ptFrame } from "./frame.ts";
import { ptLengths } from "./lengths.ts";
import { ptLinks } from "./links.ts";
import { ptListChoices } from "./list-choices.ts";
import { ptListTools } from "./list-tools.ts";
import { ptLoans } from "./loans.ts";
import { ptMerchants } from "./merchants.ts";
import { ptMetrics } from "./metrics.ts";
import { ptMoney } from "./money.ts";
import { ptNotes } from "./notes.ts";
import { ptOffers } from "./offers.ts";
import { ptOrders } from "./orders.ts";
import { ptPartnerAccess } from "./partner-access.ts";
import { ptPayouts } from "./payouts.ts";
import { ptPerson } from "./person.ts";
import { ptPersonal } from "./personal.ts";
import { ptPortfolio } from "./portfolio.ts";
import { ptProfiles } from "./profiles.ts";
import { ptRates } from "./rates.ts";
import { ptReactAdmin } from "./react-admin.ts";
import { ptReports } from "./reports.ts";
import { ptResources } from "./resources.ts";
import { ptRetention } from "./retention.ts";
import { ptSearch } from "./search.ts";
import { ptStaff } from "./staff.ts";
import { ptStatuses } from "./statuses.ts";
import { ptTransfers } from "./transfers.ts";
import { ptUpkeep } from "./upkeep.ts";
import { ptWebhooks } from "./webhooks.ts";

/** Every word of the back office in Brazilian Portuguese, by area. */
export const words: Catalogue = {
  access: ptAccess,
  alerts: ptAlerts,
  approvals: ptApprovals,
  audit: ptAudit,
  borrowers: ptBorrowers,
  bulk: ptBulk,
  calls: ptCalls,
  checkout: ptCheckout,
  dashboard: ptDashboard,
  deliveries: ptDeliveries,
  endpoints: ptEndpoints,
  frame: ptFrame,
  lengths: ptLengths,
  links: ptLinks,
  listChoices: ptListChoices,
  listTools: ptListTools,
  loans: ptLoans,
  merchants: ptMerchants,
  metrics: ptMetrics,
  money: ptMoney,
  notes: ptNotes,
  offers: ptOffers,
  orders: ptOrders,
  partnerAccess: ptPartnerAccess,
  payouts: ptPayouts,
  person: ptPerson,
  personal: ptPersonal,
  portfolio: ptPortfolio,
  profiles: ptProfiles,
  rates: ptRates,
  reactAdmin: ptReactAdmin,
  reports: ptReports,
  resources: ptResources,
  retention: ptRetention,
  search: ptSearch,
  staff: ptStaff,
  statuses: ptStatuses,
  transfers: ptTransfers,
  upkeep: ptUpkeep,
  webhooks: ptWebhooks,
};

export const mui = ptBR;
