import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router";
import type { PayerView } from "../../../shared/payments/payment.schema.ts";
import { Facts } from "../fields/Facts.tsx";
import { Section } from "../fields/Section.tsx";
import { useWords } from "../i18n/use-words.ts";
import { MaskedDetails } from "./MaskedDetails.tsx";
import { recordPath } from "./resource-path.ts";

interface PayerSectionProps {
  payer: PayerView;
  customerId: string | null;
  /** Whose details can be shown in full; left out where only the customer's page can. */
  paymentId?: string;
}

/** Who pays, and the customer's page where there is one. */
export function PayerSection({ payer, customerId, paymentId }: PayerSectionProps) {
  const words = useWords();
  const isKnown = payer.name !== null || payer.email !== null || payer.phone !== null || customerId !== null;
  return (
    <Section
      title={words("payer.title")}
      action={payer.is_masked && isKnown ? <MaskedDetails resource="payments" id={paymentId} /> : null}
    >
      {isKnown ? (
        <Facts
          facts={[
            { label: words("payer.name"), value: payer.name },
            { label: words("payer.email"), value: payer.email },
            { label: words("payer.phone"), value: payer.phone },
            {
              label: words("payer.customer"),
              value:
                customerId === null ? null : (
                  <Link component={RouterLink} to={recordPath("customers", customerId)}>
                    {words("payer.open_customer")}
                  </Link>
                ),
            },
          ]}
        />
      ) : (
        words("payer.unknown")
      )}
    </Section>
  );
}
