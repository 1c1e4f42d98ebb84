import CheckCircle from "@mui/icons-material/CheckCircle";
import ErrorOutline from "@mui/icons-material/ErrorOutline";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import { Link as RouterLink } from "react-router";
import { formatMoney, numberText } from "../../i18n/number-text.ts";
import type { ReconciliationCheck, ReconciliationView } from "../../../../shared/settlements/reconciliation.schema.ts";
import type { SettlementView } from "../../../../shared/settlements/settlement.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { recordPath } from "../resource-path.ts";
import { useServerAction } from "../use-server-action.ts";

/** Holds the settlement to the ledger on request, and says clearly what came of it. */
export function ReconciliationSection({ settlement }: { settlement: SettlementView }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [result, setResult] = useState<ReconciliationView | null>(null);
  const check = useServerAction({
    call: () => dataProvider.reconcile(settlement.id),
    refreshes: [],
    showsErrors: false,
    onDone: setResult,
  });
  return (
    <Section
      title={words("reconciliation.title")}
      action={
        <Button
          size="small"
          variant="outlined"
          onClick={() => check.run(undefined)}
          disabled={check.isWaiting}
          sx={{ flexShrink: 0 }}
        >
          {words("reconciliation.action")}
        </Button>
      }
    >
      <Stack spacing={1.5}>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("reconciliation.hint")}
        </Typography>
        <Box role="status" sx={{ "&:empty": { display: "none" } }}>
          {result !== null && (
            <Alert severity={result.ok ? "success" : "error"}>
              {words(result.ok ? "reconciliation.ok" : "reconciliation.not_ok")} {words("reconciliation.checked")}{" "}
              <InstantText value={result.checked_at} />
            </Alert>
          )}
        </Box>
        {result !== null && <Checks result={result} />}
        {result !== null && result.differences.length > 0 && <Differences result={result} />}
      </Stack>
    </Section>
  );
}

const agrees = { tone: "success", icon: CheckCircle } as const;
const differs = { tone: "error", icon: ErrorOutline } as const;

function Checks({ result }: { result: ReconciliationView }) {
  const words = useWords();
  const valueOf = ({ is_money }: ReconciliationCheck, value: number) =>
    is_money ? formatMoney(value, result.currency) : numberText(value);
  return (
    <Box sx={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={words("reconciliation.title")}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 0 }}>{words("reconciliation.column.check")}</TableCell>
            <TableCell sx={moneyCell}>{words("reconciliation.column.expected")}</TableCell>
            <TableCell sx={moneyCell}>{words("reconciliation.column.found")}</TableCell>
            <TableCell sx={{ pr: 0 }}>{words("reconciliation.column.result")}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {result.checks.map((check) => (
            <TableRow key={check.id}>
              <TableCell sx={{ pl: 0 }}>{words(`reconciliation.checks.${check.id}`)}</TableCell>
              <TableCell sx={{ ...moneyCell, whiteSpace: "nowrap" }}>{valueOf(check, check.expected)}</TableCell>
              <TableCell sx={{ ...moneyCell, whiteSpace: "nowrap" }}>{valueOf(check, check.found)}</TableCell>
              <TableCell sx={{ pr: 0 }}>
                <StatusChip
                  label={words(check.ok ? "reconciliation.agrees" : "reconciliation.differs")}
                  look={check.ok ? agrees : differs}
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function Differences({ result }: { result: ReconciliationView }) {
  const words = useWords();
  const money = (amount: number | null) => (amount === null ? "–" : formatMoney(amount, result.currency));
  return (
    <Box>
      <Typography variant="h3" sx={{ fontSize: "0.9375rem", fontWeight: 650, mb: 1 }}>
        {words("reconciliation.differences")}
      </Typography>
      <Stack component="ul" spacing={0.75} sx={{ listStyle: "none", m: 0, p: 0, fontSize: "0.875rem" }}>
        {result.differences.map((difference) => (
          <Box component="li" key={difference.operation_id}>
            <Link component={RouterLink} to={recordPath("payments", difference.payment_id)}>
              {difference.payment_id}
            </Link>{" "}
            {words(`reconciliation.codes.${difference.code}`, {
              settled: money(difference.settled),
              ledger: money(difference.ledger),
            })}
          </Box>
        ))}
      </Stack>
      {result.difference_count > result.differences.length && (
        <Typography variant="body2" sx={{ mt: 1, color: "text.secondary" }}>
          {words("reconciliation.more", { count: result.difference_count })}
        </Typography>
      )}
    </Box>
  );
}
