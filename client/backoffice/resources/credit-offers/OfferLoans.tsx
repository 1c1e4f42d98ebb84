import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { Link as RouterLink } from "react-router";
import { shortInstant } from "../../dates/instant-text.ts";
import { useNow } from "../../dates/use-now.ts";
import { useZone } from "../../dates/zone.ts";
import type { OfferView } from "../../../../shared/lending/offer.schema.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { LoanStatusChip } from "../loans/LoanStatusChip.tsx";
import { recordPath } from "../resource-path.ts";

/** The loans that were made of an offer; one that was called off leaves room for another. */
export function OfferLoans({ loans }: { loans: OfferView["loans"] }) {
  const words = useWords();
  const zone = useZone();
  const nowMs = useNow();
  return (
    <Section title={words("offer.loans")}>
      {loans.length === 0 ? (
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("offer.no_loans")}
        </Typography>
      ) : (
        <Stack spacing={0.75}>
          {loans.map(({ id, status, created_at }) => (
            <Stack key={id} direction="row" spacing={1.5} sx={{ alignItems: "center" }}>
              <Link component={RouterLink} to={recordPath("loans", id)} variant="body2">
                {words("offer.open_loan", { day: shortInstant(created_at, zone, nowMs) })}
              </Link>
              <LoanStatusChip status={status} />
            </Stack>
          ))}
        </Stack>
      )}
    </Section>
  );
}
