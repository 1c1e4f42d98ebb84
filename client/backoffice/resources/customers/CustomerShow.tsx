import Alert from "@mui/material/Alert";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { CustomerView } from "../../../../shared/customers/customer.schema.ts";
import { fullInstant } from "../../dates/instant-text.ts";
import { useZone } from "../../dates/zone.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AccountName } from "../AccountName.tsx";
import { BackLink } from "../BackLink.tsx";
import { MaskedDetails } from "../MaskedDetails.tsx";
import { RawJson } from "../RawJson.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { recordPath } from "../resource-path.ts";
import { PaymentStatusChip } from "../payments/PaymentStatusChip.tsx";
import { SessionStatusChip } from "../sessions/SessionStatusChip.tsx";
import { customerName } from "./customer-name.ts";
import { EraseCustomerButton } from "./EraseCustomerButton.tsx";
import { MoneyRows } from "./MoneyRows.tsx";

export default function CustomerShow() {
  return (
    <RecordPage resource="customers">
      <CustomerPage />
    </RecordPage>
  );
}

export function CustomerPage() {
  const customer = useRecordContext<CustomerView>();
  return customer === undefined ? null : <CustomerBody customer={customer} />;
}

function CustomerBody({ customer }: { customer: CustomerView }) {
  const words = useWords();
  const zone = useZone();
  const name = customerName(customer);
  useShowAccount(customer.account_id);
  useDocumentTitle(words("customer.document_title", { name }));
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="customers" label={words("customers.title")} />
        <Stack direction="row" sx={{ alignItems: "center", justifyContent: "space-between", gap: 2, flexWrap: "wrap" }}>
          <Typography variant="h1" sx={{ fontSize: "1.625rem", overflowWrap: "anywhere" }}>
            {customer.erased_at === null ? name : words("customer.erased")}
          </Typography>
          {customer.erased_at === null && <EraseCustomerButton id={customer.id} />}
        </Stack>
      </Stack>
      {customer.erased_at !== null && (
        <Alert severity="info">{words("customer.erased_text", { when: fullInstant(customer.erased_at, zone) })}</Alert>
      )}
      <Section
        title={words("customer.details")}
        action={customer.is_masked ? <MaskedDetails resource="customers" id={customer.id} /> : null}
      >
        <Facts
          facts={[
            { label: words("customers.column.email"), value: customer.email },
            { label: words("customers.column.phone"), value: customer.phone },
            { label: words("customers.column.country"), value: customer.country },
            { label: words("customers.column.external_id"), value: customer.external_id },
            { label: words("customer.id"), value: <CopyableId id={customer.id} what={words("customer.id")} /> },
            { label: words("payment.account"), value: <AccountName id={customer.account_id} /> },
            { label: words("payment.created"), value: <InstantText value={customer.created_at} /> },
            {
              label: words("customer.credit"),
              value:
                customer.credit_status === null ? null : (
                  <Link component={RouterLink} to={recordPath("borrowers", customer.id)}>
                    {words(`customer.credit_status.${customer.credit_status}`)}
                  </Link>
                ),
            },
          ]}
        />
      </Section>
      <MoneyRows
        title={words("payments.title")}
        emptyText={words("customer.no_payments")}
        rows={customer.payments.map((payment) => ({
          ...payment,
          to: recordPath("payments", payment.id),
          chip: <PaymentStatusChip status={payment.status} api={payment.api} />,
        }))}
      />
      <MoneyRows
        title={words("sessions.title")}
        emptyText={words("customer.no_sessions")}
        rows={customer.sessions.map((session) => ({
          ...session,
          to: recordPath("sessions", session.id),
          chip: <SessionStatusChip status={session.status} />,
        }))}
      />
      <RawJson record={customer} />
    </Stack>
  );
}
