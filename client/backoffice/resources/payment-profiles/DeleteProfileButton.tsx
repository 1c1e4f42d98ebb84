import { useState } from "react";
import { useDataProvider } from "react-admin";
import { useNavigate } from "react-router";
import type { PaymentProfileView } from "../../../../shared/checkout/profile.schema.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { ConfirmDialog } from "../../fields/ConfirmDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

interface DeleteProfileButtonProps {
  profile: PaymentProfileView;
  /** Every account keeps its default one. */
  isDefault: boolean;
}

export function DeleteProfileButton({ profile, isDefault }: DeleteProfileButtonProps) {
  const words = useWords();
  const navigate = useNavigate();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [isOpen, setIsOpen] = useState(false);
  const remove = useServerAction({
    call: () => dataProvider.deleteProfile(profile.id),
    refreshes: ["payment-profiles"],
    said: words("profile_form.deleted"),
    onDone: () => void navigate("/payment-profiles"),
  });
  return (
    <>
      <BlockedButton
        variant="outlined"
        color="error"
        reason={isDefault ? words("profile_form.default_stays") : null}
        onClick={() => setIsOpen(true)}
      >
        {words("profile_form.delete")}
      </BlockedButton>
      {isOpen && (
        <ConfirmDialog
          title={words("profile_form.delete_title", { name: profile.name })}
          submitLabel={words("profile_form.delete")}
          color="error"
          text={words("profile_form.delete_text")}
          isWaiting={remove.isWaiting}
          error={remove.error}
          onSubmit={() => remove.run(undefined)}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
