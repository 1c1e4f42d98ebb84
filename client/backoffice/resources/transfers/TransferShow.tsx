import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import { Link as RouterLink } from "react-router";
import { formatMoney } from "../../i18n/number-text.ts";
import { isUndecided, type TransferView } from "../../../../shared/transfers/transfer.schema.ts";
import { Countdown } from "../../fields/Countdown.tsx";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AccountName } from "../AccountName.tsx";
import { AmountHeading } from "../AmountHeading.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { recordPath } from "../resource-path.ts";
import { CandidateSection } from "./CandidateSection.tsx";
import { TransferActions } from "./TransferActions.tsx";
import { TransferStateChip } from "./TransferStateChip.tsx";

export default function TransferShow() {
  return (
    <RecordPage resource="transfers">
      <TransferPage />
    </RecordPage>
  );
}

function TransferPage() {
  const transfer = useRecordContext<TransferView>();
  return transfer === undefined ? null : <TransferBody transfer={transfer} />;
}

export function TransferBody({ transfer }: { transfer: TransferView }) {
  const words = useWords();
  const amount = formatMoney(transfer.amount, transfer.currency);
  useShowAccount(transfer.account_id);
  useDocumentTitle(words("transfer.document_title", { amount }));
  return (
    <Stack spacing={2.5}>
      <AmountHeading
        resource="transfers"
        label={words("transfers.title")}
        amount={amount}
        chip={<TransferStateChip state={transfer.state} />}
        actions={<TransferActions transfer={transfer} />}
      >
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {transfer.payer_name ?? words("transfers.unknown_payer")}
          {transfer.payer_document !== null && ` · ${transfer.payer_document}`}
        </Typography>
      </AmountHeading>
      <Standing transfer={transfer} />
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1.7fr) minmax(320px, 1fr)" },
          alignItems: "start",
        }}
      >
        {isUndecided(transfer.state) && <CandidateSection transfer={transfer} />}
        <TransferFacts transfer={transfer} />
      </Box>
    </Stack>
  );
}

/** Why it is where it is, and when it leaves by itself. */
function Standing({ transfer: { state, obstacle, return_at } }: { transfer: TransferView }) {
  const words = useWords();
  const cause = state === "unmatched" && obstacle !== null ? obstacle : state === "unmatched" ? "no_order" : state;
  return (
    <Alert severity={isUndecided(state) ? "warning" : "info"}>
      {words(`transfer_explained.${cause}`)}
      {state === "unmatched" && (
        <>
          {" "}
          {words("transfer.return_at")}:{" "}
          {return_at === null ? words("transfers.stays") : <Countdown until={return_at} />}.
        </>
      )}
    </Alert>
  );
}

function TransferFacts({ transfer }: { transfer: TransferView }) {
  const words = useWords();
  const copyable = (value: string | null, what: string) =>
    value === null ? null : <CopyableId id={value} what={what} />;
  return (
    <Section title={words("transfer.details")}>
      <Facts
        facts={[
          { label: words("transfer.id"), value: copyable(transfer.id, words("transfer.id")) },
          {
            label: words("transfer.bank_trx_id"),
            value: copyable(transfer.bank_trx_id, words("transfer.bank_trx_id")),
          },
          { label: words("transfer.reference"), value: transfer.reference ?? words("transfer.no_reference") },
          { label: words("transfer.by_code"), value: words(transfer.is_by_code ? "transfer.code" : "transfer.plain") },
          { label: words("transfer.payer_account"), value: transfer.payer_account },
          {
            label: words("transfer.payment"),
            value:
              transfer.payment_id === null ? null : (
                <Link component={RouterLink} to={recordPath("payments", transfer.payment_id)}>
                  {words("transfer.open_payment")}
                </Link>
              ),
          },
          { label: words("payment.account"), value: <AccountName id={transfer.account_id} /> },
          { label: words("payment.merchant"), value: transfer.merchant_id },
          { label: words("transfer.policy"), value: <PolicyText transfer={transfer} /> },
          { label: words("transfer.received"), value: <InstantText value={transfer.received_at} /> },
          {
            label: words("transfer.settled"),
            value: transfer.settled_at === null ? null : <InstantText value={transfer.settled_at} />,
          },
          {
            label: words("transfer.return_reference"),
            value: copyable(transfer.return_reference, words("transfer.return_reference")),
          },
        ]}
      />
    </Section>
  );
}

function PolicyText({ transfer: { currency, policy } }: { transfer: TransferView }) {
  const words = useWords();
  if (currency !== "ARS") return <>{words("transfer.policy_brazil")}</>;
  if (policy.refund_policy === "on_reception") return <>{words("transfer.policy_on_reception")}</>;
  if (policy.hold_hours === 0) return <>{words("transfer.policy_forever")}</>;
  return <>{words("transfer.policy_on_expiration", { hours: policy.hold_hours })}</>;
}
