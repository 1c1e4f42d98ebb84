import Stack from "@mui/material/Stack";
import type { ReactNode } from "react";
import { ColumnsButton } from "./ColumnsButton.tsx";
import { ExportTool } from "./ExportTool.tsx";
import { SavedViewsButton } from "./SavedViewsButton.tsx";

/** How a list is shown: by which view, with which columns, and as a file; beside them what else can be done. */
export function ListTools({ children }: { children?: ReactNode }) {
  return (
    <Stack direction="row" sx={{ gap: 0.5, alignItems: "center", justifyContent: "flex-end", flexWrap: "wrap" }}>
      <SavedViewsButton />
      <ColumnsButton />
      <ExportTool />
      {children}
    </Stack>
  );
}
