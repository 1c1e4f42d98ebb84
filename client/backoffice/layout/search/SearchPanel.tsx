import HelpOutline from "@mui/icons-material/HelpOutline";
import SearchIcon from "@mui/icons-material/Search";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import InputAdornment from "@mui/material/InputAdornment";
import TextField from "@mui/material/TextField";
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useState } from "react";
import { useNavigate } from "react-router";
import type { SearchHit } from "../../../../shared/search/search.schema.ts";
import { focusWhenMounted } from "../../fields/focus-when-mounted.ts";
import { useWords } from "../../i18n/use-words.ts";
import { allHits, hitPath } from "./search-hits.ts";
import { SearchChips } from "./SearchChips.tsx";
import { SearchGroupLinks } from "./SearchGroupLinks.tsx";
import { SearchHelp } from "./SearchHelp.tsx";
import { SearchResults } from "./SearchResults.tsx";
import { SearchStatus } from "./SearchStatus.tsx";
import { useSearch } from "./use-search.ts";

interface SearchPanelProps {
  typed: string;
  onType: (text: string) => void;
  /** Before another page opens. */
  onLeave: () => void;
}

/** One box over everything, led by the keyboard: how it was read, what was found, and how to write it. */
export function SearchPanel({ typed, onType, onLeave }: SearchPanelProps) {
  const words = useWords();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(0);
  const [pasted, setPasted] = useState<string | null>(null);
  const [hasHelp, setHasHelp] = useState(false);
  const search = useSearch(typed);
  const q = typed.trim();
  const hits = allHits(search.result);
  const current = Math.min(chosen, hits.length - 1);
  const listId = useId();

  const open = (hit: SearchHit, isNewTab: boolean) => {
    if (isNewTab) {
      window.open(hitPath(hit), "_blank", "noopener");
      return;
    }
    onLeave();
    void navigate(hitPath(hit));
  };

  const named = pasted === q && !search.isSearching ? hits.find((hit) => hit.id === q) : undefined;
  const openNamed = useEffectEvent(() => {
    if (named !== undefined) open(named, false);
  });
  const namedId = named?.id;
  useEffect(() => {
    if (namedId !== undefined) openNamed();
  }, [namedId]);

  const onKeyDown = (event: KeyboardEvent) => {
    const hit = hits[current];
    if (event.key === "?" && typed === "") setHasHelp(!hasHelp);
    else if (event.key === "ArrowDown") setChosen(Math.min(current + 1, hits.length - 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(current - 1, 0));
    else if (event.key === "Enter" && hit !== undefined && !search.isSearching)
      open(hit, event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <TextField
        fullWidth
        inputRef={focusWhenMounted}
        value={typed}
        onChange={(event) => {
          onType(event.target.value);
          setChosen(0);
        }}
        onPaste={(event) => setPasted(event.clipboardData.getData("text").trim())}
        onKeyDown={onKeyDown}
        placeholder={words("search.placeholder")}
        sx={{ p: 2, pb: 1 }}
        slotProps={{
          htmlInput: {
            role: "combobox",
            maxLength: 200,
            autoComplete: "off",
            spellCheck: false,
            "aria-label": words("search.label"),
            "aria-expanded": hits.length > 0,
            "aria-controls": listId,
            "aria-activedescendant": hits.length > 0 ? `${listId}-${current}` : undefined,
          },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <SearchIcon fontSize="small" />
              </InputAdornment>
            ),
            endAdornment: (
              <InputAdornment position="end">
                <IconButton
                  size="small"
                  edge="end"
                  aria-expanded={hasHelp}
                  aria-label={words(hasHelp ? "search.hide_help" : "search.show_help")}
                  onClick={() => setHasHelp(!hasHelp)}
                >
                  <HelpOutline fontSize="small" />
                </IconButton>
              </InputAdornment>
            ),
          },
        }}
      />
      <SearchChips reading={search.reading} text={q} onType={onType} />
      <SearchStatus search={search} typed={q} />
      <Box sx={{ overflowY: "auto", pb: hits.length > 0 ? 1.5 : 0 }}>
        {hasHelp && <SearchHelp />}
        <SearchResults listId={listId} result={search.result} current={hits[current]} onLeave={onLeave} />
        <SearchGroupLinks search={search} onLeave={onLeave} />
      </Box>
    </>
  );
}
