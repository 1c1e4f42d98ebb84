import SearchIcon from "@mui/icons-material/Search";
import Box from "@mui/material/Box";
import Dialog from "@mui/material/Dialog";
import InputAdornment from "@mui/material/InputAdornment";
import TextField from "@mui/material/TextField";
import { type KeyboardEvent, useId, useState } from "react";
import { useNavigate } from "react-router";
import type { SearchHit } from "../../../../shared/search/search.schema.ts";
import { focusWhenMounted } from "../../fields/focus-when-mounted.ts";
import { useWords } from "../../i18n/use-words.ts";
import { allHits, hitPath } from "./search-hits.ts";
import { SearchGroupLinks } from "./SearchGroupLinks.tsx";
import { SearchResults } from "./SearchResults.tsx";
import { SearchStatus } from "./SearchStatus.tsx";
import { useSearch } from "./use-search.ts";

/** One box over payments, sessions and customers, led by the keyboard. */
export default function SearchDialog({ initialText = "", onClose }: { initialText?: string; onClose: () => void }) {
  const words = useWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(initialText);
  const [chosen, setChosen] = useState(0);
  const search = useSearch(typed);
  const hits = allHits(search.result);
  const current = Math.min(chosen, hits.length - 1);
  const listId = useId();

  const open = (hit: SearchHit, isNewTab: boolean) => {
    if (isNewTab) {
      window.open(hitPath(hit), "_blank", "noopener");
      return;
    }
    onClose();
    void navigate(hitPath(hit));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const hit = hits[current];
    if (event.key === "ArrowDown") setChosen(Math.min(current + 1, hits.length - 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(current - 1, 0));
    else if (event.key === "Enter" && hit !== undefined && !search.isSearching)
      open(hit, event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      slotProps={{
        container: { sx: { alignItems: "flex-start" } },
        paper: { "aria-label": words("search.label"), "aria-labelledby": undefined, sx: { mt: { xs: 2, sm: 8 } } },
      }}
    >
      <TextField
        inputRef={focusWhenMounted}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={words("search.placeholder")}
        sx={{ p: 2, pb: 1 }}
        slotProps={{
          htmlInput: {
            role: "combobox",
            maxLength: 200,
            autoComplete: "off",
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
          },
        }}
      />
      <SearchStatus search={search} count={hits.length} typed={typed.trim()} />
      <Box sx={{ overflowY: "auto", pb: hits.length > 0 ? 1.5 : 0 }}>
        <SearchResults listId={listId} result={search.result} current={hits[current]} onLeave={onClose} />
        <SearchGroupLinks result={search.result} onLeave={onClose} />
      </Box>
    </Dialog>
  );
}
