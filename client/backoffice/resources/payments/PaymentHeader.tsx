import Card from "@mui/material/Card";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { formatMoney } from "../../i18n/number-text.ts";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { BackLink } from "../BackLink.tsx";
import { ExpiryBadge } from "./ExpiryBadge.tsx";
import { PaymentActions } from "./PaymentActions.tsx";
import { PaymentFigures } from "./PaymentFigures.tsx";
import { PaymentStatusChip } from "./PaymentStatusChip.tsx";

/** What it is, where it stands, and what can be done about it. */
export function PaymentHeader({ payment }: { payment: PaymentView }) {
  const words = useWords();
  return (
    <Stack spacing={1.5}>
      <BackLink resource="payments" label={words("payments.title")} />
      <Stack
        direction={{ xs: "column", md: "row" }}
        spacing={2}
        sx={{ justifyContent: "space-between", alignItems: { md: "flex-start" } }}
      >
        <Stack spacing={0.75} sx={{ minWidth: 0 }}>
          <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", columnGap: 1.5, rowGap: 0.75 }}>
            <Typography variant="h1" sx={{ fontSize: "1.625rem", fontVariantNumeric: "tabular-nums" }}>
              {formatMoney(payment.amount, payment.currency)}
            </Typography>
            <PaymentStatusChip status={payment.status} api={payment.api} />
            <ExpiryBadge payment={payment} />
          </Stack>
          <Typography variant="body2" sx={{ color: "text.secondary", overflowWrap: "anywhere" }}>
            {words("payment.subtitle", { reference: payment.merchant_reference })}
          </Typography>
        </Stack>
        <PaymentActions payment={payment} />
      </Stack>
      <Card>
        <PaymentFigures payment={payment} />
      </Card>
    </Stack>
  );
}
