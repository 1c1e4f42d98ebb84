import Stack from "@mui/material/Stack";
import type { Role } from "../../../shared/permissions.ts";
import { useWords } from "../i18n/use-words.ts";
import { PageHeading } from "../layout/PageHeading.tsx";
import { RevealTogether } from "../layout/RevealTogether.tsx";
import { useStaffSession } from "../layout/use-staff-session.ts";
import { useAccountInAddress } from "../lists/use-account-in-address.ts";
import { NoAccountNotice } from "../resources/NoAccountNotice.tsx";
import { AdminStart } from "./AdminStart.tsx";
import { FinanceStart } from "./FinanceStart.tsx";
import { PaymentsOverview } from "./PaymentsOverview.tsx";
import { SupportSearch } from "./SupportSearch.tsx";
import { SupportStart } from "./SupportStart.tsx";

/** What each role comes for stands first, the figures of payments below it. */
export default function DashboardPage() {
  const words = useWords();
  useAccountInAddress();
  const role = useStaffSession()?.role;
  return (
    <>
      <PageHeading title={words("dashboard.title")} />
      <Stack spacing={1.5}>
        <NoAccountNotice />
        {role === "support" && <SupportSearch />}
        <RevealTogether>
          <Stack spacing={3}>
            {role !== undefined && <Start role={role} />}
            <PaymentsOverview />
          </Stack>
        </RevealTogether>
      </Stack>
    </>
  );
}

function Start({ role }: { role: Role }) {
  switch (role) {
    case "finance":
      return <FinanceStart />;
    case "support":
      return <SupportStart />;
    case "admin":
      return <AdminStart />;
    case "viewer":
      return null;
  }
}
