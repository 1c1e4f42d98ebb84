import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { CopyButton } from "../../fields/CopyButton.tsx";
import { TextBlock } from "../../fields/TextBlock.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { byteLength, prettyJson } from "./attempt-text.ts";

const layouts = ["pretty", "raw"] as const;
type Layout = (typeof layouts)[number];

/** One part of a request or an answer, as it went over the wire; JSON may be laid out for reading. Copies the raw text. */
export function MessagePart({ title, text }: { title: string; text: string }) {
  const words = useWords();
  const [layout, setLayout] = useState<Layout>("pretty");
  const pretty = prettyJson(text);
  return (
    <Box>
      <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 1, mb: 0.5, minHeight: 30 }}>
        <Typography variant="h3" component="h4">
          {title}
        </Typography>
        <Typography variant="caption" sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
          {words("attempt.size", { size: byteLength(text) })}
        </Typography>
        <Box sx={{ flexGrow: 1 }} />
        {pretty !== null && (
          <ToggleButtonGroup
            exclusive
            size="small"
            value={layout}
            aria-label={words("attempt.layout", { what: title })}
            onChange={(_event, chosen: Layout | null) => setLayout(chosen ?? layout)}
          >
            {layouts.map((name) => (
              <ToggleButton key={name} value={name} sx={{ py: 0.125, px: 1, textTransform: "none" }}>
                {words(`attempt.${name}`)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
        <CopyButton text={text} what={title} />
      </Stack>
      <TextBlock text={layout === "pretty" ? (pretty ?? text) : text} label={title} />
    </Box>
  );
}
