import { nbNO } from "@mui/material/locale";
import type { Catalogue } from "../translation.ts";
import { nbAccess } from "./access.ts";
import { nbAlerts } from "./alerts.ts";
import { nbApprovals } from "./approvals.ts";
import { nbAudit } from "./audit.ts";
import { nbBorrowers } from "./borrowers.ts";
import { nbBulk } from "./bulk.ts";
import { nbCalls } from "./calls.ts";
import { nbCheckout } from "./checkout.ts";
import { nbDashboard } from "./dashboard.ts";
import { nbDeliveries } from "./deliveries.ts";
import { nbEndpoints } from "./endpoints.ts";
import { nbFrame } from "./frame.ts";
import { nbLengths } from "./lengths.ts";
import { nbLinks } from "./links.ts";
import { nbListChoices } from "./list-choices.ts";
import { nbListTools } from "./list-tools.ts";
import { nbLoans } from "./loans.ts";
import { nbMerchants } from "./merchants.ts";
import { nbMetrics } from "./metrics.ts";
import { nbMoney } from "./money.ts";
import { nbNotes } from "./notes.ts";
import { nbOffers } from "./offers.ts";
import { nbOrders } from "./orders.ts";
import { nbPartnerAccess } from "./partner-access.ts";
import { nbPayouts } from "./payouts.ts";
import { nbPerson } from "./person.ts";
import { nbPersonal } from "./personal.ts";
import { nbPortfolio } from "./portfolio.ts";
import { nbProfiles } from "./profiles.ts";
import { nbRates } from "./rates.ts";
import { nbReactAdmin } from "./react-admin.ts";
import { nbReports } from "./reports.ts";
import { nbResources } from "./resources.ts";
import { nbRetention } from "./retention.ts";
import { nbSearch } from "./search.ts";
import { nbStaff } from "./staff.ts";
import { nbStatuses } from "./statuses.ts";
import { nbTransfers } from "./transfers.ts";
import { nbUpkeep } from "./upkeep.ts";
import { nbWebhooks } from "./webhooks.ts";

/** Every word of the back office in Norwegian bokmål, by area. */
export const words: Catalogue = {
  access: nbAccess,
  alerts: nbAlerts,
  approvals: nbApprovals,
  audit: nbAudit,
  borrowers: nbBorrowers,
  bulk: nbBulk,
  calls: nbCalls,
  checkout: nbCheckout,
  dashboard: nbDashboard,
  deliveries: nbDeliveries,
  endpoints: nbEndpoints,
  frame: nbFrame,
  lengths: nbLengths,
  links: nbLinks,
  listChoices: nbListChoices,
  listTools: nbListTools,
  loans: nbLoans,
  merchants: nbMerchants,
  metrics: nbMetrics,
  money: nbMoney,
  notes: nbNotes,
  offers: nbOffers,
  orders: nbOrders,
  partnerAccess: nbPartnerAccess,
  payouts: nbPayouts,
  person: nbPerson,
  personal: nbPersonal,
  portfolio: nbPortfolio,
  profiles: nbProfiles,
  rates: nbRates,
  reactAdmin: nbReactAdmin,
  reports: nbReports,
  resources: nbResources,
  retention: nbRetention,
  search: nbSearch,
  staff: nbStaff,
  statuses: nbStatuses,
  transfers: nbTransfers,
  upkeep: nbUpkeep,
  webhooks: nbWebhooks,
};

export const mui = nbNO;
