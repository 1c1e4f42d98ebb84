import Link from "@mui/material/Link";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { Link as RouterLink } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { type ChartData, type ChartRow, countText, isFew } from "./chart.ts";

const figure = { textAlign: "right", fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" } as const;

interface ChartTableProps {
  data: ChartData;
  /** What the rows are, for the first heading. */
  rowHeading: string;
  label: string;
}

/** The same figures as rows and columns, with the same links. */
export function ChartTable({ data: { series, rows, format }, rowHeading, label }: ChartTableProps) {
  const words = useWords();
  return (
    <TableContainer tabIndex={0} role="group" aria-label={label} sx={{ maxHeight: 360 }}>
      <Table size="small" stickyHeader aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ backgroundColor: "background.paper" }}>{rowHeading}</TableCell>
            {series.map(({ key, label: heading }) => (
              <TableCell key={key} sx={{ ...figure, backgroundColor: "background.paper" }}>
                {heading}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow key={index}>
              <TableCell component="th" scope="row" sx={{ whiteSpace: "nowrap", fontWeight: 400 }}>
                {row.label}
                {row.isRunning && ` (${words("chart.running")})`}
              </TableCell>
              {series.map(({ key }) => (
                <TableCell key={key} sx={figure}>
                  <Figure row={row} name={key} format={format} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function Figure({ row, name, format }: { row: ChartRow; name: string } & Pick<ChartData, "format">) {
  const words = useWords();
  const found = row.values[name];
  if (found === undefined || found.value === null) return "–";
  const to = row.links[name];
  const text = format(found.value);
  const few = isFew(found);
  return (
    <span>
      {to === undefined || found.value === 0 ? (
        text
      ) : (
        <Link component={RouterLink} to={to}>
          {text}
        </Link>
      )}
      {found.n !== undefined && ` ${words(few ? "chart.few" : "chart.n", { n: countText(found.n) })}`}
    </span>
  );
}
