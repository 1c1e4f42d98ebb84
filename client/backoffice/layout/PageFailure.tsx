import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useWords } from "../i18n/use-words.ts";

/** A page that could not be drawn: most often its code was replaced by a newer release. */
export function PageFailure({ error }: { error: unknown }) {
  const words = useWords();
  return (
    <Stack role="alert" spacing={1.5} sx={{ alignItems: "flex-start", maxWidth: 560, py: 4 }}>
      <Typography variant="h1">{words("page.failed")}</Typography>
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("page.failed_hint")}
      </Typography>
      <Typography variant="caption" component="pre" sx={{ whiteSpace: "pre-wrap", m: 0 }}>
        {error instanceof Error ? error.message : String(error)}
      </Typography>
      <Button variant="contained" onClick={() => window.location.reload()}>
        {words("page.reload")}
      </Button>
    </Stack>
  );
}
