import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { SessionView } from "../../../../shared/checkout/session.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { AccountName } from "../AccountName.tsx";
import { ExpireLinkButton } from "../payment-links/ExpireLinkButton.tsx";
import { BackLink } from "../BackLink.tsx";
import { DeliveriesSection } from "../deliveries/DeliveriesSection.tsx";
import { OrderLines } from "../OrderLines.tsx";
import { PayerSection } from "../PayerSection.tsx";
import { RawJson } from "../RawJson.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { recordPath } from "../resource-path.ts";
import { SessionEvents } from "./SessionEvents.tsx";
import { SessionSteps } from "./SessionSteps.tsx";
import { SessionStatusChip } from "./SessionStatusChip.tsx";

export default function SessionShow() {
  return (
    <RecordPage resource="sessions">
      <SessionPage />
    </RecordPage>
  );
}

export function SessionPage() {
  const session = useRecordContext<SessionView>();
  return session === undefined ? null : <SessionBody session={session} />;
}

function SessionBody({ session }: { session: SessionView }) {
  const words = useWords();
  const mayManageLinks = useMay("links.manage");
  const isUnpaid = session.status === "open" || session.status === "paying";
  const canExpire = session.link_created_by !== null && mayManageLinks && isUnpaid;
  useShowAccount(session.account_id);
  useDocumentTitle(words("session.document_title", { reference: session.merchant_reference }));
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="sessions" label={words("sessions.title")} />
        <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 1.5 }}>
          <Typography variant="h1" sx={{ fontSize: "1.625rem", fontVariantNumeric: "tabular-nums" }}>
            {formatMoney(session.amount, session.currency)}
          </Typography>
          <SessionStatusChip status={session.status} />
          {canExpire && <ExpireLinkButton id={session.id} />}
        </Stack>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("payment.subtitle", { reference: session.merchant_reference })}
        </Typography>
      </Stack>
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1.7fr) minmax(320px, 1fr)" },
          alignItems: "start",
        }}
      >
        <Stack spacing={2.5} sx={{ minWidth: 0 }}>
          <SessionSteps session={session} />
          <SessionEvents session={session} />
          {session.lines.length > 0 && <OrderLines lines={session.lines} currency={session.currency} />}
          <DeliveriesSection deliveries={session.deliveries} />
        </Stack>
        <Stack spacing={2.5} sx={{ minWidth: 0 }}>
          <SessionFacts session={session} />
          <PayerSection payer={session.payer} customerId={session.customer_id} />
        </Stack>
      </Box>
      <RawJson record={session} />
    </Stack>
  );
}

function SessionFacts({ session }: { session: SessionView }) {
  const words = useWords();
  const { payment_id } = session;
  return (
    <Section title={words("session.details")}>
      <Facts
        facts={[
          {
            label: words("session.payment"),
            value:
              payment_id === null ? null : (
                <Link component={RouterLink} to={recordPath("payments", payment_id)}>
                  {words("session.open_payment")}
                </Link>
              ),
          },
          { label: words("session_link.made_by"), value: session.link_created_by },
          { label: words("session.id"), value: <CopyableId id={session.id} what={words("session.id")} /> },
          {
            label: words("payment.reference"),
            value: <CopyableId id={session.merchant_reference} what={words("payment.reference")} />,
          },
          { label: words("payment.reference_2"), value: session.merchant_reference_2 },
          { label: words("session.url"), value: <CopyableId id={session.url} what={words("session.url")} /> },
          // Whoever pays a link stays on its page.
          { label: words("session.return_url"), value: session.link_created_by === null ? session.return_url : null },
          { label: words("session.callback_url"), value: session.callback_url },
          { label: words("session.profile"), value: session.profile_id },
          { label: words("payment.account"), value: <AccountName id={session.account_id} /> },
          { label: words("payment.created"), value: <InstantText value={session.created_at} /> },
          { label: words("session.expires"), value: <InstantText value={session.expires_at} /> },
        ]}
      />
    </Section>
  );
}
