import Alert from "@mui/material/Alert";
import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router";
import { formatMoney } from "../../i18n/number-text.ts";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { recordPath } from "../resource-path.ts";

/** What waits for a second person, with the way to where they decide. */
export function WaitingRequests({ payment }: { payment: PaymentView }) {
  const words = useWords();
  const waiting = payment.approvals.filter(({ state }) => state === "waiting");
  return waiting.map(({ id, amount, currency, requested_by }) => (
    <Alert key={id} severity="warning">
      {words("approval.waiting_on_payment", {
        name: requested_by.name ?? requested_by.id,
        amount: formatMoney(amount, currency),
      })}{" "}
      <Link component={RouterLink} to={recordPath("approvals", id)} color="inherit" underline="always">
        {words("approval.look")}
      </Link>
    </Alert>
  ));
}
