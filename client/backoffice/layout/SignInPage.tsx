import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import CircularProgress from "@mui/material/CircularProgress";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useMutation } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { useLogin } from "react-admin";
import { useWords } from "../i18n/use-words.ts";
import { ProblemError } from "../providers/http.ts";
import { Brand } from "./Brand.tsx";
import { useDocumentTitle } from "./use-document-title.ts";

export function SignInPage() {
  const words = useWords();
  const login = useLogin();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const signIn = useMutation({
    mutationFn: () => login({ email: email.trim(), password }) as Promise<unknown>,
  });
  useDocumentTitle(words("sign_in.title"));

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!signIn.isPending) signIn.mutate();
  };

  return (
    <Box
      component="main"
      sx={{ minHeight: "100vh", display: "grid", placeItems: "center", p: 2, backgroundColor: "background.default" }}
    >
      <Stack spacing={2.5} sx={{ width: "100%", maxWidth: 400 }}>
        <Brand />
        <Card sx={{ p: { xs: 3, sm: 4 } }}>
          <Stack component="form" noValidate spacing={2.5} onSubmit={submit}>
            <Typography variant="h1">{words("sign_in.title")}</Typography>
            {signIn.isError && (
              <Alert severity="error" role="alert">
                {refusalText(signIn.error) ??
                  words(isWrongPassword(signIn.error) ? "sign_in.refused" : "sign_in.no_answer")}
              </Alert>
            )}
            <TextField
              autoFocus
              required
              type="email"
              name="email"
              autoComplete="username"
              label={words("sign_in.email")}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
            <TextField
              required
              type="password"
              name="password"
              autoComplete="current-password"
              label={words("sign_in.password")}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
            <Button
              type="submit"
              size="large"
              variant="contained"
              disabled={signIn.isPending || email.trim() === "" || password === ""}
              startIcon={signIn.isPending ? <CircularProgress size={16} color="inherit" aria-hidden /> : null}
            >
              {words("sign_in.submit")}
            </Button>
          </Stack>
        </Card>
      </Stack>
    </Box>
  );
}

function isWrongPassword(error: Error): boolean {
  return error instanceof ProblemError && error.status === 401;
}

/** The server's own words for anything but a wrong password, such as too many tries. */
function refusalText(error: Error): string | null {
  return error instanceof ProblemError && error.status !== 401 ? error.problem.detail : null;
}
