import InboxOutlined from "@mui/icons-material/InboxOutlined";
import SearchOff from "@mui/icons-material/SearchOff";
import TaskAlt from "@mui/icons-material/TaskAlt";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useWords } from "../i18n/use-words.ts";
import { isFirstView } from "./is-first-view.ts";
import { useUrlListContext } from "./list-context.ts";

/** "Nothing yet", "nothing waits" and "nothing matches" are three different messages. */
export function ListEmpty({ emptyText }: { emptyText: string }) {
  const words = useWords();
  const { controller, view, setFilters, goTo } = useUrlListContext();
  const isFiltered = Object.keys(view.filters).length > 0;
  const isFirst = isFirstView(controller.resource, view.filters);
  const Icon = isFirst ? TaskAlt : isFiltered ? SearchOff : InboxOutlined;
  return (
    <Stack role="status" spacing={1} sx={{ alignItems: "center", textAlign: "center", px: 3, py: 8 }}>
      <Icon sx={{ fontSize: 36, color: isFirst ? "success.main" : "text.secondary" }} aria-hidden />
      <Typography variant="h2" component="p">
        {words(isFirst ? "list.no_wait" : isFiltered ? "list.no_match" : "list.nothing_yet")}
      </Typography>
      <Typography variant="body2" sx={{ color: "text.secondary", maxWidth: 440, textWrap: "balance" }}>
        {isFirst ? words("list.no_wait_hint") : isFiltered ? words("list.no_match_hint") : emptyText}
      </Typography>
      {isFiltered && (
        <Button variant="outlined" onClick={() => setFilters({})}>
          {words(isFirst ? "list.show_all" : "list.clear_filters")}
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
