import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { SavedViewView } from "../../../../shared/lists/saved-view.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../../resources/use-server-action.ts";
import { ViewNameField } from "./ViewNameField.tsx";

interface SaveViewDialogProps {
  list: string;
  /** The filters and the order that are kept. */
  query: string;
  onSaved: (views: SavedViewView[], name: string) => void;
  onClose: () => void;
}

/** A name for what the list shows now, for oneself or for the team. */
export function SaveViewDialog({ list, query, onSaved, onClose }: SaveViewDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [name, setName] = useState("");
  const [isTeam, setIsTeam] = useState(false);
  const trimmed = name.trim();
  const save = useServerAction({
    call: () => dataProvider.createSavedView({ list, name: trimmed, query, is_team: isTeam }),
    refreshes: [],
    said: words("views.saved"),
    onDone: (views) => {
      onSaved(views, trimmed);
      onClose();
    },
  });
  return (
    <FormDialog
      title={words("views.save_title")}
      submitLabel={words("views.submit")}
      isValid={trimmed !== ""}
      missing={words("views.name_missing")}
      isWaiting={save.isWaiting}
      isDirty={trimmed !== ""}
      error={save.error}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <ViewNameField value={name} onChange={setName} />
      <Stack>
        <FormControlLabel
          control={<Checkbox checked={isTeam} onChange={(event) => setIsTeam(event.target.checked)} />}
          label={words("views.for_team")}
        />
        <Typography variant="caption" sx={{ color: "text.secondary", pl: 4 }}>
          {words("views.for_team_hint")}
        </Typography>
      </Stack>
    </FormDialog>
  );
}
