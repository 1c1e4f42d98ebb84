import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router";
import Stack from "@mui/material/Stack";
import type { OwnAccessView } from "../../../../shared/identity/factor.schema.ts";
import { Facts } from "../../fields/Facts.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { PageHeading } from "../../layout/PageHeading.tsx";
import { PageSkeleton } from "../../layout/PageSkeleton.tsx";
import { useStaffSession } from "../../layout/use-staff-session.ts";
import { OwnSessions } from "./OwnSessions.tsx";
import { PasswordSection } from "./PasswordSection.tsx";
import { SecondStepSection } from "./SecondStepSection.tsx";
import { useOwnAccess } from "./use-own-access.ts";

/** What a person signs in with, and where they are signed in. */
export default function MyAccountPage() {
  const words = useWords();
  const { data, error, isPending, refetch } = useOwnAccess();
  return (
    <>
      <PageHeading title={words("my_account.title")} />
      {isPending && <PageSkeleton />}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <MyAccountBody access={data} />}
    </>
  );
}

function MyAccountBody({ access }: { access: OwnAccessView }) {
  const words = useWords();
  const session = useStaffSession();
  return (
    <Stack spacing={2.5} sx={{ maxWidth: 860 }}>
      {session !== undefined && (
        <Section
          title={words("my_account.about")}
          action={
            <Link component={RouterLink} to="/access-rules" variant="body2">
              {words("my_account.roles")}
            </Link>
          }
        >
          <Facts
            facts={[
              { label: words("sign_in.email"), value: session.staff.email },
              { label: words("my_account.role"), value: words(`roles.${session.role}`) },
            ]}
          />
        </Section>
      )}
      <PasswordSection />
      <SecondStepSection access={access} />
      <OwnSessions sessions={access.sessions} newDevices={access.new_devices} />
    </Stack>
  );
}
