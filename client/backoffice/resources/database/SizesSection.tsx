import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import type { TableSize, UpkeepView } from "../../../../shared/upkeep/upkeep.schema.ts";
import { countText } from "../../charts/chart.ts";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { AskButton } from "./AskButton.tsx";
import { bytesText } from "./bytes-text.ts";

const shownMax = 12;

/** How large the database is, and which tables make it so. */
export function SizesSection({ upkeep: { measurement, last_measured: last } }: { upkeep: UpkeepView }) {
  const words = useWords();
  const found = last?.measurement ?? null;
  return (
    <Section
      title={words("upkeep.sizes")}
      isPadded={false}
      action={<AskButton kind="measurement" label={words("upkeep.measure")} latest={measurement} />}
    >
      <Stack spacing={2} sx={{ px: 2.5, pb: 2.25 }}>
        {measurement?.state === "failed" && (
          <Alert severity="error">{words("upkeep.not_measured", { problem: measurement.problem ?? "" })}</Alert>
        )}
        {found === null || last === null ? (
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {words("upkeep.never_measured")}
          </Typography>
        ) : (
          <Facts
            facts={[
              { label: words("upkeep.total"), value: bytesText(found.total_bytes) },
              {
                label: words("upkeep.free"),
                value: found.free_bytes === null ? null : bytesText(found.free_bytes),
              },
              { label: words("upkeep.measured"), value: <InstantText value={last.ended_at ?? last.asked_at} /> },
            ]}
          />
        )}
      </Stack>
      {found !== null && <TablesTable tables={found.tables} />}
    </Section>
  );
}

/** The largest one by one, the others together. */
function TablesTable({ tables }: { tables: readonly TableSize[] }) {
  const words = useWords();
  const title = words("upkeep.sizes");
  const smaller = tables.slice(shownMax);
  const rows = smaller.length === 0 ? tables : [...tables.slice(0, shownMax), together(smaller, words)];
  return (
    <Box sx={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={title}>
      <Table size="small" aria-label={title} sx={{ "& .MuiTableCell-root": { whiteSpace: "nowrap" } }}>
        <TableHead>
          <TableRow>
            <TableCell>{words("upkeep.table")}</TableCell>
            <TableCell sx={moneyCell}>{words("upkeep.rows")}</TableCell>
            <TableCell sx={moneyCell}>{words("upkeep.data")}</TableCell>
            <TableCell sx={moneyCell}>{words("upkeep.indexes")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ name, rows: count, table_bytes: data, index_bytes: indexes }) => (
            <TableRow key={name}>
              <TableCell component="th" scope="row" sx={{ fontWeight: 400 }}>
                {name}
              </TableCell>
              <TableCell sx={moneyCell}>{countText(count)}</TableCell>
              <TableCell sx={moneyCell}>{bytesText(data)}</TableCell>
              <TableCell sx={moneyCell}>{bytesText(indexes)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function together(tables: readonly TableSize[], words: ReturnType<typeof useWords>): TableSize {
  const sum = (field: "rows" | "table_bytes" | "index_bytes") => tables.reduce((all, table) => all + table[field], 0);
  const name = words("upkeep.small", { count: tables.length });
  return { name, rows: sum("rows"), table_bytes: sum("table_bytes"), index_bytes: sum("index_bytes") };
}
