import Box from "@mui/material/Box";
import { monospace } from "./monospace.ts";

interface TextBlockProps {
  text: string;
  label: string;
}

/** Somebody else's text, shown as text: headers, bodies, JSON. */
export function TextBlock({ text, label }: TextBlockProps) {
  return (
    <Box
      component="pre"
      tabIndex={0}
      role="region"
      aria-label={label}
      sx={{
        m: 0,
        p: 1.5,
        maxHeight: 420,
        overflow: "auto",
        fontFamily: monospace,
        fontSize: "0.78125rem",
        lineHeight: 1.55,
        borderRadius: 1.5,
        backgroundColor: "background.default",
        whiteSpace: "pre-wrap",
        overflowWrap: "anywhere",
      }}
    >
      {text}
    </Box>
  );
}
