import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { useDocumentTitle } from "./use-document-title.ts";

interface PageHeadingProps {
  title: string;
  /** Named in the browser's tab; the title unless a page knows better. */
  documentTitle?: string;
  actions?: ReactNode;
}

export function PageHeading({ title, documentTitle = title, actions }: PageHeadingProps) {
  useDocumentTitle(documentTitle);
  return (
    <Stack
      direction="row"
      sx={{ alignItems: "center", justifyContent: "space-between", flexWrap: "wrap", gap: 1, minHeight: 36, mb: 2 }}
    >
      <Typography variant="h1">{title}</Typography>
      {actions}
    </Stack>
  );
}
