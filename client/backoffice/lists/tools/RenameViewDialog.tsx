import { useState } from "react";
import { useDataProvider } from "react-admin";
import type { SavedViewView } from "../../../../shared/lists/saved-view.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../../resources/use-server-action.ts";
import { ViewNameField } from "./ViewNameField.tsx";

interface RenameViewDialogProps {
  view: SavedViewView;
  onRenamed: (views: SavedViewView[]) => void;
  onClose: () => void;
}

/** Another name for a view of one's own, for everybody who uses it. */
export function RenameViewDialog({ view, onRenamed, onClose }: RenameViewDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const [name, setName] = useState(view.name);
  const trimmed = name.trim();
  const rename = useServerAction({
    call: () => dataProvider.changeSavedView(view.id, { name: trimmed }),
    refreshes: [],
    said: words("list_choice.renamed"),
    onDone: (views) => {
      onRenamed(views);
      onClose();
    },
  });
  return (
    <FormDialog
      title={words("list_choice.rename_title")}
      submitLabel={words("list_choice.rename_submit")}
      isValid={trimmed !== ""}
      missing={words("views.name_missing")}
      isWaiting={rename.isWaiting}
      isDirty={trimmed !== view.name}
      error={rename.error}
      onSubmit={() => rename.run(undefined)}
      onClose={onClose}
    >
      <ViewNameField value={name} onChange={setName} />
    </FormDialog>
  );
}
