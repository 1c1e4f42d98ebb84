import Search from "@mui/icons-material/Search";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
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
        startIcon={<Search />}
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => setIsOpen(true)}
        sx={{ minWidth: 0, color: "text.secondary", borderColor: "divider", fontWeight: 500 }}
      >
        {words("search.open")}
        <Box
          component="kbd"
          aria-hidden
          sx={{ display: { xs: "none", md: "inline" }, ml: 1.5, fontFamily: "inherit", fontSize: "0.75rem" }}
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
