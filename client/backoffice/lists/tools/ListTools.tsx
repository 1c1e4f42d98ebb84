import Stack from "@mui/material/Stack";
import "../../i18n/words-of-list-tools.ts";
import { ColumnsButton } from "./ColumnsButton.tsx";
import { SavedViewsButton } from "./SavedViewsButton.tsx";

/** How a list is shown: by which view, and with which columns. */
export function ListTools() {
  return (
    <Stack direction="row" sx={{ gap: 0.5, justifyContent: "flex-end" }}>
      <SavedViewsButton />
      <ColumnsButton />
    </Stack>
  );
}
