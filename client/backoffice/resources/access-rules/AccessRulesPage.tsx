import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { PageSkeleton } from "../../layout/PageSkeleton.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { useStaffSession } from "../../layout/use-staff-session.ts";
import { staffProvider } from "../../providers/staff-provider.ts";
import { BackLink } from "../BackLink.tsx";
import { accessRulesKey } from "./access-rules-key.ts";
import { RolesSection } from "./RolesSection.tsx";
import { StepUpSection } from "./StepUpSection.tsx";

/** What each role may do, for everybody; and for whoever decides about it, how its people prove who they are. */
export default function AccessRulesPage() {
  const words = useWords();
  useDocumentTitle(words("access_rules.title"));
  const session = useStaffSession();
  if (session === undefined) return <PageSkeleton />;
  const mayManage = session.permissions.includes("staff.manage");
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        {mayManage ? (
          <BackLink resource="staff" label={words("staff.title")} />
        ) : (
          <BackLink resource="my-account" label={words("my_account.title")} />
        )}
        <Typography variant="h1">{words("access_rules.title")}</Typography>
      </Stack>
      {mayManage ? <ManagedRules /> : <RolesSection policies={null} />}
    </Stack>
  );
}

function ManagedRules() {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [accessRulesKey],
    queryFn: ({ signal }) => staffProvider.readRules(signal),
  });
  if (isPending) return <PageSkeleton />;
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <RolesSection policies={data.policies} />
      <StepUpSection rules={data.stepUp} />
    </>
  );
}
