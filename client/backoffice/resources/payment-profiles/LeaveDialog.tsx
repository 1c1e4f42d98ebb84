import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogTitle from "@mui/material/DialogTitle";
import { useId } from "react";
import { useBlocker } from "react-router";
import { useLeaveWarning } from "../../fields/use-leave-warning.ts";
import { useWords } from "../../i18n/use-words.ts";

/** Asks before the page is left with something unsaved on it, by a link, by Back or with its tab. */
export function LeaveDialog({ isUnsaved }: { isUnsaved: boolean }) {
  const words = useWords();
  const titleId = useId();
  useLeaveWarning(isUnsaved);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  if (blocker.state !== "blocked") return null;
  return (
    <Dialog open onClose={() => blocker.reset()} aria-labelledby={titleId}>
      <DialogTitle id={titleId} sx={{ fontSize: "1.125rem", fontWeight: 650 }}>
        {words("dialog.unsaved")}
      </DialogTitle>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button color="secondary" onClick={() => blocker.proceed()}>
          {words("dialog.discard")}
        </Button>
        <Button variant="contained" autoFocus onClick={() => blocker.reset()}>
          {words("dialog.keep_editing")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
