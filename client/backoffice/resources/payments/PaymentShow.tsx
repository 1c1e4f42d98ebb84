import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import { useRecordContext } from "react-admin";
import { accountKind } from "../../../../shared/accounts/account.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { DeliveriesSection } from "../deliveries/DeliveriesSection.tsx";
import { OrderLines } from "../OrderLines.tsx";
import { PayerSection } from "../PayerSection.tsx";
import { NotesSection } from "../notes/NotesSection.tsx";
import { RawJson } from "../RawJson.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { useKnownWords } from "../timeline/use-known-words.ts";
import { PaymentFacts } from "./PaymentFacts.tsx";
import { OrderSection } from "./OrderSection.tsx";
import { PaymentHeader } from "./PaymentHeader.tsx";
import { SettlementSection } from "./SettlementSection.tsx";
import { SimulateSection } from "./SimulateSection.tsx";
import { Timeline } from "./Timeline.tsx";
import { WaitingRequests } from "./WaitingRequests.tsx";

export default function PaymentShow() {
  return (
    <RecordPage resource="payments">
      <PaymentPage />
    </RecordPage>
  );
}

export function PaymentPage() {
  const payment = useRecordContext<PaymentView>();
  return payment === undefined ? null : <PaymentBody payment={payment} />;
}

function PaymentBody({ payment }: { payment: PaymentView }) {
  const words = useWords();
  useShowAccount(payment.account_id);
  const known = useKnownWords();
  const nameOperation = (id: string) => {
    const operation = payment.operations.find((one) => one.id === id);
    if (operation === undefined) return null;
    const { kind, state, currency } = operation;
    return `${known("operation", `${kind}_${state}`)} ${formatMoney(operation.amount, currency)}`;
  };
  const amount = formatMoney(payment.amount, payment.currency);
  useDocumentTitle(words("payment.document_title", { id: payment.id, amount }));
  return (
    <Stack spacing={2.5}>
      <PaymentHeader payment={payment} />
      <WaitingRequests payment={payment} />
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1.7fr) minmax(320px, 1fr)" },
          alignItems: "start",
        }}
      >
        <Stack spacing={2.5} sx={{ minWidth: 0 }}>
          {payment.order !== null && <OrderSection payment={payment} order={payment.order} />}
          <Timeline payment={payment} />
          {payment.lines.length > 0 && <OrderLines lines={payment.lines} currency={payment.currency} />}
          <DeliveriesSection deliveries={payment.deliveries} nameOperation={nameOperation} />
        </Stack>
        <Stack spacing={2.5} sx={{ minWidth: 0 }}>
          {payment.order?.is_open === true && accountKind(payment.account_id) === "sandbox" && (
            <SimulateSection payment={payment} />
          )}
          <PaymentFacts payment={payment} />
          {payment.captured > 0 && payment.order === null && <SettlementSection payment={payment} />}
          <PayerSection payer={payment.payer} customerId={payment.customer_id} paymentId={payment.id} />
          <NotesSection type="payment" id={payment.id} />
        </Stack>
      </Box>
      <RawJson record={payment} />
    </Stack>
  );
}
