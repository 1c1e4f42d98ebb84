import Box from "@mui/material/Box";
import { CopyButton } from "./CopyButton.tsx";
import { monospace } from "./monospace.ts";

interface CopyableIdProps {
  id: string;
  /** What it is, as in "payment id". */
  what: string;
}

/** An id in full, wrapping where it must, with its copy button. */
export function CopyableId({ id, what }: CopyableIdProps) {
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 0.5, minWidth: 0 }}>
      <Box component="code" sx={{ fontFamily: monospace, fontSize: "0.8125rem", overflowWrap: "anywhere" }}>
        {id}
      </Box>
      <CopyButton text={id} what={what} />
    </Box>
  );
}
