import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { Link as RouterLink } from "react-router";
import type { SettlementView } from "../../../../shared/settlements/settlement.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { recordPath } from "../resource-path.ts";

/** Not on a narrow screen, where what it comes to matters more. */
const wide = { display: { xs: "none", sm: "table-cell" } };

/** Every capture and refund that the settlement pays out. */
export function SettlementLines({ settlement }: { settlement: SettlementView }) {
  const words = useWords();
  const { lines, line_count, currency } = settlement;
  return (
    <Section title={words("settlement.lines")} isPadded={false}>
      <Box sx={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={words("settlement.lines")}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 2.5 }}>{words("settlement.column.reference")}</TableCell>
              <TableCell>{words("settlement.column.kind")}</TableCell>
              <TableCell sx={wide}>{words("settlement.column.posted")}</TableCell>
              <TableCell sx={{ ...moneyCell, ...wide }}>{words("settlement.column.fee")}</TableCell>
              <TableCell sx={{ ...moneyCell, pr: 2.5 }}>{words("settlement.column.amount")}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.operation_id}>
                <TableCell sx={{ pl: 2.5 }}>
                  <Link component={RouterLink} to={recordPath("payments", line.payment_id)}>
                    {line.merchant_reference}
                  </Link>
                </TableCell>
                <TableCell>{words(`settlement.kinds.${line.kind}`)}</TableCell>
                <TableCell sx={wide}>
                  <InstantText value={line.posted_at} />
                </TableCell>
                <TableCell sx={{ ...moneyCell, ...wide }}>
                  <MoneyText amount={-line.fee} currency={currency} isQuietWhenZero />
                </TableCell>
                <TableCell sx={{ ...moneyCell, pr: 2.5 }}>
                  <MoneyText amount={line.amount} currency={currency} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      {line_count > lines.length && (
        <Box sx={{ px: 2.5, py: 1.5, color: "text.secondary", fontSize: "0.8125rem" }}>
          {words("settlement.more_lines", { shown: lines.length, count: line_count })}
        </Box>
      )}
    </Section>
  );
}
