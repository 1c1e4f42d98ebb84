import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useLogin } from "react-admin";
import { useWords } from "../i18n/use-words.ts";
import { Brand } from "./Brand.tsx";
import { LanguageField } from "./LanguageField.tsx";
import { SignInForm } from "./SignInForm.tsx";
import { useDocumentTitle } from "./use-document-title.ts";

export function SignInPage() {
  const words = useWords();
  const login = useLogin();
  useDocumentTitle(words("sign_in.title"));
  return (
    <Box
      component="main"
      sx={{ minHeight: "100vh", display: "grid", placeItems: "center", p: 2, backgroundColor: "background.default" }}
    >
      <Stack spacing={2.5} sx={{ width: "100%", maxWidth: 400 }}>
        <Brand />
        <Card sx={{ p: { xs: 3, sm: 4 } }}>
          <Stack spacing={2.5}>
            <Typography variant="h1">{words("sign_in.title")}</Typography>
            <SignInForm signIn={(wish) => login(wish) as Promise<unknown>} />
          </Stack>
        </Card>
        <LanguageField />
      </Stack>
    </Box>
  );
}
