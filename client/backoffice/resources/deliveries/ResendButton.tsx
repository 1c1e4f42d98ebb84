import Stack from "@mui/material/Stack";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { ConfirmDialog } from "../../fields/ConfirmDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useStaffSession } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

/** Sends a delivery again. Where that is not possible plainly, it says why, and offers to insist where insisting helps. */
export function ResendButton({ delivery }: { delivery: DeliveryView }) {
  const words = useWords();
  const held = useStaffSession()?.permissions;
  const [isAsking, setIsAsking] = useState(false);
  const dataProvider = useDataProvider<KontorDataProvider>();
  const resend = useServerAction({
    call: (isForced: boolean) => dataProvider.resend(delivery.id, isForced),
    refreshes: ["deliveries", "payments"],
    said: words("resend.done"),
    showsErrors: isAsking,
    onDone: () => setIsAsking(false),
  });
  const { resend: offer } = delivery;
  if (offer === undefined || held === undefined) return null;
  if (!held.includes("deliveries.resend")) {
    return (
      <BlockedButton variant="outlined" reason={words("resend.blocked.role")}>
        {words("resend.action")}
      </BlockedButton>
    );
  }

  const forced = offer.code === "scheduled" ? "scheduled" : "already_delivered";
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
      <BlockedButton
        variant="outlined"
        reason={offer.code === null ? null : words(`resend.blocked.${offer.code}`)}
        onClick={() => resend.run(false)}
      >
        {words("resend.action")}
      </BlockedButton>
      {offer.needs_force && (
        <BlockedButton variant="outlined" color="secondary" reason={null} onClick={() => setIsAsking(true)}>
          {words(`resend.force.${forced}`)}
        </BlockedButton>
      )}
      {isAsking && (
        <ConfirmDialog
          title={words(`resend.force_title.${forced}`)}
          text={words(`resend.force_text.${forced}`)}
          submitLabel={words(`resend.force.${forced}`)}
          isWaiting={resend.isWaiting}
          error={resend.error}
          onSubmit={() => resend.run(true)}
          onClose={() => {
            resend.reset();
            setIsAsking(false);
          }}
        />
      )}
    </Stack>
  );
}
