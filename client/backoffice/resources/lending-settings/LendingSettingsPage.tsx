import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useGetOne } from "react-admin";
import type { LendingSettingsView } from "../../../../shared/lending/lending-settings.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { PageSkeleton } from "../../layout/PageSkeleton.tsx";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AccountChoice } from "../AccountChoice.tsx";
import { LendingSettingsBody } from "./LendingSettingsBody.tsx";
import { RatesSections } from "./RatesSections.tsx";

/** How the chosen account lends. There is one set of settings per account, so that one has to be chosen. */
export default function LendingSettingsPage() {
  const words = useWords();
  const [account] = useAccountScope();
  useDocumentTitle(words("lending_settings.title"));
  return (
    <Stack spacing={2.5}>
      <Typography variant="h1">{words("lending_settings.title")}</Typography>
      {account === null || account === "" ? (
        <AccountChoice path="/lending-settings" text={words("lending_settings.choose")} />
      ) : (
        <Settings account={account} />
      )}
    </Stack>
  );
}

function Settings({ account }: { account: string }) {
  const { data, error, isPending, refetch } = useGetOne<LendingSettingsView>("lending-settings", { id: account });
  if (isPending) return <PageSkeleton />;
  return (
    <>
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <>
          <LendingSettingsBody settings={data} />
          <RatesSections account={account} />
        </>
      )}
    </>
  );
}
