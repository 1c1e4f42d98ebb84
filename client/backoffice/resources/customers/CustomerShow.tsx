import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
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
import { NotesSection } from "../notes/NotesSection.tsx";
import { RawJson } from "../RawJson.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { customerName } from "./customer-name.ts";
import { EraseCustomerButton } from "./EraseCustomerButton.tsx";
import { PersonLoans, PersonOffers, PersonReview } from "./PersonCredit.tsx";
import { PersonPayments, PersonSessions } from "./PersonLists.tsx";

export default function CustomerShow() {
  return (
    <RecordPage resource="customers">
      <CustomerPage />
    </RecordPage>
  );
}

function CustomerPage() {
  const customer = useRecordContext<CustomerView>();
  return customer === undefined ? null : <CustomerBody customer={customer} />;
}

/** Everything that one person or company has to do with the account. */
export function CustomerBody({ customer }: { customer: CustomerView }) {
  const words = useWords();
  const zone = useZone();
  const name = customerName(customer);
  const { credit } = customer;
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
      <Box sx={twoColumns}>
        <Box sx={credit === null ? wholeRow : undefined}>
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
                { label: words("customers.column.created"), value: <InstantText value={customer.created_at} /> },
              ]}
            />
          </Section>
        </Box>
        {credit !== null && <PersonReview customer={customer} credit={credit} />}
        {credit !== null && <PersonLoans customer={customer} credit={credit} />}
        {credit !== null && <PersonOffers customer={customer} credit={credit} />}
        <PersonPayments customer={customer} />
        <PersonSessions customer={customer} />
      </Box>
      <NotesSection type="customer" id={customer.id} />
      <RawJson record={customer} />
    </Stack>
  );
}

const twoColumns = {
  display: "grid",
  gap: 2.5,
  alignItems: "start",
  gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
};

/** Without a review beside it, so that payments and sessions stand side by side. */
const wholeRow = { gridColumn: "1 / -1" };
