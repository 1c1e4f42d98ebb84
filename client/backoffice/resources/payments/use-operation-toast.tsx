import Alert from "@mui/material/Alert";
import Link from "@mui/material/Link";
import { useNotify } from "react-admin";
import { Link as RouterLink } from "react-router";
import { formatMoney } from "../../i18n/number-text.ts";
import type { OperationKind } from "../../../../shared/payments/balances.ts";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { recordPath } from "../resource-path.ts";

export type StaffOperation = Extract<OperationKind, "capture" | "refund" | "void">;

/** Says that it is done, with a link to the operation on the timeline. */
export function useOperationToast(): (kind: StaffOperation, payment: PaymentView) => void {
  const notify = useNotify();
  const words = useWords();
  return (kind, payment) => {
    const operation = payment.operations.filter((candidate) => candidate.kind === kind).at(-1);
    const to = `${recordPath("payments", payment.id)}#${operation?.id ?? "timeline"}`;
    const amount = operation?.amount ?? 0;
    const isNothing = kind === "void" && amount === 0;
    const done = isNothing ? "void.done_nothing" : (`${kind}.done` as const);
    const message = (
      <Alert severity="success" variant="filled" role="status" sx={{ fontVariantNumeric: "tabular-nums" }}>
        {words(done, { amount: formatMoney(amount, payment.currency) })}{" "}
        <Link component={RouterLink} to={to} color="inherit" underline="always">
          {words("dialog.show_operation")}
        </Link>
      </Alert>
    );
    notify(message, { type: "success", autoHideDuration: 6000 });
  };
}
