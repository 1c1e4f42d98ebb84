import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import type { StaffSessionView } from "../../../shared/identity/staff.schema.ts";
import { useWords } from "../i18n/use-words.ts";
import { SignInForm } from "../layout/SignInForm.tsx";
import { askToSignIn } from "../providers/auth-provider.ts";
import { startAfresh } from "./start-afresh.ts";

interface SignInDialogProps {
  /** The one that has ended. */
  session: StaffSessionView;
  onBack: () => void;
  onLeave: () => void;
}

/** The sign-in over the page: the same person goes on where they were, anybody else gets a page of their own. */
export function SignInDialog({ session, onBack, onLeave }: SignInDialogProps) {
  const words = useWords();
  const titleId = useId();
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId} sx={{ fontSize: "1.125rem", fontWeight: 650, pb: 1 }}>
        {words("session_end.title")}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2.5}>
          <Typography variant="body2">{words("session_end.text")}</Typography>
          <SignInForm
            known={session.staff.email}
            signIn={async (wish) => {
              const begun = (await askToSignIn(wish)) as StaffSessionView;
              const isSame = begun.staff.id === session.staff.id && begun.role === session.role && !begun.must_enrol;
              if (isSame) onBack();
              else startAfresh();
            }}
          />
          <Button color="secondary" onClick={onLeave}>
            {words("session_end.leave")}
          </Button>
        </Stack>
      </DialogContent>
    </Dialog>
  );
}
