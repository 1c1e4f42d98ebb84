import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import { Link as RouterLink } from "react-router";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { recordPath } from "../resource-path.ts";
import { settlementStatusLooks } from "./settlement-status-looks.ts";

/** How far the payment's money has come on its way to the shop's bank. */
export function SettlementSection({ payment }: { payment: PaymentView }) {
  const words = useWords();
  const { settlement_status, settlements, currency } = payment;
  return (
    <Section
      title={words("settled.title")}
      action={
        <StatusChip
          label={words(`settlement_status.${settlement_status}`)}
          look={settlementStatusLooks[settlement_status]}
        />
      }
    >
      {settlements.length === 0 ? (
        <Box sx={{ color: "text.secondary", fontSize: "0.875rem" }}>{words("settled.none")}</Box>
      ) : (
        <Stack component="ul" spacing={1} sx={{ listStyle: "none", m: 0, p: 0, fontSize: "0.875rem" }}>
          {settlements.map((settled) => (
            <Box
              component="li"
              key={settled.operation_id}
              sx={{ display: "flex", justifyContent: "space-between", gap: 2 }}
            >
              <Box sx={{ minWidth: 0 }}>
                <Link
                  component={RouterLink}
                  to={recordPath("settlements", settled.settlement_id)}
                  sx={{ overflowWrap: "anywhere" }}
                >
                  {settled.provider_reference}
                </Link>
                <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
                  <InstantText value={settled.settled_at} />
                </Box>
              </Box>
              <Box sx={{ textAlign: "right" }}>
                <MoneyText amount={settled.amount} currency={currency} />
                {settled.fee > 0 && (
                  <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
                    {words("settled.fee")} <MoneyText amount={settled.fee} currency={currency} />
                  </Box>
                )}
              </Box>
            </Box>
          ))}
        </Stack>
      )}
    </Section>
  );
}
