import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import { rateOf } from "../../../shared/metrics/report-rates.ts";
import type { ReportFigures } from "../../../shared/metrics/report.schema.ts";
import { countText, fewUpTo } from "../charts/chart.ts";
import { ChartFileButton } from "../charts/ChartFileButton.tsx";
import { shareOf } from "../dashboard/payment-chart-data.ts";
import { moneyCell } from "../fields/MoneyText.tsx";
import { Section } from "../fields/Section.tsx";
import type { Words } from "../i18n/use-words.ts";
import { percentText } from "../i18n/percent-text.ts";
import { useMethodName } from "../resources/payments/use-method-text.ts";
import { durationOf } from "../resources/webhook-metrics/duration-text.ts";
import type { ReportSource } from "./report-data.ts";

interface Told {
  text: string;
  /** Made of so little that it says little. */
  isFew: boolean;
}

const columns: Readonly<
  Record<"created" | "expired" | "half" | "most", (figures: ReportFigures, words: Words) => Told>
> = {
  created: ({ counts }) => ({ text: countText(counts.transfer_created?.n ?? 0), isFew: false }),
  expired: (figures) => {
    const { numerator, denominator, n } = rateOf(figures, "transfer_expiry");
    return { text: percentText(shareOf(numerator, denominator)), isFew: n <= fewUpTo };
  },
  half: ({ length }, words) => lengthText(words, length?.p50_ms ?? null, length?.count ?? 0),
  most: ({ length }, words) => lengthText(words, length?.p90_ms ?? null, length?.count ?? 0),
};

const names = ["created", "expired", "half", "most"] as const;

/** Each way to pay by transfer for itself, with how it stood. */
export function TransferMethods({ source, csvHref }: { source: ReportSource; csvHref: string }) {
  const { shown, words } = source;
  const nameOf = useMethodName();
  return (
    <Section
      title={words("reports.chart.methods")}
      isPadded={false}
      action={<ChartFileButton title={words("reports.chart.methods")} href={csvHref} />}
    >
      <Typography variant="body2" sx={{ color: "text.secondary", px: 2.5, pb: 1, maxWidth: "75ch" }}>
        {words("reports.define.methods")}
      </Typography>
      <TableContainer tabIndex={0} role="group" aria-label={words("reports.chart.methods")}>
        <Table size="small" aria-label={words("reports.chart.methods")}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 2.5 }}>{words("reports.column.method")}</TableCell>
              {names.map((name) => (
                <TableCell key={name} sx={moneyCell}>
                  {words(`reports.column.${name}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.methods.map(({ method, totals, compared }) => (
              <TableRow key={method}>
                <TableCell component="th" scope="row" sx={{ pl: 2.5, fontWeight: 400 }}>
                  {nameOf(method)}
                </TableCell>
                {names.map((name) => {
                  const { text, isFew } = columns[name](totals, words);
                  return (
                    <TableCell key={name} sx={{ ...moneyCell, ...(isFew ? { color: "text.secondary" } : {}) }}>
                      {text}
                      <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
                        {words("reports.before", { value: columns[name](compared, words).text })}
                      </Box>
                    </TableCell>
                  );
                })}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Section>
  );
}

function lengthText(words: Words, ms: number | null, count: number): Told {
  return { text: ms === null ? "–" : durationOf(words, ms), isFew: count <= fewUpTo };
}
