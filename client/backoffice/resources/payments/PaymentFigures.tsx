import Box from "@mui/material/Box";
import { formatMoney } from "../../i18n/number-text.ts";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { useWords } from "../../i18n/use-words.ts";

const ofReservation = ["authorized", "captured", "refunded", "voided", "capturable", "refundable"] as const;
/** What comes by transfer was neither reserved nor can it be let go. */
const ofTransfer = ["amount", "captured", "refunded", "refundable"] as const;

type Figure = (typeof ofReservation | typeof ofTransfer)[number];
/** Money that went back or was let go, shown with its sign. */
const negative = new Set<string>(["refunded", "voided"]);

/** What has happened to the money so far, and what is still possible. */
export function PaymentFigures({ payment }: { payment: PaymentView }) {
  const words = useWords();
  const { currency } = payment;
  const names = payment.api === "payments" ? ofTransfer : ofReservation;
  return (
    <Box
      component="dl"
      aria-label={words("figures.label")}
      sx={{
        m: 0,
        display: "grid",
        gridTemplateColumns: { xs: "1fr 1fr", sm: "repeat(3, 1fr)", lg: `repeat(${names.length}, 1fr)` },
      }}
    >
      {names.map((name) => {
        const amount = negative.has(name) ? -payment[name] : payment[name];
        const isPossible = name === "capturable" || name === "refundable";
        return (
          <Box key={name} sx={{ px: 2.5, py: 1.75, ...(isPossible ? { backgroundColor: "action.hover" } : {}) }}>
            <Box component="dt" sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
              {words(`figures.${labelOf(name, payment)}`)}
            </Box>
            <Box
              component="dd"
              sx={{
                m: 0,
                mt: 0.25,
                fontSize: "1rem",
                fontWeight: 600,
                fontVariantNumeric: "tabular-nums",
                whiteSpace: "nowrap",
                ...(amount === 0 ? { color: "text.secondary", fontWeight: 500 } : {}),
              }}
            >
              {formatMoney(amount, currency)}
            </Box>
            <PendingNote payment={payment} name={name} />
          </Box>
        );
      })}
    </Box>
  );
}

/** Asked for and not yet answered: it already counts against what is possible. */
function PendingNote({ payment, name }: { payment: PaymentView; name: Figure }) {
  const words = useWords();
  const pending = name === "captured" ? payment.pending_capture : name === "refunded" ? payment.pending_refund : 0;
  if (pending === 0) return null;
  return (
    <Box sx={{ color: "warning.main", fontSize: "0.8125rem" }}>
      {words("figures.pending", { amount: formatMoney(pending, payment.currency) })}
    </Box>
  );
}

function labelOf(name: Figure, { api }: PaymentView) {
  if (name === "amount") return "ordered";
  return name === "captured" && api === "payments" ? "received" : name;
}
