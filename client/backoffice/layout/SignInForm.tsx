import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import CircularProgress from "@mui/material/CircularProgress";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { type ProblemText, useProblemText } from "../i18n/use-problem-text.ts";
import { useWords, type Words } from "../i18n/use-words.ts";
import type { SignInWish } from "../providers/auth-provider.ts";
import { NoAnswerError, ProblemError } from "../providers/http.ts";

interface SignInFormProps {
  /** Whose session it was; absent where anybody may sign in. */
  known?: string;
  signIn: (wish: SignInWish) => Promise<unknown>;
}

/** E-mail and password, then the second step where there is one; or a passkey alone. */
export function SignInForm({ known = "", signIn }: SignInFormProps) {
  const words = useWords();
  const problemText = useProblemText();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState("");
  const [totp, setTotp] = useState("");
  const [isSecondStep, setIsSecondStep] = useState(false);
  const attempt = useMutation({
    mutationFn: signIn,
    onError: (error) => {
      if (codeOf(error) === "second_factor_required") setIsSecondStep(true);
    },
  });
  const typed = { email: email.trim(), password };
  const isComplete = isSecondStep ? totp.trim() !== "" : typed.email !== "" && password !== "";
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!attempt.isPending && isComplete) attempt.mutate(isSecondStep ? { ...typed, totp: totp.trim() } : typed);
  };
  const text = attempt.isError ? refusalText(attempt.error, words, problemText) : null;

  return (
    <Stack component="form" noValidate spacing={2.5} onSubmit={submit}>
      {text !== null && (
        <Alert severity="error" role="alert">
          {text}
        </Alert>
      )}
      {isSecondStep ? (
        <>
          <Typography variant="body2">{words("sign_in.second_step")}</Typography>
          <TextField
            autoFocus
            name="totp"
            autoComplete="one-time-code"
            label={words("sign_in.code")}
            helperText={words("sign_in.code_hint")}
            value={totp}
            onChange={(event) => setTotp(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 32 } }}
          />
        </>
      ) : (
        <>
          <TextField
            autoFocus={known === ""}
            required
            type="email"
            name="email"
            autoComplete="username"
            label={words("sign_in.email")}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <TextField
            autoFocus={known !== ""}
            required
            type="password"
            name="password"
            autoComplete="current-password"
            label={words("sign_in.password")}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </>
      )}
      <Button
        type="submit"
        size="large"
        variant="contained"
        disabled={attempt.isPending || !isComplete}
        startIcon={attempt.isPending ? <CircularProgress size={16} color="inherit" aria-hidden /> : null}
      >
        {words("sign_in.submit")}
      </Button>
      <Button disabled={attempt.isPending} onClick={() => attempt.mutate({ passkey: true })}>
        {words("sign_in.use_passkey")}
      </Button>
    </Stack>
  );
}

function codeOf(error: Error): string | null {
  return error instanceof ProblemError ? error.problem.code : null;
}

/** The server's own words for anything but a wrong password, such as too many tries; nothing for a first half that was right. */
function refusalText(error: Error, words: Words, { text }: ProblemText): string | null {
  if (error instanceof NoAnswerError) return words("sign_in.no_answer");
  if (!(error instanceof ProblemError)) return words("sign_in.no_passkey");
  const { problem } = error;
  if (problem.code === "second_factor_required") return problem.facts?.["is_wrong"] === true ? text(problem) : null;
  return error.status === 401 && !problem.detail.includes("passkey") ? words("sign_in.refused") : text(problem);
}
