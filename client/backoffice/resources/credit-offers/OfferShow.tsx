import Alert from "@mui/material/Alert";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import { useRecordContext } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { OfferView } from "../../../../shared/lending/offer.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { CopyableId } from "../../fields/CopyableId.tsx";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { MaskedNotice } from "../../fields/PayerText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useShowAccount } from "../../layout/shown-account.tsx";
import { useDocumentTitle } from "../../layout/use-document-title.ts";
import { AccountName } from "../AccountName.tsx";
import { AmountHeading } from "../AmountHeading.tsx";
import { RawJson } from "../RawJson.tsx";
import { RecordPage } from "../RecordPage.tsx";
import { recordPath } from "../resource-path.ts";
import { OfferActions } from "./OfferActions.tsx";
import { OfferLoans } from "./OfferLoans.tsx";
import { feeText, rateText, termText } from "./offer-texts.ts";
import { OfferStatusChip } from "./OfferStatusChip.tsx";
import { SimulationsSection } from "./SimulationsSection.tsx";

const severities = { available: "info", accepted: "success", expired: "warning" } as const;

export default function OfferShow() {
  return (
    <RecordPage resource="credit-offers">
      <OfferPage />
    </RecordPage>
  );
}

function OfferPage() {
  const offer = useRecordContext<OfferView>();
  return offer === undefined ? null : <OfferBody offer={offer} />;
}

export function OfferBody({ offer }: { offer: OfferView }) {
  const words = useWords();
  const amount = formatMoney(offer.approved_amount, "BRL");
  const name = offer.customer_name === "" ? offer.customer_id : offer.customer_name;
  useShowAccount(offer.account_id);
  useDocumentTitle(words("offer.document_title", { amount, name }));
  const isWaiting = offer.status === "available" && offer.customer_status !== "active";
  return (
    <Stack spacing={2.5}>
      <AmountHeading
        resource="credit-offers"
        label={words("offers.title")}
        amount={words("offer.heading", { amount, name })}
        chip={<OfferStatusChip status={offer.status} />}
        actions={<OfferActions offer={offer} />}
      />
      <Alert severity={severities[offer.status]}>
        {words(`offer.explained.${isWaiting ? "pending" : offer.status}`)}
      </Alert>
      <OfferFacts offer={offer} name={name} />
      <SimulationsSection offer={offer} />
      <OfferLoans loans={offer.loans} />
      <RawJson record={offer} />
    </Stack>
  );
}

function OfferFacts({ offer, name }: { offer: OfferView; name: string }) {
  const words = useWords();
  const from = formatMoney(offer.min_amount, "BRL");
  const to = formatMoney(offer.approved_amount, "BRL");
  return (
    <Section title={words("offer.details")} action={offer.is_masked ? <MaskedNotice /> : null}>
      <Facts
        facts={[
          {
            label: words("offer.customer"),
            value: (
              <Link component={RouterLink} to={recordPath("customers", offer.customer_id)}>
                {name}
              </Link>
            ),
          },
          {
            label: words("offer.review"),
            value: (
              <Link component={RouterLink} to={recordPath("borrowers", offer.customer_id)}>
                {words(`borrower_review.${offer.customer_status}`)}
              </Link>
            ),
          },
          { label: words("offer.amounts"), value: words("offer.from_to", { from, to }) },
          { label: words("offer.rate"), value: rateText(offer.rate_ppm) },
          { label: words("offers.column.term"), value: termText(offer, words) },
          { label: words("offer.cost"), value: words(`cost_mode.${offer.cost_mode}`) },
          { label: words("offer.fee"), value: feeText(offer, words) },
          { label: words("offer.kind"), value: words(`borrower_kind.${offer.borrower_kind}`) },
          { label: words("offers.column.valid_until"), value: <InstantText value={offer.valid_until} /> },
          { label: words("offer.issued_by"), value: offer.issued_by ?? words("offer.by_rule") },
          { label: words("offer.issued"), value: <InstantText value={offer.created_at} /> },
          { label: words("offer.updated"), value: <InstantText value={offer.updated_at} /> },
          { label: words("payment.account"), value: <AccountName id={offer.account_id} /> },
          { label: words("offer.id"), value: <CopyableId id={offer.id} what={words("offer.id")} /> },
        ]}
      />
    </Section>
  );
}
