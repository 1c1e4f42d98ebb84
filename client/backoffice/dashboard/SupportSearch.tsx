import Search from "@mui/icons-material/Search";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { type SyntheticEvent, useState } from "react";
import { useNavigate } from "react-router";
import { focusWhenMounted } from "../fields/focus-when-mounted.ts";
import { useWords } from "../i18n/use-words.ts";
import { searchPath } from "../layout/search/search-path.ts";

/** Somebody is on the phone: the first thing to do is to find them, so this waits for no figure. */
export function SupportSearch() {
  const words = useWords();
  const [text, setText] = useState("");
  const navigate = useNavigate();
  const search = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() !== "") void navigate(searchPath(text.trim()));
  };
  return (
    <Card component="form" role="search" onSubmit={search} sx={{ px: 2.5, py: 2 }}>
      <Stack direction={{ xs: "column", sm: "row" }} spacing={1.5} sx={{ alignItems: { sm: "flex-start" } }}>
        <TextField
          fullWidth
          inputRef={focusWhenMounted}
          label={words("dashboard.search")}
          helperText={words("dashboard.search_hint")}
          value={text}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { autoComplete: "off", maxLength: 200 } }}
        />
        <Button type="submit" variant="contained" startIcon={<Search />} sx={{ flexShrink: 0, mt: 0.25 }}>
          {words("dashboard.search_submit")}
        </Button>
      </Stack>
    </Card>
  );
}
