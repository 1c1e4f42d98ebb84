import CssBaseline from "@mui/material/CssBaseline";
import { AdminContext, CoreAdminUI, localStorageStore, Notification, Resource } from "react-admin";
import { lazy } from "react";
import { i18nProvider } from "./i18n/i18n-provider.ts";
import { KontorLayout } from "./layout/KontorLayout.tsx";
import { searchPage } from "./layout/search/index.ts";
import { UnknownAddress } from "./layout/UnknownAddress.tsx";
import { PageFailure } from "./layout/PageFailure.tsx";
import { PageSkeleton } from "./layout/PageSkeleton.tsx";
import { SignInPage } from "./layout/SignInPage.tsx";
import { createAuthProvider } from "./providers/auth-provider.ts";
import { dataProvider } from "./providers/data-provider.ts";
import { createQueryClient } from "./providers/query-client.ts";
import { reports } from "./reports/index.ts";
import { accessRules } from "./resources/access-rules/index.ts";
import { alerts } from "./resources/alerts/index.ts";
import { approvals } from "./resources/approvals/index.ts";
import { audit } from "./resources/audit/index.ts";
import { bulkRuns } from "./resources/bulk-runs/index.ts";
import { borrowers } from "./resources/borrowers/index.ts";
import { calls } from "./resources/calls/index.ts";
import { customers } from "./resources/customers/index.ts";
import { database } from "./resources/database/index.ts";
import { deliveries } from "./resources/deliveries/index.ts";
import { eventTypes } from "./resources/event-types/index.ts";
import { creditOffers } from "./resources/credit-offers/index.ts";
import { credentials } from "./resources/credentials/index.ts";
import { paymentLinks } from "./resources/payment-links/index.ts";
import { settlements } from "./resources/settlements/index.ts";
import { paymentProfiles } from "./resources/payment-profiles/index.ts";
import { lendingSettings } from "./resources/lending-settings/index.ts";
import { loans } from "./resources/loans/index.ts";
import { merchants } from "./resources/merchants/index.ts";
import { myAccount } from "./resources/my-account/index.ts";
import { payments } from "./resources/payments/index.ts";
import { payouts } from "./resources/payouts/index.ts";
import { portfolio } from "./resources/portfolio/index.ts";
import { retention } from "./resources/retention/index.ts";
import { sessions } from "./resources/sessions/index.ts";
import { staff } from "./resources/staff/index.ts";
import { tokenCalls } from "./resources/token-calls/index.ts";
import { transfers } from "./resources/transfers/index.ts";
import { webhookEndpoints } from "./resources/webhook-endpoints/index.ts";
import { webhookMetrics } from "./resources/webhook-metrics/index.ts";
import { darkTheme, lightTheme } from "./theme/theme.ts";
import { useLocalizedTheme } from "./theme/use-localized-theme.ts";

const DashboardPage = lazy(() => import("./dashboard/DashboardPage.tsx"));

const authProvider = createAuthProvider();
const queryClient = createQueryClient();
const store = localStorageStore("1", "kontor");

/**
 * The table of contents. `AdminContext` and `CoreAdminUI` are what react-admin's `Admin` is made of; named here one by
 * one, its own sign-in page, menus and forms stay out of the first load.
 */
export function App() {
  return (
    <AdminContext
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      store={store}
      lightTheme={useLocalizedTheme(lightTheme)}
      darkTheme={useLocalizedTheme(darkTheme)}
    >
      <CssBaseline enableColorScheme />
      <CoreAdminUI
        title="Kontor"
        loginPage={SignInPage}
        layout={KontorLayout}
        dashboard={DashboardPage}
        loading={PageSkeleton}
        catchAll={UnknownAddress}
        error={PageFailure}
        authCallbackPage={false}
        requireAuth
        disableTelemetry
      >
        <Resource {...alerts} />
        <Resource {...reports} />
        <Resource {...payments} />
        <Resource {...sessions} />
        <Resource {...paymentLinks} />
        <Resource {...settlements} />
        <Resource {...transfers} />
        <Resource {...payouts} />
        <Resource {...approvals} />
        <Resource {...bulkRuns} />
        <Resource {...merchants} />
        <Resource {...customers} />
        <Resource {...borrowers} />
        <Resource {...lendingSettings} />
        <Resource {...creditOffers} />
        <Resource {...loans} />
        <Resource {...portfolio} />
        <Resource {...deliveries} />
        <Resource {...webhookEndpoints} />
        <Resource {...eventTypes} />
        <Resource {...webhookMetrics} />
        <Resource {...paymentProfiles} />
        <Resource {...credentials} />
        <Resource {...tokenCalls} />
        <Resource {...calls} />
        <Resource {...searchPage} />
        <Resource {...audit} />
        <Resource {...staff} />
        <Resource {...database} />
        <Resource {...accessRules} />
        <Resource {...retention} />
        <Resource {...myAccount} />
      </CoreAdminUI>
      <Notification />
    </AdminContext>
  );
}
