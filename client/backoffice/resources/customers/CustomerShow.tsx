import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { CustomerView } from "../../../../shared/customers/customer.schema.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { MaskedNotice } from "../../fields/PayerText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AccountName } from "../AccountName.tsx";
import { BackLink } from "../BackLink.tsx";
import { NotesSection } from "../notes/NotesSection.tsx";
import { RawJson } from "../RawJson.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { recordPath } from "../resource-path.ts";
import { PaymentStatusChip } from "../payments/PaymentStatusChip.tsx";
import { SessionStatusChip } from "../sessions/SessionStatusChip.tsx";
import { customerName } from "./customer-name.ts";
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
  const name = customerName(customer);
  useShowAccount(customer.account_id);
  useDocumentTitle(words("customer.document_title", { name }));
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="customers" label={words("customers.title")} />
        <Typography variant="h1" sx={{ fontSize: "1.625rem", overflowWrap: "anywhere" }}>
          {name}
        </Typography>
      </Stack>
      <Section title={words("customer.details")} action={customer.is_masked ? <MaskedNotice /> : null}>
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
      <NotesSection type="customer" id={customer.id} />
      <RawJson record={customer} />
    </Stack>
  );
}
