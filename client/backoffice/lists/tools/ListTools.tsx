import Stack from "@mui/material/Stack";
import "../../i18n/words-of-list-tools.ts";
import { ColumnsButton } from "./ColumnsButton.tsx";
import { ExportTool } from "./ExportTool.tsx";
import { SavedViewsButton } from "./SavedViewsButton.tsx";

/** How a list is shown: by which view, with which columns, and as a file. */
export function ListTools() {
  return (
    <Stack direction="row" sx={{ gap: 0.5, justifyContent: "flex-end" }}>
      <SavedViewsButton />
      <ColumnsButton />
      <ExportTool />
    </Stack>
  );
}
