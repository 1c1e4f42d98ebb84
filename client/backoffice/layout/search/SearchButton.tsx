import Search from "@mui/icons-material/Search";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { visuallyHidden } from "../../fields/visually-hidden.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useSearchShortcut } from "./use-search-shortcut.ts";

const SearchDialog = lazy(() => import("./SearchDialog.tsx"));

/** Opens the search from anywhere, by mouse, by Ctrl-K or by a slash. */
export function SearchButton() {
  const words = useWords();
  const [isOpen, setIsOpen] = useState(false);
  useSearchShortcut(() => setIsOpen(true));
  return (
    <>
      <Button
        color="secondary"
        variant="outlined"
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => setIsOpen(true)}
        sx={{
          gap: 1,
          minWidth: 0,
          px: { xs: 1, sm: 1.5 },
          color: "text.secondary",
          borderColor: "divider",
          fontWeight: 500,
        }}
      >
        <Search sx={{ fontSize: 20 }} />
        <Box component="span" sx={(theme) => ({ [theme.breakpoints.down("sm")]: visuallyHidden })}>
          {words("search.open")}
        </Box>
        <Box
          component="kbd"
          aria-hidden
          sx={{ display: { xs: "none", md: "inline" }, ml: 0.5, fontFamily: "inherit", fontSize: "0.75rem" }}
        >
          Ctrl K
        </Box>
      </Button>
      {isOpen && (
        <Suspense>
          <SearchDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
