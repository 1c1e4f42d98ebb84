import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router";
import { InstantText } from "./InstantText.tsx";
import { linkedRow, RowLink } from "./RowLink.tsx";
import { Section } from "./Section.tsx";

export interface ShortRow {
  id: string;
  /** Its page; null where it has none. */
  to: string | null;
  name: string;
  /** An instant; shown as how long ago it was. */
  at: string | null;
  chip: ReactNode;
  /** At the end of the row, such as an amount. */
  end: ReactNode;
  /** More of it, on a line of its own. */
  note?: string | null;
}

interface ShortListProps {
  title: string;
  emptyText: string;
  /** The way to all of them, and what it says. */
  all: { to: string; label: string } | null;
  /** What it comes to, above the rows. */
  lines?: readonly string[];
  rows: readonly ShortRow[];
}

/** The first few of something, with the way to all of them. */
export function ShortList({ title, emptyText, all, lines = [], rows }: ShortListProps) {
  return (
    <Section
      title={title}
      isPadded={false}
      action={
        all !== null && (
          <Link
            component={RouterLink}
            to={all.to}
            variant="body2"
            aria-label={`${title}: ${all.label}`}
            sx={{ whiteSpace: "nowrap" }}
          >
            {all.label}
          </Link>
        )
      }
    >
      {lines.length > 0 && (
        <Stack spacing={0.5} sx={{ px: 2.5, pb: 1.5 }}>
          {lines.map((line) => (
            <Typography key={line} variant="body2" sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
              {line}
            </Typography>
          ))}
        </Stack>
      )}
      {rows.length === 0 ? (
        <Typography variant="body2" sx={{ color: "text.secondary", px: 2.5, pb: 2.25 }}>
          {emptyText}
        </Typography>
      ) : (
        <Box component="ul" aria-label={title} sx={listStyle}>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </Box>
      )}
    </Section>
  );
}

/** On one line where there is room for it, on two on a phone. */
function Row({ row: { to, name, at, chip, end, note = null } }: { row: ShortRow }) {
  return (
    <Box component="li" sx={rowStyle}>
      <Box
        sx={{
          gridArea: "name",
          minWidth: 0,
          overflow: "hidden",
          textOverflow: "ellipsis",
          "& a": { maxWidth: "100%" },
        }}
      >
        {to === null ? name : <RowLink to={to}>{name}</RowLink>}
      </Box>
      <Box sx={{ gridArea: "time", color: "text.secondary" }}>
        {at !== null && <InstantText value={at} form="relative" {...(to === null ? {} : { to })} />}
      </Box>
      <Box sx={{ gridArea: "chip", display: "flex", justifyContent: { xs: "flex-end", sm: "flex-start" } }}>{chip}</Box>
      <Box sx={{ gridArea: "end", textAlign: "right", fontVariantNumeric: "tabular-nums" }}>{end}</Box>
      {note !== null && <Box sx={{ gridColumn: "1 / -1", color: "text.secondary", fontSize: "0.8125rem" }}>{note}</Box>}
    </Box>
  );
}

/** Columns as wide as the widest of them needs, the same in every row. */
const listStyle = {
  m: 0,
  p: 0,
  listStyle: "none",
  display: "grid",
  columnGap: 2,
  gridTemplateColumns: { xs: "minmax(0, 1fr) auto", sm: "minmax(0, 1fr) auto auto auto" },
} as const;

const rowStyle = {
  ...linkedRow,
  display: "grid",
  alignItems: "center",
  gridColumn: "1 / -1",
  rowGap: 0.5,
  px: 2.5,
  py: 1,
  fontSize: "0.875rem",
  borderTop: 1,
  borderColor: "divider",
  "&:hover": { backgroundColor: "action.hover" },
  gridTemplateColumns: "subgrid",
  gridTemplateAreas: { xs: '"name end" "time chip"', sm: '"name time chip end"' },
} as const;
