import InboxOutlined from "@mui/icons-material/InboxOutlined";
import SearchOff from "@mui/icons-material/SearchOff";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useWords } from "../i18n/use-words.ts";
import { useUrlListContext } from "./list-context.ts";

/** "Nothing yet" and "nothing matches" are two different messages. */
export function ListEmpty({ emptyText }: { emptyText: string }) {
  const words = useWords();
  const { view, setFilters, goTo } = useUrlListContext();
  const isFiltered = Object.keys(view.filters).length > 0;
  const Icon = isFiltered ? SearchOff : InboxOutlined;
  return (
    <Stack role="status" spacing={1} sx={{ alignItems: "center", textAlign: "center", px: 3, py: 8 }}>
      <Icon sx={{ fontSize: 36, color: "text.secondary" }} aria-hidden />
      <Typography variant="h2" component="p">
        {isFiltered ? words("list.no_match") : words("list.nothing_yet")}
      </Typography>
      <Typography variant="body2" sx={{ color: "text.secondary", maxWidth: 440 }}>
        {isFiltered ? words("list.no_match_hint") : emptyText}
      </Typography>
      {isFiltered && (
        <Button variant="outlined" onClick={() => setFilters({})}>
          {words("list.clear_filters")}
        </Button>
      )}
      {!isFiltered && view.cursor !== null && (
        <Button variant="outlined" onClick={() => goTo(null)}>
          {words("list.first_page")}
        </Button>
      )}
    </Stack>
  );
}
