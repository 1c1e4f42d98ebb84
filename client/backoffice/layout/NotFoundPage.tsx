import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { Link } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { searchPath } from "./search/search-path.ts";
import { useDocumentTitle } from "./use-document-title.ts";

interface NotFoundPageProps {
  /** What was looked for, such as an id. */
  wanted?: string;
}

/** An address or id that leads nowhere, with the way to search for what was meant. */
export function NotFoundPage({ wanted }: NotFoundPageProps) {
  const words = useWords();
  useDocumentTitle(words("not_found.title"));
  return (
    <Stack spacing={1.5} sx={{ alignItems: "flex-start", maxWidth: 560, py: 4 }}>
      <Typography variant="h1">{words("not_found.title")}</Typography>
      <Typography variant="body2" sx={{ color: "text.secondary", overflowWrap: "anywhere" }}>
        {wanted === undefined ? words("not_found.page") : words("not_found.object", { wanted })}
      </Typography>
      <Stack direction="row" spacing={1}>
        <Button component={Link} to={searchPath(wanted ?? "")} variant="contained">
          {words(wanted === undefined ? "search.open" : "not_found.search")}
        </Button>
        <Button component={Link} to="/payments" variant="outlined">
          {words("not_found.to_payments")}
        </Button>
      </Stack>
    </Stack>
  );
}
