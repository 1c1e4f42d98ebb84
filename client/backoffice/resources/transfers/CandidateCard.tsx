import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import { Link as RouterLink } from "react-router";
import { formatMoney } from "../../i18n/number-text.ts";
import type {
  CandidateDifference,
  TransferCandidate,
  TransferView,
} from "../../../../shared/transfers/transfer.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { PaymentStatusChip } from "../payments/PaymentStatusChip.tsx";
import { useMethodName } from "../payments/use-method-text.ts";
import { recordPath } from "../resource-path.ts";
import { useDecisionBlocker } from "./use-decision-blocker.ts";

interface CandidateCardProps {
  candidate: TransferCandidate;
  transfer: TransferView;
  onMatch: () => void;
}

/** One order beside the money that came: what agrees is quiet, what differs is marked. */
export function CandidateCard({ candidate, transfer, onMatch }: CandidateCardProps) {
  const words = useWords();
  const nameOf = useMethodName();
  const blocker = useDecisionBlocker(transfer);
  const { difference } = candidate;
  const signed = `${difference > 0 ? "+" : "−"}${formatMoney(Math.abs(difference), transfer.currency)}`;
  const amount = formatMoney(candidate.amount, transfer.currency);
  const fields: readonly [CandidateDifference, string, string][] = [
    ["document", words("transfer.column.payer"), candidate.payer_document],
    ["amount", words("transfer.column.amount"), difference === 0 ? amount : `${amount} (${signed})`],
    ["reference", words("transfer.column.reference"), candidate.reference],
    ["method", words("transfer.column.method"), nameOf(candidate.method)],
  ];
  return (
    <Box component="li" sx={{ border: 1, borderColor: "divider", borderRadius: 2, p: 1.75 }}>
      <Stack
        direction="row"
        sx={{ justifyContent: "space-between", alignItems: "flex-start", flexWrap: "wrap", gap: 1, mb: 1.25 }}
      >
        <Stack sx={{ gap: 0.25, minWidth: 0 }}>
          <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 1 }}>
            <Link
              component={RouterLink}
              to={recordPath("payments", candidate.payment_id)}
              sx={{ fontWeight: 600, overflowWrap: "anywhere" }}
            >
              {candidate.external_id}
            </Link>
            <PaymentStatusChip status={candidate.status} api="payments" />
          </Stack>
          <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
            {candidate.payer_name ?? words("transfers.unknown_payer")} ·{" "}
            <InstantText value={candidate.created_at} form="relative" />
          </Box>
        </Stack>
        <BlockedButton
          size="small"
          variant={candidate.is_open ? "contained" : "outlined"}
          reason={blocker ?? (candidate.is_open ? null : words("transfer.candidate_ended"))}
          onClick={onMatch}
          aria-label={`${words("transfer_decision.match")} ${candidate.external_id}`}
        >
          {words("transfer_decision.match")}
        </BlockedButton>
      </Stack>
      <Box
        component="dl"
        sx={{ m: 0, display: "grid", gap: 1, gridTemplateColumns: { xs: "1fr 1fr", md: "1fr 1.1fr 1.4fr 1.2fr" } }}
      >
        {fields.map(([name, label, value]) => (
          <ComparedField key={name} label={label} value={value} differs={candidate.differs_in.includes(name)} />
        ))}
      </Box>
    </Box>
  );
}

function ComparedField({ label, value, differs }: { label: string; value: string; differs: boolean }) {
  const words = useWords();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box component="dt" sx={{ color: "text.secondary", fontSize: "0.75rem" }}>
        {label}
        {differs && (
          <Box component="span" sx={{ color: "warning.main", fontWeight: 650 }}>
            {" · "}
            {words("transfer.differs")}
          </Box>
        )}
      </Box>
      <Box
        component="dd"
        sx={{
          m: 0,
          fontSize: "0.875rem",
          fontVariantNumeric: "tabular-nums",
          overflowWrap: "anywhere",
          ...(differs ? { color: "warning.main", fontWeight: 600 } : {}),
        }}
      >
        {value}
      </Box>
    </Box>
  );
}
