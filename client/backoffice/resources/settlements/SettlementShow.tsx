import Download from "@mui/icons-material/Download";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import { Link as RouterLink } from "react-router";
import { formatMoney } from "../../i18n/number-text.ts";
import { reportFormats } from "../../../../shared/settlements/report-format.ts";
import type { SettlementView } from "../../../../shared/settlements/settlement.schema.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { AccountName } from "../AccountName.tsx";
import { BackLink } from "../BackLink.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { recordPath } from "../resource-path.ts";
import { useProviderName } from "./provider-name.ts";
import { ReconciliationSection } from "./ReconciliationSection.tsx";
import { SettlementFigures } from "./SettlementFigures.tsx";
import { SettlementLines } from "./SettlementLines.tsx";
import { SettlementPaymentChip } from "./SettlementPaymentChip.tsx";

export default function SettlementShow() {
  return (
    <RecordPage resource="settlements">
      <SettlementPage />
    </RecordPage>
  );
}

function SettlementPage() {
  const settlement = useRecordContext<SettlementView>();
  return settlement === undefined ? null : <SettlementBody settlement={settlement} />;
}

export function SettlementBody({ settlement }: { settlement: SettlementView }) {
  const words = useWords();
  const providerName = useProviderName();
  useShowAccount(settlement.account_id);
  useDocumentTitle(words("settlement.document_title", { reference: settlement.provider_reference }));
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="settlements" label={words("settlements.title")} />
        <Stack
          direction={{ xs: "column", md: "row" }}
          sx={{ justifyContent: "space-between", alignItems: { md: "center" }, gap: 1.5 }}
        >
          <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 1.5 }}>
            <Typography variant="h1" sx={{ fontSize: "1.625rem", fontVariantNumeric: "tabular-nums" }}>
              {formatMoney(settlement.amount, settlement.currency)}
            </Typography>
            <SettlementPaymentChip status={settlement.payment_status} />
          </Stack>
          <Downloads id={settlement.id} />
        </Stack>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {providerName(settlement.provider)} · {settlement.provider_reference}
        </Typography>
      </Stack>
      {settlement.payment_status === "postponed" && <Alert severity="warning">{words("settlement.postponed")}</Alert>}
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1.7fr) minmax(320px, 1fr)" },
          alignItems: "start",
        }}
      >
        <Stack spacing={2.5} sx={{ minWidth: 0 }}>
          <SettlementLines settlement={settlement} />
          <ReconciliationSection settlement={settlement} />
        </Stack>
        {/* On a narrow screen the sums come before the many lines that they are made of. */}
        <Stack spacing={2.5} sx={{ minWidth: 0, order: { xs: -1, lg: 0 } }}>
          <SettlementFigures settlement={settlement} />
          <SettlementFacts settlement={settlement} />
        </Stack>
      </Box>
    </Stack>
  );
}

/** Plain links, so that the browser streams a long file to disk. */
function Downloads({ id }: { id: string }) {
  const words = useWords();
  const mayExport = useMay("exports.create");
  if (!mayExport) return null;
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
      {reportFormats.map((format) => (
        <Button
          key={format}
          href={`/api/settlements/${encodeURIComponent(id)}/report.${format}`}
          download
          variant="outlined"
          color="secondary"
          startIcon={<Download />}
          aria-label={words("settlement.download", { format: format.toUpperCase() })}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </Stack>
  );
}

function SettlementFacts({ settlement }: { settlement: SettlementView }) {
  const words = useWords();
  const { covered_by } = settlement;
  return (
    <Section title={words("settlement.details")}>
      <Facts
        facts={[
          { label: words("settlement.id"), value: <CopyableId id={settlement.id} what={words("settlement.id")} /> },
          {
            label: words("settlement.reference"),
            value: <CopyableId id={settlement.provider_reference} what={words("settlement.reference")} />,
          },
          { label: words("payment.account"), value: <AccountName id={settlement.account_id} /> },
          { label: words("settlement.period"), value: <InstantText value={settlement.start_at} /> },
          { label: words("settlement.period_end"), value: <InstantText value={settlement.end_at} /> },
          { label: words("settlements.column.settled"), value: <InstantText value={settlement.settled_at} /> },
          { label: words("settlement.cause"), value: words(`settlement.causes.${settlement.cause}`) },
          {
            label: words("settlement.covered_by"),
            value:
              covered_by === null ? null : (
                <Link component={RouterLink} to={recordPath("settlements", covered_by)}>
                  {words("settlement.open_covering")}
                </Link>
              ),
          },
        ]}
      />
    </Section>
  );
}
