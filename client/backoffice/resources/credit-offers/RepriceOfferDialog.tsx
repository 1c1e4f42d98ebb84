import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { OfferTerms } from "../../../../shared/lending/offer-terms.ts";
import type { OfferView, RepriceOfferRequest } from "../../../../shared/lending/offer.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { draftOf, readDraft } from "./offer-draft.ts";
import { OfferFields } from "./OfferFields.tsx";

/** Other terms for an offer that is open; only what was changed is sent. */
export function RepriceOfferDialog({ offer, onClose }: { offer: OfferView; onClose: () => void }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [draft, setDraft] = useState(() => draftOf(offer));
  const [reason, setReason] = useState("");
  const reprice = useServerAction({
    call: (wish: RepriceOfferRequest) => dataProvider.repriceOffer(offer.id, wish, offer.version),
    refreshes: ["credit-offers"],
    said: words("offer_form.reprice_done"),
    onDone: onClose,
  });
  const { terms, gap } = readDraft(draft);
  const keepsDay = draft.validUntil === draftOf(offer).validUntil;
  const changes =
    terms === null ? {} : changesOf(offer, keepsDay ? { ...terms, valid_until: offer.valid_until } : terms);
  const isUnchanged = Object.keys(changes).length === 0;
  const missing = gap ?? (isUnchanged ? "unchanged" : reason.trim() === "" ? "reason" : null);
  return (
    <FormDialog
      title={words("offer_form.reprice_title")}
      submitLabel={words("offer_form.reprice_submit")}
      isValid={missing === null}
      missing={missing === null ? null : words(`offer_form.missing.${missing}`)}
      isWaiting={reprice.isWaiting}
      isDirty={!isUnchanged || reason !== ""}
      error={reprice.error}
      onSubmit={() => reprice.run({ reason: reason.trim(), ...changes })}
      onClose={onClose}
    >
      <Typography variant="body2">{words("offer_form.reprice_text")}</Typography>
      <OfferFields
        draft={draft}
        errors={reprice.error?.fields ?? {}}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
      <TextField
        required
        fullWidth
        multiline
        label={words("offer_form.reason")}
        helperText={words("offer_form.reason_hint")}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
}

function changesOf(offer: OfferView, terms: OfferTerms): Partial<OfferTerms> {
  const names = Object.keys(terms) as (keyof OfferTerms)[];
  return Object.fromEntries(names.filter((name) => terms[name] !== offer[name]).map((name) => [name, terms[name]]));
}
