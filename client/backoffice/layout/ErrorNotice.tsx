import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useWords } from "../i18n/use-words.ts";
import { ProblemError } from "../providers/http.ts";

interface ErrorNoticeProps {
  error: unknown;
  onRetry?: () => void;
}

/** What went wrong in the server's words, the id that finds it in the log, and a way to try again. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const words = useWords();
  const problem = error instanceof ProblemError ? error.problem : null;
  const retry = onRetry && (
    <Button color="inherit" size="small" onClick={onRetry}>
      {words("error.retry")}
    </Button>
  );
  return (
    <Alert severity="error" role="alert" action={retry} sx={{ m: 2 }}>
      <AlertTitle>{words("error.could_not_load")}</AlertTitle>
      {problem?.detail ?? words("error.no_answer")}
      {problem !== null && (
        <Typography variant="caption" component="p" sx={{ mt: 0.5 }}>
          {words("error.request_id", { id: problem.request_id })}
        </Typography>
      )}
    </Alert>
  );
}
