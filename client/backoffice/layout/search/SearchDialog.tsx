import Box from "@mui/material/Box";
import Dialog from "@mui/material/Dialog";
import Link from "@mui/material/Link";
import { useState } from "react";
import { Link as RouterLink } from "react-router";
import { useWords } from "../../i18n/use-words.ts";
import { searchPath } from "./search-path.ts";
import { SearchPanel } from "./SearchPanel.tsx";

/** The search over whatever page one is on. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const [typed, setTyped] = useState("");
  const q = typed.trim();
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
      <SearchPanel typed={typed} onType={setTyped} onLeave={onClose} />
      {q !== "" && (
        <Box sx={{ borderTop: 1, borderColor: "divider", px: 2.5, py: 1.25 }}>
          <Link component={RouterLink} to={searchPath(q)} onClick={onClose} variant="body2">
            {words("search.as_page")}
          </Link>
        </Box>
      )}
    </Dialog>
  );
}
