import Alert from "@mui/material/Alert";
import Stack from "@mui/material/Stack";
import { useRecordContext } from "react-admin";
import { formatMoney } from "../../i18n/number-text.ts";
import type { PayoutView } from "../../../../shared/transfers/payout.schema.ts";
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
import { PayoutActions } from "./PayoutActions.tsx";
import { PayoutStateChip } from "./PayoutStateChip.tsx";

const severities = {
  awaiting_approval: "warning",
  pending: "info",
  processing: "info",
  completed: "success",
  failed: "error",
} as const;

export default function PayoutShow() {
  return (
    <RecordPage resource="payouts">
      <PayoutPage />
    </RecordPage>
  );
}

function PayoutPage() {
  const payout = useRecordContext<PayoutView>();
  return payout === undefined ? null : <PayoutBody payout={payout} />;
}

export function PayoutBody({ payout }: { payout: PayoutView }) {
  const words = useWords();
  const amount = formatMoney(payout.amount, payout.currency);
  useShowAccount(payout.account_id);
  useDocumentTitle(words("payout.document_title", { amount }));
  return (
    <Stack spacing={2.5}>
      <AmountHeading
        resource="payouts"
        label={words("payouts.title")}
        amount={amount}
        chip={<PayoutStateChip state={payout.state} />}
        actions={<PayoutActions payout={payout} />}
      />
      <Alert severity={severities[payout.state]}>{words(`payout.explained.${payout.state}`)}</Alert>
      <PayoutFacts payout={payout} />
    </Stack>
  );
}

function PayoutFacts({ payout }: { payout: PayoutView }) {
  const words = useWords();
  const { destination, bank_trx_id, next_attempt_at, submitted_at, completed_at } = payout;
  const instant = (value: string | null) => (value === null ? null : <InstantText value={value} />);
  return (
    <Section title={words("payout.details")}>
      <Facts
        facts={[
          { label: words("payout.id"), value: <CopyableId id={payout.id} what={words("payout.id")} /> },
          { label: words("payouts.column.reference"), value: payout.external_id },
          { label: words("payout.receiver"), value: destination.name },
          {
            label: words("payout.destination"),
            value: `${words(`payout_destination.${destination.identifierType}`)} · ${destination.identifierValue}`,
          },
          { label: words("payout.tax_id"), value: destination.taxId },
          { label: words("payment.account"), value: <AccountName id={payout.account_id} /> },
          { label: words("payment.merchant"), value: payout.merchant_id },
          { label: words("payouts.column.attempts"), value: payout.attempts },
          { label: words("payout.error"), value: payout.error_message },
          {
            label: words("payout.bank_trx_id"),
            value: bank_trx_id === null ? null : <CopyableId id={bank_trx_id} what={words("payout.bank_trx_id")} />,
          },
          { label: words("payout.decided_by"), value: payout.decided_by },
          { label: words("payouts.column.created"), value: instant(payout.created_at) },
          {
            label: words("payout.next_attempt"),
            value: next_attempt_at === null ? null : <Countdown until={next_attempt_at} />,
          },
          { label: words("payout.submitted"), value: instant(submitted_at) },
          { label: words("payout.completed"), value: instant(completed_at) },
        ]}
      />
    </Section>
  );
}
