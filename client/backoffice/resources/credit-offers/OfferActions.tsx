import Stack from "@mui/material/Stack";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { OfferView } from "../../../../shared/lending/offer.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { DecisionDialog } from "../transfers/DecisionDialog.tsx";
import { RepriceOfferDialog } from "./RepriceOfferDialog.tsx";

/** Reprice and take back; what cannot be done stays in place and says why. */
export function OfferActions({ offer }: { offer: OfferView }) {
  const words = useWords();
  const mayManage = useMay("offers.manage");
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [open, setOpen] = useState<"reprice" | "expire" | null>(null);
  const { status } = offer;
  const closed = status === "available" ? null : words(`offer.not_open_${status}`);
  const reason = closed ?? (mayManage ? null : words("offer.role"));
  return (
    <Stack direction="row" spacing={1} sx={{ flexShrink: 0 }}>
      <BlockedButton variant="contained" reason={reason} onClick={() => setOpen("reprice")}>
        {words("offer.reprice")}
      </BlockedButton>
      <BlockedButton variant="outlined" color="error" reason={reason} onClick={() => setOpen("expire")}>
        {words("offer.expire")}
      </BlockedButton>
      {open === "reprice" && <RepriceOfferDialog offer={offer} onClose={() => setOpen(null)} />}
      {open === "expire" && (
        <DecisionDialog
          title={words("offer.expire_title")}
          texts={[words("offer.expire_text")]}
          submitLabel={words("offer.expire")}
          said={words("offer.expire_done")}
          color="error"
          refreshes={["credit-offers"]}
          send={(reasonText) => dataProvider.expireOffer(offer.id, { reason: reasonText }, offer.version)}
          onClose={() => setOpen(null)}
        />
      )}
    </Stack>
  );
}
