import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { IssueOfferRequest, OfferView, Prospects, ProspectView } from "../../../../shared/lending/offer.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { newIdempotencyKey } from "../../providers/idempotency-key.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { CostEstimate } from "./CostEstimate.tsx";
import { CustomerFinder } from "./CustomerFinder.tsx";
import { emptyDraft, type OfferDraft, readDraft, readPercent } from "./offer-draft.ts";
import { percentText } from "./offer-texts.ts";
import { OfferFields } from "./OfferFields.tsx";

interface IssueOfferDialogProps {
  onClose: () => void;
  onIssued: (offer: OfferView) => void;
}

/** Whom an offer is for and what it is made of, with what it would cost. */
export function IssueOfferDialog({ onClose, onIssued }: IssueOfferDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [found, setFound] = useState<Prospects | null>(null);
  const [customer, setCustomer] = useState<ProspectView | null>(null);
  const [draft, setDraft] = useState(emptyDraft);
  const issue = useServerAction({
    call: (wish: IssueOfferRequest) => dataProvider.issueOffer(wish, idempotencyKey),
    refreshes: ["credit-offers"],
    said: words("offer_form.issue_done"),
    onDone: onIssued,
  });
  const choose = (prospect: ProspectView | null) => {
    setCustomer(prospect);
    if (prospect === null) return;
    // What the account and the customer bring along; the person may change it.
    setDraft((before) => ({
      ...before,
      fee: percentText(prospect.fee_ppm),
      borrower_kind: prospect.borrower_kind,
    }));
  };
  const { terms, gap } = readDraft(draft);
  const followsFee = customer !== null && readPercent(draft.fee) === customer.fee_ppm;
  const feeHint = followsFee ? words("offer_form.fee_follows") : null;
  const isDenied = customer?.status === "denied";
  const missing = customer === null ? "customer" : gap;
  const change = (part: Partial<OfferDraft>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <FormDialog
      title={words("offer_form.issue_title")}
      submitLabel={words("offer_form.issue_submit")}
      isValid={missing === null && !isDenied}
      missing={isDenied ? words("offer_form.denied") : missing === null ? null : words(`offer_form.missing.${missing}`)}
      isWaiting={issue.isWaiting}
      isDirty={customer !== null}
      error={issue.error}
      onSubmit={() => {
        if (customer === null || terms === null) return;
        const { fee_ppm, ...others } = terms;
        const ownFee = fee_ppm === customer.fee_ppm ? {} : { fee_ppm };
        issue.run({ customer_id: customer.customer_id, ...others, ...ownFee });
      }}
      onClose={onClose}
    >
      <CustomerFinder
        found={found}
        chosen={customer}
        onFound={(answer) => {
          setFound(answer);
          choose(answer.data.length === 1 ? (answer.data[0] ?? null) : null);
        }}
        onChosen={choose}
      />
      <OfferFields draft={draft} errors={issue.error?.fields ?? {}} feeHint={feeHint} onChange={change} />
      {customer !== null && found !== null && terms !== null && (
        <CostEstimate terms={terms} iofRates={found.iof_rates} now={customer.now} />
      )}
    </FormDialog>
  );
}
