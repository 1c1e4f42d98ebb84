import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { Link as RouterLink } from "react-router";
import type { LoanView } from "../../../../shared/lending/loan.schema.ts";
import { formatMoney, percentOf } from "../../i18n/number-text.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { monospace } from "../../fields/monospace.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { AccountName } from "../AccountName.tsx";
import { recordPath } from "../resource-path.ts";

export function LoanFacts({ loan }: { loan: LoanView }) {
  const words = useWords();
  const money = (amount: number) => formatMoney(amount, "BRL");
  const { installment_count: count, installment_amount, rate_ppm, cet_year_bp } = loan;
  const instant = (value: string | null) => (value === null ? null : <InstantText value={value} />);
  return (
    <Section title={words("loan.details")}>
      <Facts
        facts={[
          { label: words("loan.id"), value: <CopyableId id={loan.id} what={words("loan.id")} /> },
          { label: words("loan.contract"), value: loan.ccb_number },
          {
            label: words("loan.customer"),
            value: (
              <Link component={RouterLink} to={recordPath("customers", loan.customer_id)}>
                {loan.customer_name}
              </Link>
            ),
          },
          { label: words("payment.account"), value: <AccountName id={loan.account_id} /> },
          {
            label: words("loan.offer"),
            value: (
              <Link
                component={RouterLink}
                to={recordPath("credit-offers", loan.credit_offer_id)}
                sx={{ fontFamily: monospace, fontSize: "0.75rem", overflowWrap: "anywhere" }}
              >
                {loan.credit_offer_id}
              </Link>
            ),
          },
          {
            label: words("loan.simulation"),
            value: <CopyableId id={loan.simulation_id} what={words("loan.simulation")} />,
          },
          { label: words("loan.requested"), value: money(loan.requested_amount) },
          { label: words("loan.net"), value: money(loan.net_amount) },
          { label: words("loan.iof"), value: money(loan.iof_amount) },
          { label: words("loan.service_fee"), value: money(loan.fees_amount) },
          {
            label: words("loan.installments_label"),
            value: words("loan.installments", { count, amount: money(installment_amount) }),
          },
          { label: words("loan.total"), value: money(loan.total_amount) },
          { label: words("loan.rate"), value: percentOf(rate_ppm / 10_000) },
          { label: words("loan.cet"), value: percentOf(cet_year_bp / 100, 2) },
          { label: words("loan.ordered"), value: loan.disbursement_ordered_by },
          { label: words("loan.confirmed"), value: loan.disbursement_confirmed_by },
          { label: words("loan.bank_reference"), value: loan.disbursement_reference },
          { label: words("loan.disbursed"), value: instant(loan.disbursed_at) },
          { label: words("loan.error_code"), value: loan.error_code },
        ]}
      />
    </Section>
  );
}

/** Who has to sign, and who did. */
export function SignersSection({ loan }: { loan: LoanView }) {
  const words = useWords();
  return (
    <Section title={words("loan.signers")}>
      {loan.signers.length === 0 && (
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("loan.no_signers")}
        </Typography>
      )}
      <Stack spacing={1}>
        {loan.signers.map(({ name, cpf, signed_at }) => (
          <Box key={cpf} sx={{ fontSize: "0.875rem" }}>
            <Box component="span" sx={{ fontWeight: 600 }}>
              {name}
            </Box>{" "}
            · CPF {cpf}
            <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
              {signed_at === null ? (
                words("loan.not_signed")
              ) : (
                <>
                  {words("loan.signed_at")} <InstantText value={signed_at} />
                </>
              )}
            </Box>
          </Box>
        ))}
      </Stack>
    </Section>
  );
}
