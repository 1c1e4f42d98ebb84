import Alert from "@mui/material/Alert";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import { useRecordContext } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { ApprovalView } from "../../../../shared/approvals/approval.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { moneyReasonSchema } from "../../../../shared/payments/reasons.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useSaid } from "../../i18n/use-said.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AccountName } from "../AccountName.tsx";
import { AmountHeading } from "../AmountHeading.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { recordPath } from "../resource-path.ts";
import { ApprovalActions } from "./ApprovalActions.tsx";
import { ApprovalStateChip } from "./ApprovalStateChip.tsx";

const severities = { waiting: "warning", approved: "success", declined: "info" } as const;

export default function ApprovalShow() {
  return (
    <RecordPage resource="approvals">
      <ApprovalPage />
    </RecordPage>
  );
}

function ApprovalPage() {
  const approval = useRecordContext<ApprovalView>();
  return approval === undefined ? null : <ApprovalBody approval={approval} />;
}

export function ApprovalBody({ approval }: { approval: ApprovalView }) {
  const words = useWords();
  const tell = useSaid();
  const amount = formatMoney(approval.amount, approval.currency);
  useShowAccount(approval.account_id);
  useDocumentTitle(words("approval.document_title", { amount }));
  return (
    <Stack spacing={2.5}>
      <AmountHeading
        resource="approvals"
        label={words("approvals.title")}
        amount={amount}
        chip={<ApprovalStateChip state={approval.state} />}
        actions={<ApprovalActions approval={approval} />}
      />
      <Alert severity={severities[approval.state]}>
        {words(`approval.explained.${approval.state}`)}
        {/* Said aloud and not only at the buttons, because a finger does not hover. */}
        {approval.state === "waiting" &&
          !approval.decision.allowed &&
          ` ${tell(approval.decision.said, approval.decision.reason ?? "")}`}
      </Alert>
      <RequestFacts approval={approval} />
      {approval.state !== "waiting" && <DecisionFacts approval={approval} />}
    </Stack>
  );
}

function RequestFacts({ approval }: { approval: ApprovalView }) {
  const words = useWords();
  const { reason, requested_by, payment_id, merchant_reference } = approval;
  const known = moneyReasonSchema.safeParse(reason).data;
  return (
    <Section title={words("approval.details")}>
      <Facts
        facts={[
          { label: words("approvals.column.what"), value: words(`approval_kind.${approval.kind}`) },
          {
            label: words("approval.payment"),
            value: (
              <Link component={RouterLink} to={recordPath("payments", payment_id)}>
                {merchant_reference}
              </Link>
            ),
          },
          { label: words("approval.reason"), value: known === undefined ? reason : words(`reason.${known}`) },
          { label: words("approval.note"), value: approval.note },
          { label: words("refund.bank_reference"), value: approval.bank_reference },
          { label: words("approval.limit"), value: formatMoney(approval.limit, approval.currency) },
          { label: words("approval.requested_by"), value: requested_by.name ?? requested_by.id },
          { label: words("approval.requested"), value: <InstantText value={approval.requested_at} /> },
          { label: words("payment.account"), value: <AccountName id={approval.account_id} /> },
          { label: words("approvals.column.merchant"), value: approval.merchant_id },
          { label: words("approval.id"), value: <CopyableId id={approval.id} what={words("approval.id")} /> },
        ]}
      />
    </Section>
  );
}

function DecisionFacts({ approval }: { approval: ApprovalView }) {
  const words = useWords();
  const { decided_by, decided_at, decision_note, outcome, error } = approval;
  const result =
    outcome === null ? null : [words(`approval.outcome_text.${outcome}`), ...(error === null ? [] : [error])];
  return (
    <Section title={words("approval.decided")}>
      <Facts
        facts={[
          { label: words("approval.decided_by"), value: decided_by?.name ?? decided_by?.id ?? null },
          {
            label: words("approval.decided_at"),
            value: decided_at === null ? null : <InstantText value={decided_at} />,
          },
          { label: words("approval.decision_note"), value: decision_note },
          { label: words("approval.outcome"), value: result?.join(" · ") ?? null },
        ]}
      />
    </Section>
  );
}
