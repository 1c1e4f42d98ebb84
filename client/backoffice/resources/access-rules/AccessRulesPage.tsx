import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { PageSkeleton } from "../../layout/PageSkeleton.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { staffProvider } from "../../providers/staff-provider.ts";
import { BackLink } from "../BackLink.tsx";
import { accessRulesKey } from "./access-rules-key.ts";
import { RolesSection } from "./RolesSection.tsx";
import { StepUpSection } from "./StepUpSection.tsx";

/** What each role may do, and how its people prove who they are. */
export default function AccessRulesPage() {
  const words = useWords();
  useDocumentTitle(words("access_rules.title"));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [accessRulesKey],
    queryFn: ({ signal }) => staffProvider.readRules(signal),
  });
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="staff" label={words("staff.title")} />
        <Typography variant="h1">{words("access_rules.title")}</Typography>
      </Stack>
      {isPending && <PageSkeleton />}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <RolesSection policies={data.policies} />
          <StepUpSection rules={data.stepUp} />
        </>
      )}
    </Stack>
  );
}
