import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router";
import type { Page } from "../../../../shared/page.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { linkedRow, RowLink } from "../../fields/RowLink.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";

export interface PersonRow {
  id: string;
  to: string;
  name: string;
  created_at: string;
  amount: number;
  currency: string;
  chip: ReactNode;
}

interface PersonListProps {
  title: string;
  emptyText: string;
  /** Where all of them are. */
  allPath: string;
  total: Page["total"];
  /** One line for each currency. */
  figures: readonly { key: string; line: string }[];
  rows: readonly PersonRow[];
}

/** What somebody has of one kind: what it comes to, the newest ones, and the way to all of them. */
export function PersonList({ title, emptyText, allPath, total, figures, rows }: PersonListProps) {
  const words = useWords();
  const count = `${total.value}${total.capped ? "+" : ""}`;
  return (
    <Section
      title={title}
      isPadded={false}
      action={
        rows.length > 0 && (
          <Link
            component={RouterLink}
            to={allPath}
            variant="body2"
            aria-label={`${title}: ${words("person.all", { count })}`}
          >
            {words("person.all", { count })}
          </Link>
        )
      }
    >
      {rows.length === 0 ? (
        <Typography variant="body2" sx={{ color: "text.secondary", px: 2.5, pb: 2.25 }}>
          {emptyText}
        </Typography>
      ) : (
        <>
          <Stack spacing={0.5} sx={{ px: 2.5, pb: 1.5 }}>
            {figures.map(({ key, line }) => (
              <Typography
                key={key}
                variant="body2"
                sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}
              >
                {line}
              </Typography>
            ))}
            {total.capped && (
              <Typography variant="caption" sx={{ color: "text.secondary" }}>
                {words("person.capped", { count: total.value })}
              </Typography>
            )}
          </Stack>
          <Box component="ul" aria-label={title} sx={{ m: 0, p: 0, listStyle: "none" }}>
            {rows.map((row) => (
              <PersonListRow key={row.id} row={row} />
            ))}
          </Box>
        </>
      )}
    </Section>
  );
}

/** On one line where there is room for it, on two on a phone. */
function PersonListRow({ row: { to, name, created_at, amount, currency, chip } }: { row: PersonRow }) {
  return (
    <Box component="li" sx={rowStyle}>
      <Box sx={{ gridArea: "name", minWidth: 0, overflow: "hidden", textOverflow: "ellipsis" }}>
        <RowLink to={to}>{name}</RowLink>
      </Box>
      <Box sx={{ gridArea: "time", color: "text.secondary" }}>
        <InstantText value={created_at} form="relative" to={to} />
      </Box>
      <Box sx={{ gridArea: "chip", display: "flex", justifyContent: { xs: "flex-end", sm: "flex-start" } }}>{chip}</Box>
      <Box sx={{ gridArea: "amount", textAlign: "right" }}>
        <MoneyText amount={amount} currency={currency} />
      </Box>
    </Box>
  );
}

const rowStyle = {
  ...linkedRow,
  display: "grid",
  alignItems: "center",
  columnGap: 2,
  rowGap: 0.5,
  px: 2.5,
  py: 1,
  fontSize: "0.875rem",
  borderTop: 1,
  borderColor: "divider",
  "&:hover": { backgroundColor: "action.hover" },
  gridTemplateColumns: { xs: "minmax(0, 1fr) auto", sm: "minmax(0, 1fr) 6.5rem 9rem 8.5rem" },
  gridTemplateAreas: { xs: '"name amount" "time chip"', sm: '"name time chip amount"' },
} as const;
