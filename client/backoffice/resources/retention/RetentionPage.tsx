import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useQuery } from "@tanstack/react-query";
import { useGetOne } from "react-admin";
import type { LendingSettingsView } from "../../../../shared/lending/lending-settings.schema.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { PageSkeleton } from "../../layout/PageSkeleton.tsx";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { retentionProvider } from "../../providers/retention-provider.ts";
import { AccountChoice } from "../AccountChoice.tsx";
import { AnswerSection } from "./AnswerSection.tsx";
import { DocumentSection } from "./DocumentSection.tsx";
import { MessageSection } from "./MessageSection.tsx";
import { retentionKey } from "./retention-key.ts";

/** For how long things are kept: by account what is an account's, and for everybody what is the installation's. */
export default function RetentionPage() {
  const words = useWords();
  const [account] = useAccountScope();
  useDocumentTitle(words("retention.title"));
  return (
    <Stack spacing={2.5}>
      <Typography variant="h1">{words("retention.title")}</Typography>
      {account === null || account === "" ? (
        <AccountChoice path="/retention" text={words("retention.choose")} />
      ) : (
        <OfAccount account={account} />
      )}
      <AnswerSection />
      <Section title={words("retention.always")}>
        <Typography variant="body2">{words("retention.always_text")}</Typography>
      </Section>
    </Stack>
  );
}

function OfAccount({ account }: { account: string }) {
  const messages = useQuery({
    queryKey: [retentionKey, account],
    queryFn: ({ signal }) => retentionProvider.readAccount(account, signal),
  });
  const documents = useGetOne<LendingSettingsView>("lending-settings", { id: account });
  const failed = [messages, documents].find(({ error }) => error !== null);
  if (messages.isPending || documents.isPending) return <PageSkeleton />;
  return (
    <>
      {failed !== undefined && <ErrorNotice error={failed.error} onRetry={() => void failed.refetch()} />}
      {messages.data !== undefined && <MessageSection retention={messages.data} />}
      {documents.data !== undefined && <DocumentSection settings={documents.data} />}
    </>
  );
}
