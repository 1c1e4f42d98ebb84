import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import { Link as RouterLink } from "react-router";
import { type OpenMoney, type RiskBand, riskBands } from "../../../shared/metrics/payment-metrics.schema.ts";
import { shiftInstant } from "../../../shared/instant.ts";
import { countText } from "../charts/chart.ts";
import { MoneyText, moneyCell } from "../fields/MoneyText.tsx";
import { Section } from "../fields/Section.tsx";
import { useWords } from "../i18n/use-words.ts";
import { paymentsPath, uncapturedStatuses } from "./payment-links.ts";

const dayMs = 86_400_000;

/** Days from now between which the reservations of a band end. */
const bandDays: Readonly<Record<Exclude<RiskBand, "no_end">, { from?: number; to?: number }>> = {
  expired: { to: 0 },
  under_1: { from: 0, to: 1 },
  from_1_to_2: { from: 1, to: 3 },
  from_3_to_7: { from: 3, to: 8 },
  over_7: { from: 8 },
};

/** On a phone the number of payments stands below the time that is left. */
const wideOnly = { display: { xs: "none", sm: "table-cell" } } as const;

const urgent: ReadonlySet<RiskBand> = new Set(["expired", "under_1", "from_1_to_2"]);

/** Money that is reserved and will be lost unless it is taken in time, the most urgent first. */
export function RiskSection({ open, account }: { open: OpenMoney; account: string | null }) {
  const words = useWords();
  const rows = open.currencies
    .flatMap(({ currency, bands }) => bands.map((band) => ({ currency, ...band })))
    .toSorted((a, b) => riskBands.indexOf(a.band) - riskBands.indexOf(b.band));
  return (
    <Section title={words("dashboard.risk")} isPadded={false}>
      <Typography variant="body2" sx={{ color: "text.secondary", px: 2.5, pb: 1, maxWidth: "75ch" }}>
        {words(rows.length === 0 ? "dashboard.no_risk" : "dashboard.explain.risk")}
      </Typography>
      {rows.length > 0 && (
        <Table size="small" aria-label={words("dashboard.risk")}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 2.5 }}>{words("dashboard.risk_left")}</TableCell>
              <TableCell sx={{ ...moneyCell, ...wideOnly }}>{words("dashboard.risk_payments")}</TableCell>
              <TableCell sx={{ ...moneyCell, pr: 2.5 }}>{words("dashboard.risk_amount")}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map(({ currency, band, payments, amount }) => (
              <TableRow key={`${currency} ${band}`}>
                <TableCell sx={{ pl: 2.5 }}>
                  <Link component={RouterLink} to={bandPath({ band, currency, account, at: open.at })}>
                    {words(`dashboard.band.${band}`)}
                  </Link>
                  {urgent.has(band) && (
                    <Box component="span" sx={{ ml: 1, color: "error.main", fontSize: "0.8125rem", fontWeight: 600 }}>
                      {words(band === "expired" ? "dashboard.too_late" : "dashboard.soon")}
                    </Box>
                  )}
                  <Box sx={{ display: { sm: "none" }, color: "text.secondary", fontSize: "0.8125rem" }}>
                    {words("dashboard.risk_count", { smart_count: payments })}
                  </Box>
                </TableCell>
                <TableCell sx={{ ...moneyCell, ...wideOnly }}>{countText(payments)}</TableCell>
                <TableCell sx={{ ...moneyCell, pr: 2.5 }}>
                  <MoneyText amount={amount} currency={currency} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}

interface BandOf {
  band: RiskBand;
  currency: string;
  account: string | null;
  /** When it was read. */
  at: string;
}

function bandPath({ band, currency, account, at }: BandOf): string {
  const wanted = { account, currency, statuses: uncapturedStatuses };
  if (band === "no_end") return paymentsPath(wanted);
  const { from, to } = bandDays[band];
  const expires = {
    ...(from === undefined ? {} : { gte: shiftInstant(at, from * dayMs) }),
    ...(to === undefined ? {} : { lt: shiftInstant(at, to * dayMs) }),
  };
  return paymentsPath({ ...wanted, expires });
}
