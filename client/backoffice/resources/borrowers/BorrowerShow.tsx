import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRecordContext } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { BorrowerView } from "../../../../shared/lending/borrower.schema.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useMay } from "../../layout/use-staff-session.ts";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AccountName } from "../AccountName.tsx";
import { BackLink } from "../BackLink.tsx";
import { MaskedDetails } from "../MaskedDetails.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { recordPath } from "../resource-path.ts";
import { BorrowerStatusChip } from "./BorrowerStatusChip.tsx";
import { CorrectionButton, DenyButton, LegalFormButton } from "./ReviewActions.tsx";
import { ReviewHistory } from "./ReviewHistory.tsx";
import { ReviewPanel } from "./ReviewPanel.tsx";

const severities = { pending_kyc: "info", under_review: "warning", active: "success", denied: "error" } as const;

export default function BorrowerShow() {
  return (
    <RecordPage resource="borrowers">
      <BorrowerPage />
    </RecordPage>
  );
}

function BorrowerPage() {
  const borrower = useRecordContext<BorrowerView>();
  return borrower === undefined ? null : <BorrowerBody borrower={borrower} />;
}

/** What was declared beside what was sent to prove it. */
export function BorrowerBody({ borrower }: { borrower: BorrowerView }) {
  const words = useWords();
  const mayDecide = useMay("borrowers.review");
  const state = borrower.status === "under_review" && !mayDecide ? "others_decide" : borrower.status;
  const name = borrower.name === "" ? words("borrower.unnamed") : borrower.name;
  useShowAccount(borrower.account_id);
  useDocumentTitle(words("borrower.document_title", { name }));
  return (
    <Stack spacing={2.5}>
      <Stack spacing={1}>
        <BackLink resource="borrowers" label={words("borrowers.title")} />
        <Stack
          direction="row"
          sx={{ alignItems: "center", justifyContent: "space-between", flexWrap: "wrap", gap: 1.5 }}
        >
          <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 1.5 }}>
            <Typography variant="h1" sx={{ fontSize: "1.625rem", overflowWrap: "anywhere" }}>
              {name}
            </Typography>
            <BorrowerStatusChip status={borrower.status} />
          </Stack>
          <DenyButton borrower={borrower} />
        </Stack>
      </Stack>
      <Alert severity={severities[borrower.status]}>{words(`borrower.explained.${state}`)}</Alert>
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          alignItems: "start",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 4fr) minmax(0, 7fr)" },
        }}
      >
        <DeclaredData borrower={borrower} />
        <ReviewPanel borrower={borrower} />
      </Box>
      <ReviewHistory borrower={borrower} />
    </Stack>
  );
}

function DeclaredData({ borrower }: { borrower: BorrowerView }) {
  const words = useWords();
  return (
    <Section
      title={words("borrower.declared")}
      action={borrower.is_masked ? <MaskedDetails resource="borrowers" id={borrower.id} /> : null}
    >
      <Stack spacing={2}>
        <Facts
          facts={[
            { label: words("kyc_item.name"), value: borrower.name },
            { label: words("borrowers.column.cpf"), value: borrower.cpf },
            { label: words("kyc_item.cnpj"), value: borrower.cnpj },
            { label: words("kyc_item.trading_name"), value: borrower.trading_name },
            { label: words("borrower.profile"), value: words(`company_profile.${borrower.profile}`) },
            { label: words("kyc_item.email"), value: borrower.email },
            { label: words("kyc_item.phone"), value: borrower.phone },
            { label: words("borrowers.column.reference"), value: borrower.external_id },
            {
              label: words("borrower.partner_id"),
              value: <CopyableId id={borrower.wire_id} what={words("borrower.partner_id")} />,
            },
            { label: words("payment.account"), value: <AccountName id={borrower.account_id} /> },
            { label: words("borrowers.column.created"), value: <InstantText value={borrower.created_at} /> },
            { label: words("borrower.since"), value: <InstantText value={borrower.status_since} /> },
            {
              label: words("borrower.customer"),
              value: (
                <Link component={RouterLink} to={recordPath("customers", borrower.id)}>
                  {words("borrower.open_customer")}
                </Link>
              ),
            },
          ]}
        />
        <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
          <CorrectionButton borrower={borrower} />
          <LegalFormButton borrower={borrower} />
        </Stack>
      </Stack>
    </Section>
  );
}
