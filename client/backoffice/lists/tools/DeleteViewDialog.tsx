import { useDataProvider } from "react-admin";
import type { SavedViewView } from "../../../../shared/lists/saved-view.schema.ts";
import { ConfirmDialog } from "../../fields/ConfirmDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../../resources/use-server-action.ts";

interface DeleteViewDialogProps {
  view: SavedViewView;
  onDeleted: () => void;
  onClose: () => void;
}

/** Deleting a view takes it away from the team as well. */
export function DeleteViewDialog({ view, onDeleted, onClose }: DeleteViewDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const remove = useServerAction({
    call: () => dataProvider.deleteSavedView(view.id),
    refreshes: [],
    said: words("views.deleted"),
    onDone: () => {
      onDeleted();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={words("views.delete_title")}
      text={words("views.delete_text", { name: view.name })}
      submitLabel={words("views.delete_submit")}
      color="error"
      isWaiting={remove.isWaiting}
      error={remove.error}
      onSubmit={() => remove.run(undefined)}
      onClose={onClose}
    />
  );
}
