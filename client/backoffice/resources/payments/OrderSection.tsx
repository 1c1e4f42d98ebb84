import Alert from "@mui/material/Alert";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router";
import { formatMoney } from "../../i18n/number-text.ts";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import type { OrderInstructions, TransferOrderView } from "../../../../shared/transfers/order.schema.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Countdown } from "../../fields/Countdown.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { recordPath } from "../resource-path.ts";

interface OrderSectionProps {
  payment: PaymentView;
  order: TransferOrderView;
}

/** What the payer was told, how long it holds, and the transfer that came for it. */
export function OrderSection({ payment, order }: OrderSectionProps) {
  const words = useWords();
  return (
    <Section
      title={words("order.title")}
      action={
        <Link href={order.page_url} target="_blank" rel="noreferrer" variant="body2">
          {words("order.open_page")}
        </Link>
      }
    >
      <Stack spacing={2}>
        {!order.is_open && order.transfer === null && <Alert severity="info">{words("order.ended")}</Alert>}
        <Part title={words("order.told")}>
          <Facts facts={[...toldFacts(payment, order, words), ...orderFacts(payment, order, words)]} />
        </Part>
        <Part title={words("order.came")}>
          <CameFacts payment={payment} order={order} />
        </Part>
      </Stack>
    </Section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack spacing={1}>
      <Typography variant="h3" sx={{ fontSize: "0.875rem", fontWeight: 650 }}>
        {title}
      </Typography>
      {children}
    </Stack>
  );
}

function toldFacts({ amount, currency }: PaymentView, { instructions, reference }: TransferOrderView, words: Words) {
  const isCode = instructions.type === "qr" || instructions.type === "pix_qr";
  const referenceLabel = words(isCode ? "order.code_reference" : "order.reference");
  return [
    { label: words("order.amount"), value: formatMoney(amount, currency) },
    ...instructionFacts(instructions, words),
    { label: referenceLabel, value: <CopyableId id={reference} what={referenceLabel} /> },
  ];
}

function instructionFacts(instructions: OrderInstructions, words: Words) {
  const copyable = (label: string, value: string) => ({ label, value: <CopyableId id={value} what={label} /> });
  switch (instructions.type) {
    case "bank_transfer": {
      const { cbu, alias } = instructions;
      const account = copyable(words("order.cbu"), cbu);
      return alias === null ? [account] : [account, copyable(words("order.alias"), alias)];
    }
    case "pix_transfer":
      return [copyable(words("order.pix_key"), instructions.pix_key)];
    case "qr":
    case "pix_qr":
      return [copyable(words("order.code"), instructions.code)];
  }
}

function orderFacts({ currency }: PaymentView, order: TransferOrderView, words: Words) {
  const { expires_at, is_open, tolerance, payer_document, idempotency_key, transfer } = order;
  return [
    { label: words("order.rail"), value: words(`order.rails.${order.rail}`) },
    { label: words("order.document"), value: `${payer_document.type} ${payer_document.number}` },
    {
      label: words("order.tolerance"),
      value: tolerance === null ? words("order.exact") : formatMoney(tolerance, currency),
    },
    {
      label: words("order.waits"),
      value:
        transfer !== null ? null : expires_at === null ? (
          words("order.waits_forever")
        ) : (
          <InstantText value={expires_at} />
        ),
    },
    {
      label: words("order.expires_in"),
      value: is_open && expires_at !== null ? <Countdown until={expires_at} /> : null,
    },
    {
      label: words("order.idempotency_key"),
      value:
        idempotency_key === null ? (
          words("order.no_key")
        ) : (
          <CopyableId id={idempotency_key} what={words("order.idempotency_key")} />
        ),
    },
  ];
}

function CameFacts({ payment, order: { transfer } }: OrderSectionProps) {
  const words = useWords();
  if (transfer === null) {
    return (
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("order.nothing")}
      </Typography>
    );
  }
  const { amount, difference, bank_trx_id, received_at } = transfer;
  const off = formatMoney(Math.abs(difference), payment.currency);
  return (
    <Facts
      facts={[
        {
          label: words("order.title"),
          value: (
            <Link component={RouterLink} to={recordPath("transfers", transfer.id)}>
              {words("order.open_transfer")}
            </Link>
          ),
        },
        { label: words("order.received"), value: formatMoney(amount, payment.currency) },
        {
          label: words("order.difference"),
          value:
            difference === 0
              ? words("order.no_difference")
              : words(difference > 0 ? "order.over" : "order.under", { amount: off }),
        },
        {
          label: words("order.bank_trx_id"),
          value: bank_trx_id === null ? null : <CopyableId id={bank_trx_id} what={words("order.bank_trx_id")} />,
        },
        { label: words("order.received_at"), value: <InstantText value={received_at} /> },
      ]}
    />
  );
}
