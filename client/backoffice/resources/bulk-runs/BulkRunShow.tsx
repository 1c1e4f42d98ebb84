import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import LinearProgress from "@mui/material/LinearProgress";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import type { BulkItemState } from "../../../../shared/payments/bulk-kinds.ts";
import type { BulkRunView } from "../../../../shared/payments/bulk-run.schema.ts";
import { moneyReasonSchema } from "../../../../shared/payments/reasons.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AccountName } from "../AccountName.tsx";
import { AmountHeading } from "../AmountHeading.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { BulkItems } from "./BulkItems.tsx";
import { BulkRunActions } from "./BulkRunActions.tsx";
import { BulkRunStateChip } from "./BulkStateChips.tsx";
import { BulkTotals } from "./BulkTotals.tsx";

export default function BulkRunShow() {
  return (
    <RecordPage resource="bulk-runs">
      <BulkRunPage />
    </RecordPage>
  );
}

function BulkRunPage() {
  const run = useRecordContext<BulkRunView>();
  return run === undefined ? null : <BulkRunBody run={run} />;
}

export function BulkRunBody({ run }: { run: BulkRunView }) {
  const words = useWords();
  const title = words(`bulk.run_title.${run.kind}`, { smart_count: run.item_count });
  useShowAccount(run.account_id);
  useDocumentTitle(title);
  return (
    <Stack spacing={2.5}>
      <AmountHeading
        resource="bulk-runs"
        label={words("bulk.title")}
        amount={title}
        chip={<BulkRunStateChip state={run.state} />}
        actions={<BulkRunActions run={run} />}
      />
      {run.end_reason === "starter_may_not" && <Alert severity="warning">{words("bulk.starter_may_not")}</Alert>}
      <Progress run={run} />
      <Section title={words("bulk.totals")}>
        <BulkTotals run={run} />
      </Section>
      <BulkItems run={run} />
      <RunFacts run={run} />
    </Stack>
  );
}

const openStates: readonly BulkItemState[] = ["planned", "running"];

function Progress({ run }: { run: BulkRunView }) {
  const words = useWords();
  const open = run.totals.reduce((sum, { state, count }) => sum + (openStates.includes(state) ? count : 0), 0);
  const done = run.item_count - open;
  const text = words("bulk.progress", { done, count: run.item_count });
  return (
    <Box>
      <LinearProgress
        variant="determinate"
        value={(done / run.item_count) * 100}
        aria-label={text}
        sx={{ height: 6, borderRadius: 3 }}
      />
      <Typography role="status" variant="body2" sx={{ color: "text.secondary", mt: 0.75 }}>
        {text}
      </Typography>
    </Box>
  );
}

function RunFacts({ run }: { run: BulkRunView }) {
  const words = useWords();
  const known = moneyReasonSchema.safeParse(run.reason).data;
  return (
    <Section title={words("bulk.about")}>
      <Facts
        facts={[
          { label: words("bulk.column.by"), value: run.created_by.name ?? run.created_by.id },
          { label: words("bulk.column.when"), value: <InstantText value={run.created_at} /> },
          {
            label: words("bulk.finished"),
            value: run.finished_at === null ? null : <InstantText value={run.finished_at} />,
          },
          { label: words("bulk.cancelled_by"), value: run.cancelled_by?.name ?? run.cancelled_by?.id ?? null },
          { label: words("reason.label"), value: known === undefined ? run.reason : words(`reason.${known}`) },
          { label: words("reason.note"), value: run.note },
          {
            label: words("bulk.chosen"),
            value: run.query === null ? words("bulk.by_hand") : `${words("bulk.by_filter")}: ${run.query}`,
          },
          { label: words("payment.account"), value: <AccountName id={run.account_id} /> },
          { label: words("bulk.id"), value: <CopyableId id={run.id} what={words("bulk.id")} /> },
        ]}
      />
    </Section>
  );
}
