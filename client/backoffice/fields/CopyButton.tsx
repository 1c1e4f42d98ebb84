import Check from "@mui/icons-material/Check";
import ContentCopy from "@mui/icons-material/ContentCopy";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Tooltip from "@mui/material/Tooltip";
import { useEffect, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { copyText } from "./copy-text.ts";
import { visuallyHidden } from "./visually-hidden.ts";

interface CopyButtonProps {
  /** Copied as it is, even where a shortened form is shown. */
  text: string;
  /** What it is, as in "Copy payment id". */
  what: string;
}

const shownMs = 2000;

/** Copies, and says so politely. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const words = useWords();
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");

  useEffect(() => {
    if (state === "idle") return undefined;
    const timer = setTimeout(() => setState("idle"), shownMs);
    return () => clearTimeout(timer);
  }, [state]);

  const label = words("copy.action", { what });
  const said = state === "idle" ? "" : words(`copy.${state}`);
  const copy = async () => setState((await copyText(text)) ? "copied" : "refused");
  return (
    <Box component="span" sx={{ position: "relative", display: "inline-flex" }}>
      <Tooltip title={said === "" ? label : said}>
        <IconButton size="small" aria-label={label} onClick={() => void copy()} sx={{ p: 0.5 }}>
          {state === "copied" ? <Check sx={{ fontSize: 16 }} /> : <ContentCopy sx={{ fontSize: 16 }} />}
        </IconButton>
      </Tooltip>
      <Box component="span" role="status" sx={visuallyHidden}>
        {said}
      </Box>
    </Box>
  );
}
