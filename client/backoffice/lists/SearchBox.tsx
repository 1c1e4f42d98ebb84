import Close from "@mui/icons-material/Close";
import Search from "@mui/icons-material/Search";
import IconButton from "@mui/material/IconButton";
import InputAdornment from "@mui/material/InputAdornment";
import TextField from "@mui/material/TextField";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useUrlListContext } from "./list-context.ts";

/** Letters in a row are one search, not one for each. */
const pauseMs = 350;

/** The `q` of the address. Enter searches at once, Esc empties the box. */
export function SearchBox({ label }: { label: string }) {
  const words = useWords();
  const { view, setFilters } = useUrlListContext();
  const asked = view.filters["q"]?.[0] ?? "";
  const [typed, setTyped] = useState(asked);
  const [shown, setShown] = useState(asked);
  if (shown !== asked) {
    // The address changed behind the box (Back, Clear all): it wins.
    setShown(asked);
    setTyped(asked);
  }

  const search = (text: string) => {
    const { q: _replaced, ...others } = view.filters;
    const trimmed = text.trim();
    if (trimmed !== asked) setFilters(trimmed === "" ? others : { ...others, q: [trimmed] });
  };

  useEffect(() => {
    if (typed.trim() === asked) return undefined;
    const timer = setTimeout(() => search(typed), pauseMs);
    return () => clearTimeout(timer);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") search(typed);
    if (event.key === "Escape") setTyped("");
  };

  return (
    <TextField
      type="search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={onKeyDown}
      placeholder={label}
      // Wide enough for what it says can be searched, in every language.
      sx={{
        width: { xs: "100%", sm: `max(300px, ${label.length}ch + 24px)` },
        "& input::-webkit-search-cancel-button": { display: "none" },
      }}
      slotProps={{
        htmlInput: { "aria-label": label, maxLength: 200 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          ),
          endAdornment: typed !== "" && (
            <InputAdornment position="end">
              <IconButton size="small" edge="end" aria-label={words("list.clear_search")} onClick={() => setTyped("")}>
                <Close fontSize="small" />
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
