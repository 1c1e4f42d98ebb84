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
import type { OfferView, SimulationView } from "../../../../shared/lending/offer.schema.ts";
import { dayText } from "../../dates/day-text.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell, MoneyText } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { percentOf } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  contractable: { tone: "success", icon: CheckCircle },
  contracted: { tone: "info", icon: Handshake },
  newer: { tone: "neutral", icon: History },
} as const satisfies Record<string, StatusLook>;

/** Everything that was computed of an offer, newest first, and which of it can still become a loan. */
export function SimulationsSection({ offer }: { offer: OfferView }) {
  const words = useWords();
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
  const columns = ["requested", "net", "plan", "total", "cost", "first_due", "state", "created"] as const;
  return (
    <Section title={words("simulations.title")} isPadded={false}>
      {isNoneOpen && (
        <Typography variant="body2" sx={{ px: 2.5, pb: 1.5, color: "text.secondary" }}>
          {words("simulations.none")}
        </Typography>
      )}
      <Box sx={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={words("simulations.title")}>
        <Table size="small" aria-label={words("simulations.title")}>
          <TableHead>
            <TableRow>
              {columns.map((column) => (
                <TableCell key={column} sx={{ whiteSpace: "nowrap", ...(isNumber(column) ? moneyCell : {}) }}>
                  {words(`simulations.column.${column}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {simulations.map((simulation) => (
              <SimulationRow key={simulation.id} simulation={simulation} />
            ))}
          </TableBody>
        </Table>
      </Box>
    </Section>
  );
}

function isNumber(column: string): boolean {
  return column === "requested" || column === "net" || column === "total" || column === "cost";
}

function SimulationRow({ simulation }: { simulation: SimulationView }) {
  const words = useWords();
  const { requested_amount, net_amount, total_amount, installment_count, installment_amount } = simulation;
  const state = simulation.is_contracted ? "contracted" : simulation.is_contractable ? "contractable" : "newer";
  return (
    <TableRow>
      <TableCell sx={moneyCell}>
        <MoneyText amount={requested_amount} currency="BRL" />
      </TableCell>
      <TableCell sx={moneyCell}>
        <MoneyText amount={net_amount} currency="BRL" />
      </TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>
        {installment_count} × <MoneyText amount={installment_amount} currency="BRL" />
      </TableCell>
      <TableCell sx={moneyCell}>
        <MoneyText amount={total_amount} currency="BRL" />
      </TableCell>
      <TableCell sx={moneyCell}>{percentOf(simulation.cet_year_bp / 100, 2)}</TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>{dayText(simulation.first_due_date)}</TableCell>
      <TableCell>
        <StatusChip label={words(`simulations.${state}`)} look={looks[state]} />
      </TableCell>
      <TableCell>
        <InstantText value={simulation.created_at} />
      </TableCell>
    </TableRow>
  );
}
