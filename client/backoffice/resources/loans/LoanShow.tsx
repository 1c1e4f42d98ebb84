import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import { useRecordContext } from "react-admin";
import type { LoanView } from "../../../../shared/lending/loan.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { useReasonText } from "../../i18n/use-reason-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AmountHeading } from "../AmountHeading.tsx";
import { DeliveriesSection } from "../deliveries/DeliveriesSection.tsx";
import { NotesSection } from "../notes/NotesSection.tsx";
import { RawJson } from "../RawJson.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { HistorySection } from "./HistorySection.tsx";
import { LoanActionBar } from "./LoanActionBar.tsx";
import { LoanFacts, SignersSection } from "./LoanFacts.tsx";
import { LoanFigures } from "./LoanFigures.tsx";
import { LoanStatusChip } from "./LoanStatusChip.tsx";
import { PaymentsSection } from "./PaymentsSection.tsx";
import { PayoffSection } from "./PayoffSection.tsx";
import { ScheduleSection } from "./ScheduleSection.tsx";

export default function LoanShow() {
  return (
    <RecordPage resource="loans">
      <LoanPage />
    </RecordPage>
  );
}

function LoanPage() {
  const loan = useRecordContext<LoanView>();
  return loan === undefined ? null : <LoanBody loan={loan} />;
}

const severities = {
  processing: "info",
  contract_generated: "info",
  awaiting_signatures: "info",
  signed: "warning",
  disbursing: "warning",
  active: "info",
  finished: "success",
  cancelled: "info",
  error: "error",
} as const;

export function LoanBody({ loan }: { loan: LoanView }) {
  const words = useWords();
  const reasonText = useReasonText();
  const amount = formatMoney(loan.requested_amount, "BRL");
  useShowAccount(loan.account_id);
  useDocumentTitle(words("loan.document_title", { amount, name: loan.customer_name }));
  const late = loan.installments.filter(({ status }) => status === "overdue");
  const lateAmount = late.reduce(
    (sum, row) =>
      sum + row.principal + row.interest + row.fees - row.principal_paid - row.interest_paid - row.fees_paid,
    0,
  );
  return (
    <Stack spacing={2.5}>
      <AmountHeading
        resource="loans"
        label={words("loans.title")}
        amount={words("loan.heading", { amount, name: loan.customer_name })}
        chip={<LoanStatusChip status={loan.status} />}
        actions={<LoanActionBar loan={loan} />}
      />
      {lateAmount > 0 ? (
        <Alert severity="warning">
          {words("loan.late_notice", { amount: formatMoney(lateAmount, "BRL"), smart_count: loan.days_late })}
        </Alert>
      ) : (
        <Alert severity={severities[loan.status]}>
          {words(`loan.explained.${loan.status}`)}
          {loan.end_reason !== null && ` ${words("loan.reason")}: ${reasonText(loan.end_reason)}`}
        </Alert>
      )}
      {loan.outstanding !== null && <LoanFigures loan={loan} />}
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1.7fr) minmax(320px, 1fr)" },
          alignItems: "start",
        }}
      >
        <Stack spacing={2.5} sx={{ minWidth: 0 }}>
          <ScheduleSection loan={loan} />
          <PaymentsSection loan={loan} />
          <HistorySection loan={loan} />
          <DeliveriesSection deliveries={loan.deliveries} />
        </Stack>
        <Stack spacing={2.5} sx={{ minWidth: 0 }}>
          {loan.status === "active" && <PayoffSection loan={loan} />}
          <LoanFacts loan={loan} />
          <SignersSection loan={loan} />
          <NotesSection type="loan" id={loan.id} />
        </Stack>
      </Box>
      <RawJson record={loan} />
    </Stack>
  );
}
