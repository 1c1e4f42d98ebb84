import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { MerchantSettings, MerchantView } from "../../../../shared/transfers/merchant.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { ConflictBar } from "../webhook-endpoints/ConflictBar.tsx";
import { draftOf, mergedDraft, readDraft, type SettingsDraft } from "./settings-draft.ts";
import { SettingsForm } from "./SettingsForm.tsx";
import { useSettingsFacts } from "./use-settings-facts.ts";

interface SettingsDialogProps {
  merchant: MerchantView;
  onClose: () => void;
}

/** Changes the version that was on the screen when it was opened; a newer one is never overwritten unseen. */
export function SettingsDialog({ merchant, onClose }: SettingsDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const factsOf = useSettingsFacts();
  const [opened, setOpened] = useState(merchant);
  const [draft, setDraft] = useState(() => draftOf(merchant.settings));
  const [newest, setNewest] = useState<MerchantView | null>(null);
  const before = draftOf(opened.settings);
  const { settings, faults } = readDraft(draft);

  const load = useServerAction({
    call: async () => (await dataProvider.getOne<MerchantView>("merchants", { id: merchant.id })).data,
    refreshes: [],
    onDone: setNewest,
  });
  const change = useServerAction({
    call: (wish: MerchantSettings) => dataProvider.changeMerchant(merchant.id, wish, opened.version),
    refreshes: ["merchants"],
    said: words("merchant_form.saved"),
    onDone: onClose,
    onRefused: ({ code }) => {
      if (code === "precondition_failed") load.run(undefined);
    },
  });
  const resolve = (kept: SettingsDraft) => {
    if (newest === null) return;
    setOpened(newest);
    setDraft(kept);
    setNewest(null);
    change.reset();
  };
  const differences = () => {
    if (newest === null) return null;
    const [was, theirs, yours] = [opened.settings, newest.settings, settings ?? opened.settings].map(factsOf);
    return (theirs ?? []).flatMap(({ label, value }, place) =>
      was?.[place]?.value === value ? [] : [{ label, theirs: value, yours: yours?.[place]?.value ?? "" }],
    );
  };

  const isStale = change.error?.code === "precondition_failed";
  return (
    <FormDialog
      title={words("merchant_form.title")}
      submitLabel={words("merchant_form.save")}
      isValid={settings !== null && !isStale}
      missing={settings === null ? words("merchant_form.faulty") : null}
      isWaiting={change.isWaiting || load.isWaiting}
      isDirty={JSON.stringify(draft) !== JSON.stringify(before)}
      error={isStale ? load.error : change.error}
      onSubmit={() => {
        if (settings !== null) change.run(settings);
      }}
      onClose={onClose}
    >
      {isStale && (
        <ConflictBar
          differences={differences()}
          onTakeTheirs={() => newest !== null && resolve(draftOf(newest.settings))}
          onKeepMine={() =>
            newest !== null && resolve(mergedDraft({ before, theirs: draftOf(newest.settings), yours: draft }))
          }
        />
      )}
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("merchant_form.hint")}
      </Typography>
      <SettingsForm draft={draft} faults={faults} onChange={(changes) => setDraft({ ...draft, ...changes })} />
    </FormDialog>
  );
}
