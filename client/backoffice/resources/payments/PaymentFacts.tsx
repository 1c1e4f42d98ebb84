import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { AccountName } from "../AccountName.tsx";
import { recordPath } from "../resource-path.ts";
import { ReferenceFact } from "./ReferenceFact.tsx";
import { useMethodText } from "./use-method-text.ts";

/** Ids, references, method and times. */
export function PaymentFacts({ payment }: { payment: PaymentView }) {
  const words = useWords();
  const methodText = useMethodText();
  const { session_id, instrument } = payment;
  return (
    <Section title={words("payment.details")}>
      <Facts
        facts={[
          { label: words("payment.id"), value: <CopyableId id={payment.id} what={words("payment.id")} /> },
          {
            label: words("payment.reference"),
            value: <CopyableId id={payment.merchant_reference} what={words("payment.reference")} />,
          },
          { label: words("payment.reference_2"), value: <ReferenceFact payment={payment} /> },
          {
            label: words("payment.session"),
            value:
              session_id === null ? null : (
                <Link component={RouterLink} to={recordPath("sessions", session_id)}>
                  {words("payment.open_session")}
                </Link>
              ),
          },
          { label: words("payment.method"), value: methodText(payment) },
          { label: words("payment.card_expiry"), value: instrument?.expiry },
          { label: words("payment.three_ds"), value: threeDs(payment, words) },
          { label: words("payment.account"), value: <AccountName id={payment.account_id} /> },
          { label: words("payment.merchant"), value: payment.merchant_id },
          { label: words("payment.created"), value: <InstantText value={payment.created_at} /> },
          { label: words("payment.updated"), value: <InstantText value={payment.updated_at} /> },
        ]}
      />
    </Section>
  );
}

/** What came of it in words, and the codes that a bank asks for: `Authenticated (2.2.0, Y, ECI 05)`. */
function threeDs({ instrument }: PaymentView, words: Words): string | null {
  const status = instrument?.authentication_status;
  if (status === undefined) return null;
  const result = isKnown(status)
    ? words(`payment.three_ds_results.${status}`)
    : words("payment.three_ds_results.other");
  const eci = instrument?.eci === undefined ? undefined : `ECI ${instrument.eci}`;
  const codes = [instrument?.three_ds_version, status, eci].filter((part) => part !== undefined);
  return `${result} (${codes.join(", ")})`;
}

function isKnown(status: string): status is "Y" | "A" | "N" | "U" | "R" {
  return ["Y", "A", "N", "U", "R"].includes(status);
}
