import CheckCircle from "@mui/icons-material/CheckCircle";
import Handshake from "@mui/icons-material/Handshake";
import History from "@mui/icons-material/History";
import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import type { Theme } from "@mui/material/styles";
import useMediaQuery from "@mui/material/useMediaQuery";
import type { ReactNode } from "react";
import type { OfferView, SimulationView } from "../../../../shared/lending/offer.schema.ts";
import { dayText } from "../../dates/day-text.ts";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { numberText, percentOf } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  contractable: { tone: "success", icon: CheckCircle },
  contracted: { tone: "info", icon: Handshake },
  newer: { tone: "neutral", icon: History },
} as const satisfies Record<string, StatusLook>;

const columns = ["requested", "net", "plan", "total", "cost", "first_due", "state", "created"] as const;
type Column = (typeof columns)[number];
const figures: ReadonlySet<Column> = new Set(["requested", "net", "total", "cost"]);

/** Everything that was computed of an offer, newest first, and which of it can still become a loan. */
export function SimulationsSection({ offer }: { offer: OfferView }) {
  const words = useWords();
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down("sm"));
  const { simulations } = offer;
  const isNoneOpen = offer.status === "available" && !simulations.some(({ is_contractable }) => is_contractable);
  if (simulations.length === 0) {
    return (
      <Section title={words("simulations.title")}>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("simulations.empty")}
        </Typography>
      </Section>
    );
  }
  return (
    <Section title={words("simulations.title")} isPadded={false}>
      {isNoneOpen && (
        <Typography variant="body2" sx={{ px: 2.5, pb: 1.5, color: "text.secondary" }}>
          {words("simulations.none")}
        </Typography>
      )}
      {isNarrow ? <StackedSimulations simulations={simulations} /> : <SimulationTable simulations={simulations} />}
    </Section>
  );
}

/** What is told of a simulation, in the order of the columns. */
function useSimulationCells(): (simulation: SimulationView) => Record<Column, ReactNode> {
  const words = useWords();
  return (simulation) => {
    const { requested_amount, net_amount, total_amount, installment_count, installment_amount } = simulation;
    const state = simulation.is_contracted ? "contracted" : simulation.is_contractable ? "contractable" : "newer";
    return {
      requested: <MoneyText amount={requested_amount} currency="BRL" />,
      net: <MoneyText amount={net_amount} currency="BRL" />,
      plan: (
        <>
          {numberText(installment_count)} × <MoneyText amount={installment_amount} currency="BRL" />
        </>
      ),
      total: <MoneyText amount={total_amount} currency="BRL" />,
      cost: percentOf(simulation.cet_year_bp / 100, 2),
      first_due: dayText(simulation.first_due_date),
      state: <StatusChip label={words(`simulations.${state}`)} look={looks[state]} />,
      created: <InstantText value={simulation.created_at} />,
    };
  };
}

function SimulationTable({ simulations }: { simulations: readonly SimulationView[] }) {
  const words = useWords();
  const cellsOf = useSimulationCells();
  return (
    <Box sx={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={words("simulations.title")}>
      <Table size="small" aria-label={words("simulations.title")}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column} sx={cellLook(column)}>
                {words(`simulations.column.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {simulations.map((simulation) => {
            const cells = cellsOf(simulation);
            return (
              <TableRow key={simulation.id}>
                {columns.map((column) => (
                  <TableCell key={column} sx={cellLook(column)}>
                    {cells[column]}
                  </TableCell>
                ))}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Box>
  );
}

function cellLook(column: Column) {
  return { whiteSpace: "nowrap", ...(figures.has(column) ? moneyCell : {}) };
}

/** On a narrow screen every simulation is a list of its own, so that nothing scrolls sideways. */
function StackedSimulations({ simulations }: { simulations: readonly SimulationView[] }) {
  const words = useWords();
  const cellsOf = useSimulationCells();
  return (
    <Box component="ul" aria-label={words("simulations.title")} sx={{ listStyle: "none", m: 0, p: 0 }}>
      {simulations.map((simulation) => {
        const cells = cellsOf(simulation);
        return (
          <Box component="li" key={simulation.id} sx={{ px: 2.5, py: 1.5, borderTop: 1, borderColor: "divider" }}>
            <Facts
              facts={columns.map((column) => ({ label: words(`simulations.column.${column}`), value: cells[column] }))}
            />
          </Box>
        );
      })}
    </Box>
  );
}
