import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableFooter from "@mui/material/TableFooter";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import type { OrderLineView } from "../../../shared/payments/payment.schema.ts";
import { moneyCell, MoneyText } from "../fields/MoneyText.tsx";
import { Section } from "../fields/Section.tsx";
import { numberText, percentOf } from "../i18n/number-text.ts";
import { useWords } from "../i18n/use-words.ts";

interface OrderLinesProps {
  lines: readonly OrderLineView[];
  currency: string;
}

/** Not on a narrow screen, where the amount matters more. */
const vatCell = { ...moneyCell, whiteSpace: "nowrap", display: { xs: "none", sm: "table-cell" } };

/** What was ordered. */
export function OrderLines({ lines, currency }: OrderLinesProps) {
  const words = useWords();
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  return (
    <Section title={words("lines.title")} isPadded={false}>
      <Box sx={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={words("lines.title")}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 2.5 }}>{words("lines.description")}</TableCell>
              <TableCell sx={moneyCell}>{words("lines.quantity")}</TableCell>
              <TableCell sx={vatCell}>{words("lines.vat")}</TableCell>
              <TableCell sx={{ ...moneyCell, pr: 2.5 }}>{words("lines.amount")}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.line_id}>
                <TableCell sx={{ pl: 2.5 }}>
                  {line.description ?? line.id ?? line.line_id}
                  {line.id !== null && line.description !== null && (
                    <Box component="span" sx={{ display: "block", color: "text.secondary", fontSize: "0.8125rem" }}>
                      {line.id}
                    </Box>
                  )}
                </TableCell>
                <TableCell sx={moneyCell}>{numberText(line.quantity)}</TableCell>
                <TableCell sx={vatCell}>{line.vat === null ? "–" : percentOf(line.vat)}</TableCell>
                <TableCell sx={{ ...moneyCell, pr: 2.5 }}>
                  <MoneyText amount={line.amount} currency={currency} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
          <TableFooter>
            <TableRow>
              <TableCell colSpan={2} sx={{ pl: 2.5, border: 0, color: "text.secondary" }}>
                {words("lines.total")}
              </TableCell>
              <TableCell sx={{ ...vatCell, border: 0 }} />
              <TableCell sx={{ ...moneyCell, pr: 2.5, border: 0, color: "text.primary", fontWeight: 650 }}>
                <MoneyText amount={total} currency={currency} />
              </TableCell>
            </TableRow>
          </TableFooter>
        </Table>
      </Box>
    </Section>
  );
}
