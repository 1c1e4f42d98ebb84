import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";

interface MoneyRow {
  id: string;
  to: string;
  merchant_reference: string;
  created_at: string;
  amount: number;
  currency: string;
  chip: ReactNode;
}

interface MoneyRowsProps {
  title: string;
  emptyText: string;
  rows: readonly MoneyRow[];
}

/** A customer's newest payments or sessions. */
export function MoneyRows({ title, emptyText, rows }: MoneyRowsProps) {
  const words = useWords();
  return (
    <Section title={title} isPadded={false}>
      {rows.length === 0 ? (
        <Typography variant="body2" sx={{ color: "text.secondary", px: 2.5, pb: 2.25 }}>
          {emptyText}
        </Typography>
      ) : (
        <Box sx={{ overflowX: "auto" }}>
          <Table size="small" aria-label={title}>
            <TableHead>
              <TableRow>
                <TableCell sx={{ pl: 2.5 }}>{words("payments.column.reference")}</TableCell>
                <TableCell>{words("payments.column.created")}</TableCell>
                <TableCell>{words("payments.column.status")}</TableCell>
                <TableCell sx={{ ...moneyCell, pr: 2.5 }}>{words("payments.column.amount")}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.map(({ id, to, merchant_reference, created_at, amount, currency, chip }) => (
                <TableRow key={id} hover sx={{ ...linkedRow, "&:last-of-type > td": { border: 0 } }}>
                  <TableCell sx={{ pl: 2.5 }}>
                    <RowLink to={to}>{merchant_reference}</RowLink>
                  </TableCell>
                  <TableCell>
                    <InstantText value={created_at} form="relative" to={to} />
                  </TableCell>
                  <TableCell>{chip}</TableCell>
                  <TableCell sx={{ ...moneyCell, pr: 2.5 }}>
                    <MoneyText amount={amount} currency={currency} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Section>
  );
}
