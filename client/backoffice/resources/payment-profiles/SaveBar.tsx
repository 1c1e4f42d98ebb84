import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import { useQueryClient } from "@tanstack/react-query";
import { useDataProvider } from "react-admin";
import type { PaymentProfileView } from "../../../../shared/checkout/profile.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import type { ProfileDraft } from "./use-profile-draft.ts";

/** Saves what was typed, or takes it back; says so when somebody else was faster. */
export function SaveBar({ profile, draft }: { profile: PaymentProfileView; draft: ProfileDraft }) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const queryClient = useQueryClient();
  const save = useServerAction({
    call: () => {
      const { name, description, settings, basedOn } = draft;
      const text = description.trim();
      const content = { name: name.trim(), description: text === "" ? null : text, settings };
      return dataProvider.changeProfile(profile.id, content, basedOn);
    },
    refreshes: ["payment-profiles"],
    said: words("profile_form.saved"),
    onDone: (saved) => draft.reset(saved),
    // Who is told that somebody else was faster can then take back and see what that one saved.
    onRefused: () => void queryClient.invalidateQueries({ queryKey: ["payment-profiles"] }),
  });
  if (!draft.isChanged) return null;
  const isStale = profile.updated_at !== draft.basedOn;
  const isValid = draft.name.trim() !== "" && Object.keys(draft.faults).length === 0;
  return (
    <Card sx={{ position: "sticky", bottom: 16, zIndex: 5, p: 1.5, boxShadow: 6 }}>
      <Box role="alert" sx={{ "&:empty": { display: "none" }, mb: save.error === null && !isStale ? 0 : 1.5 }}>
        {save.error !== null && <Alert severity="error">{save.error.message}</Alert>}
        {isStale && save.error === null && <Alert severity="warning">{words("profile_form.stale")}</Alert>}
      </Box>
      <Box sx={{ display: "flex", alignItems: "center", justifyContent: "flex-end", flexWrap: "wrap", gap: 1 }}>
        <Box sx={{ mr: "auto", fontSize: "0.875rem", color: "text.secondary" }}>
          {words(isValid ? "profile_form.unsaved" : "profile_form.faulty")}
        </Box>
        <Button
          color="secondary"
          disabled={save.isWaiting}
          onClick={() => {
            save.reset();
            draft.reset(profile);
          }}
        >
          {words("profile_form.discard")}
        </Button>
        <Button variant="contained" disabled={!isValid || save.isWaiting} onClick={() => save.run(undefined)}>
          {words("profile_form.save")}
        </Button>
      </Box>
    </Card>
  );
}
