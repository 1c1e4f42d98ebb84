import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useWords } from "../i18n/use-words.ts";
import { ProblemError } from "../providers/http.ts";

interface ErrorNoticeProps {
  error: unknown;
  onRetry?: () => void;
}

/** What went wrong, the id that finds it in the log, and a way to try again where that can help. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const words = useWords();
  const { text } = useProblemText();
  const problem = error instanceof ProblemError ? error.problem : null;
  // What a role may not see is no failure, and trying again would not change it.
  const isForbidden = problem?.status === 403;
  const retry = onRetry && !isForbidden && (
    <Button color="inherit" size="small" onClick={onRetry}>
      {words("error.retry")}
    </Button>
  );
  return (
    <Alert severity={isForbidden ? "info" : "error"} role="alert" action={retry} sx={{ m: 2 }}>
      <AlertTitle>{words(isForbidden ? "error.not_for_role" : "error.could_not_load")}</AlertTitle>
      {problem === null ? words("error.no_answer") : text(problem)}
      {problem !== null && (
        <Typography variant="caption" component="p" sx={{ mt: 0.5 }}>
          {words("error.request_id", { id: problem.request_id })}
        </Typography>
      )}
    </Alert>
  );
}
