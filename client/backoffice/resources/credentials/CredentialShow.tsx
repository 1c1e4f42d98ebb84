import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import { accountKind } from "../../../../shared/accounts/account.schema.ts";
import { checkoutScopes, type CheckoutScope } from "../../../../shared/identity/scopes.ts";
import type { CredentialView } from "../../../../shared/identity/credential.schema.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AccountName } from "../AccountName.tsx";
import { BackLink } from "../BackLink.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { CallLimitSection } from "./CallLimitSection.tsx";
import { CredentialActions } from "./CredentialActions.tsx";
import { RecentTokenCalls } from "./RecentTokenCalls.tsx";
import { CredentialStatusChip } from "./CredentialStatusChip.tsx";

export default function CredentialShow() {
  return (
    <RecordPage resource="credentials">
      <CredentialPage />
    </RecordPage>
  );
}

function CredentialPage() {
  const credential = useRecordContext<CredentialView>();
  return credential === undefined ? null : <CredentialBody credential={credential} />;
}

export function CredentialBody({ credential }: { credential: CredentialView }) {
  const words = useWords();
  useShowAccount(credential.account_id);
  useDocumentTitle(words("credential.document_title", { name: credential.name }));
  const isActive = credential.revoked_at === null;
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="credentials" label={words("credentials.title")} />
        <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 1.5 }}>
          <Typography variant="h1" sx={{ overflowWrap: "anywhere" }}>
            {credential.name}
          </Typography>
          <CredentialStatusChip credential={credential} />
        </Stack>
      </Stack>
      {!isActive && <Alert severity="info">{words("credential.deleted_note")}</Alert>}
      {credential.concerns.map(({ code, days }) => (
        <Alert key={code} severity={code === "old" ? "warning" : "info"}>
          {words(`credential_care.told.${code}`, { days })}
        </Alert>
      ))}
      <CredentialFacts credential={credential} />
      {isActive && (
        <Section title={words("credential.secret_title")}>
          <Typography variant="body2" sx={{ color: "text.secondary", mb: 1.5 }}>
            {words("credential.secret_text")}
          </Typography>
          <CredentialActions credential={credential} />
        </Section>
      )}
      {isActive && credential.api === "lending" && <CallLimitSection credential={credential} />}
      {credential.api !== "payments" && <RecentTokenCalls credential={credential} />}
    </Stack>
  );
}

function CredentialFacts({ credential }: { credential: CredentialView }) {
  const words = useWords();
  const { api, client_id, last_used_at, expires_at, revoked_at } = credential;
  const idName = words(api === "payments" ? "credential.key_name" : "credential.client_id");
  return (
    <Section title={words("credential.details")}>
      <Facts
        facts={[
          { label: idName, value: <CopyableId id={client_id} what={idName} /> },
          { label: words("credentials.column.api"), value: words(`credential_api.${api}`) },
          { label: words("payment.account"), value: <AccountName id={credential.account_id} /> },
          { label: words("credential.merchant"), value: credential.merchant_id },
          {
            label: words("credential.scopes"),
            value: (
              <Box component="ul" sx={{ m: 0, p: 0, pl: 2, "& li + li": { mt: 0.5 } }}>
                {credential.grants.map((grant) => (
                  <li key={grant}>{grantText(grant, credential, words)}</li>
                ))}
              </Box>
            ),
          },
          {
            label: words("credentials.column.last_used"),
            value: last_used_at === null ? words("credentials.never") : <InstantText value={last_used_at} />,
          },
          { label: words("credentials.column.created"), value: <InstantText value={credential.created_at} /> },
          { label: words("credential_care.secret_since"), value: <InstantText value={credential.secret_since} /> },
          {
            label: words("credential.expires_at"),
            value: expires_at === null ? words("credential.lasts") : <InstantText value={expires_at} />,
          },
          {
            label: words("credential.revoked_at"),
            value: revoked_at === null ? null : <InstantText value={revoked_at} />,
          },
        ]}
      />
    </Section>
  );
}

const plainGrants = ["payments", "payouts", "webhooks", "lending"] as const;

/** What a client may do, in words; what this page does not know by its own name. */
function grantText(grant: string, { account_id }: CredentialView, words: Words): string {
  if (grant === "operator") return words(`grant.operator_${accountKind(account_id)}`);
  const plain = plainGrants.find((name) => name === grant);
  if (plain !== undefined) return words(`grant.${plain}`);
  const known = checkoutScopes.find((scope): scope is CheckoutScope => scope === grant);
  return known === undefined ? grant : words(`scope.${known}`);
}
