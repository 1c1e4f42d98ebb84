import { describingRoute } from "./api.routes.ts";
import { alertRoutes } from "./alert.routes.ts";
import { approvalRoutes } from "./approval.routes.ts";
import { auditRoutes } from "./audit.routes.ts";
import { balanceLineRoutes } from "./balance-line.routes.ts";
import { bulkRunRoutes } from "./bulk-run.routes.ts";
import { borrowerRoutes } from "./borrower.routes.ts";
import { callRoutes } from "./call.routes.ts";
import { credentialRoutes } from "./credential.routes.ts";
import { creditOfferRoutes } from "./credit-offer.routes.ts";
import { customerRoutes } from "./customer.routes.ts";
import { deliveryRoutes } from "./delivery.routes.ts";
import { lendingPartnerRoutes } from "./lending-partner.routes.ts";
import { lendingRatesRoutes } from "./lending-rates.routes.ts";
import { exportRoutes } from "./export.routes.ts";
import { lendingSettingsRoutes } from "./lending-settings.routes.ts";
import { listPreferenceRoutes } from "./list-preference.routes.ts";
import { loanRoutes } from "./loan.routes.ts";
import { merchantRoutes } from "./merchant.routes.ts";
import { metricsRoutes } from "./metrics.routes.ts";
import { eventTypeRoutes } from "./event-type.routes.ts";
import { moneyRoutes } from "./money.routes.ts";
import { factorPolicyRoutes } from "./factor-policy.routes.ts";
import { ownFactorRoutes } from "./own-factor.routes.ts";
import { ownSessionRoutes } from "./own-session.routes.ts";
import { noteRoutes } from "./note.routes.ts";
import { paymentRoutes } from "./payment.routes.ts";
import { paymentLinkRoutes } from "./payment-link.routes.ts";
import { payoutRoutes } from "./payout.routes.ts";
import { portfolioRoutes } from "./portfolio.routes.ts";
import { profileRoutes } from "./profile.routes.ts";
import { recoveryRoutes } from "./recovery.routes.ts";
import type { Route } from "./route.ts";
import { savedViewRoutes } from "./saved-view.routes.ts";
import { retentionRoutes } from "./retention.routes.ts";
import { revealRoutes } from "./reveal.routes.ts";
import { searchRoutes } from "./search.routes.ts";
import { sessionRoutes } from "./session.routes.ts";
import { settlementRoutes } from "./settlement.routes.ts";
import { signInRoutes } from "./sign-in.routes.ts";
import { stepUpRoutes } from "./step-up.routes.ts";
import { staffRoutes } from "./staff.routes.ts";
import { streamRoutes } from "./stream.routes.ts";
import { tokenCallRoutes } from "./token-call.routes.ts";
import { transferRoutes } from "./transfer.routes.ts";
import { upkeepRoutes } from "./upkeep.routes.ts";
import { webhookEndpointActionRoutes } from "./webhook-endpoint-actions.routes.ts";
import { webhookEndpointRoutes } from "./webhook-endpoint.routes.ts";

const ownRoutes: readonly Route[] = [
  ...signInRoutes,
  ...paymentRoutes,
  ...moneyRoutes,
  ...bulkRunRoutes,
  ...sessionRoutes,
  ...paymentLinkRoutes,
  ...profileRoutes,
  ...settlementRoutes,
  ...transferRoutes,
  ...payoutRoutes,
  ...approvalRoutes,
  ...merchantRoutes,
  ...balanceLineRoutes,
  ...loanRoutes,
  ...portfolioRoutes,
  ...customerRoutes,
  ...revealRoutes,
  ...borrowerRoutes,
  ...lendingPartnerRoutes,
  ...lendingRatesRoutes,
  ...lendingSettingsRoutes,
  ...retentionRoutes,
  ...creditOfferRoutes,
  ...deliveryRoutes,
  ...eventTypeRoutes,
  ...webhookEndpointRoutes,
  ...webhookEndpointActionRoutes,
  ...recoveryRoutes,
  ...metricsRoutes,
  ...searchRoutes,
  ...savedViewRoutes,
  ...listPreferenceRoutes,
  ...noteRoutes,
  ...auditRoutes,
  ...staffRoutes,
  ...ownSessionRoutes,
  ...ownFactorRoutes,
  ...factorPolicyRoutes,
  ...stepUpRoutes,
  ...credentialRoutes,
  ...tokenCallRoutes,
  ...callRoutes,
  ...upkeepRoutes,
  ...alertRoutes,
  ...streamRoutes,
];

/** Everything that `/api` answers. Router, permissions, OpenAPI and the role matrix read this one table. */
export const routes: readonly Route[] = [...ownRoutes, ...exportRoutes(ownRoutes), describingRoute(() => routes)];
