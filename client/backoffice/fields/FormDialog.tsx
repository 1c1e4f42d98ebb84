import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import CircularProgress from "@mui/material/CircularProgress";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { type ReactNode, useId, useState } from "react";
import { useNarrowScreen } from "./use-narrow-screen.ts";
import { useWords } from "../i18n/use-words.ts";
import { useLeaveWarning } from "./use-leave-warning.ts";

export interface FormDialogProps {
  title: string;
  submitLabel: string;
  color?: "primary" | "error";
  isValid: boolean;
  /** What is still to be filled in, said beside the button that waits for it; null when nothing is. */
  missing?: string | null;
  isWaiting: boolean;
  /** Something was typed that leaving would lose: closing asks first. */
  isDirty?: boolean;
  error: { message: string } | null;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog: cannot be left while the answer is on its way, and keeps what was typed when it is refused. */
export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, color = "primary", isValid, missing = null, isWaiting, isDirty = false } = props;
  const { error, onSubmit, onClose, children } = props;
  const words = useWords();
  const titleId = useId();
  const missingId = useId();
  const isNarrow = useNarrowScreen();
  const [isLeaving, setIsLeaving] = useState(false);
  useLeaveWarning(isDirty);
  const close = () => {
    if (isWaiting) return;
    if (isDirty) setIsLeaving(true);
    else onClose();
  };
  return (
    <Dialog open onClose={close} fullWidth maxWidth="sm" fullScreen={isNarrow} aria-labelledby={titleId}>
      <Stack
        component="form"
        noValidate
        aria-busy={isWaiting}
        onSubmit={(event) => {
          event.preventDefault();
          if (isValid && !isWaiting) onSubmit();
        }}
        sx={{ minHeight: 0, flexGrow: 1 }}
      >
        <DialogTitle id={titleId} sx={{ fontSize: "1.125rem", fontWeight: 650, pb: 1 }}>
          {title}
        </DialogTitle>
        <DialogContent sx={{ "&&": { pt: 1.25 } }}>
          <Stack spacing={2}>
            {children}
            <Box role="alert" sx={{ "&:empty": { display: "contents" } }}>
              {error !== null && <Alert severity="error">{error.message}</Alert>}
            </Box>
          </Stack>
        </DialogContent>
        {isLeaving && isDirty && <LeaveQuestion onStay={() => setIsLeaving(false)} onLeave={onClose} />}
        <DialogActions disableSpacing sx={{ px: { xs: 2, sm: 3 }, pb: 2.5, gap: 1, flexWrap: "wrap" }}>
          {missing !== null && !isValid && (
            <Typography
              id={missingId}
              variant="body2"
              sx={{ color: "text.secondary", mr: "auto", flexBasis: { xs: "100%", sm: "auto" } }}
            >
              {missing}
            </Typography>
          )}
          <Button color="secondary" onClick={close} disabled={isWaiting}>
            {words("dialog.cancel")}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={color}
            disabled={!isValid || isWaiting}
            aria-describedby={missing === null || isValid ? undefined : missingId}
            startIcon={isWaiting ? <CircularProgress size={16} color="inherit" aria-hidden /> : null}
          >
            {submitLabel}
          </Button>
        </DialogActions>
      </Stack>
    </Dialog>
  );
}

function LeaveQuestion({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const words = useWords();
  return (
    <Alert severity="warning" role="alert" sx={{ mx: 3, mb: 2, alignItems: "center" }}>
      {words("dialog.unsaved")}
      <Stack direction="row" sx={{ gap: 1, mt: 1, flexWrap: "wrap" }}>
        <Button size="small" color="inherit" variant="outlined" autoFocus onClick={onStay}>
          {words("dialog.keep_editing")}
        </Button>
        <Button size="small" color="inherit" onClick={onLeave}>
          {words("dialog.discard")}
        </Button>
      </Stack>
    </Alert>
  );
}
