import Button from "@mui/material/Button";
import CircularProgress from "@mui/material/CircularProgress";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { type ReactNode, useId } from "react";
import { useNarrowScreen } from "../../fields/use-narrow-screen.ts";
import { useWords } from "../../i18n/use-words.ts";
import type { ProblemError } from "../../providers/http.ts";
import { OperationNotice } from "./OperationNotice.tsx";
import type { OperationPhase } from "./use-money-operation.ts";

interface MoneyDialogProps {
  title: string;
  /** Says what is done and to how much: "Capture 500.00 NOK". */
  submitLabel: string;
  color: "primary" | "error";
  isValid: boolean;
  /** What is still to be filled in, said beside the button that waits for it; null when it is told elsewhere or nothing is. */
  missing?: string | null;
  phase: OperationPhase;
  problem: ProblemError | null;
  currency: string;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

const fields = "& .MuiInputBase-root:not(.Mui-disabled), & .MuiFormControlLabel-root, & button";

/** Frame of the money dialogs: cannot be left while the answer is on its way, and keeps what was typed when it fails. */
export function MoneyDialog(props: MoneyDialogProps) {
  const {
    title,
    submitLabel,
    color,
    isValid,
    missing = null,
    phase,
    problem,
    currency,
    onSubmit,
    onClose,
    children,
  } = props;
  const words = useWords();
  const titleId = useId();
  const missingId = useId();
  const isNarrow = useNarrowScreen();
  const isWaiting = phase === "sending" || phase === "checking";
  const canSubmit = phase === "unanswered" || (phase === "editing" && isValid);
  const close = () => {
    if (!isWaiting) onClose();
  };

  return (
    <Dialog open onClose={close} fullWidth maxWidth="sm" fullScreen={isNarrow} aria-labelledby={titleId}>
      <Stack
        component="form"
        noValidate
        aria-busy={isWaiting}
        onSubmit={(event) => {
          event.preventDefault();
          if (canSubmit) onSubmit();
        }}
        sx={{ minHeight: 0, flexGrow: 1 }}
      >
        <DialogTitle id={titleId} sx={{ fontSize: "1.125rem", fontWeight: 650, pb: 1 }}>
          {title}
        </DialogTitle>
        <DialogContent sx={{ "&&": { pt: 1.25 } }}>
          <Stack spacing={2}>
            <Stack
              component="fieldset"
              spacing={2}
              disabled={phase !== "editing"}
              sx={{ border: 0, p: 0, m: 0, pt: 0.5, minWidth: 0, "&:disabled": { [fields]: { opacity: 0.55 } } }}
            >
              {children}
            </Stack>
            <OperationNotice phase={phase} problem={problem} currency={currency} />
          </Stack>
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2.5, gap: 1, flexWrap: "wrap" }}>
          {missing !== null && phase === "editing" && (
            <Typography
              id={missingId}
              variant="body2"
              sx={{ color: "text.secondary", mr: "auto", flexBasis: { xs: "100%", sm: "auto" } }}
            >
              {missing}
            </Typography>
          )}
          <Button color="secondary" onClick={close} disabled={isWaiting}>
            {words(phase === "unanswered" ? "dialog.close" : "dialog.cancel")}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={color}
            disabled={!canSubmit}
            aria-describedby={missing === null ? undefined : missingId}
            startIcon={isWaiting ? <CircularProgress size={16} color="inherit" aria-hidden /> : null}
          >
            {phase === "unanswered" ? words("dialog.check_again") : submitLabel}
          </Button>
        </DialogActions>
      </Stack>
    </Dialog>
  );
}
