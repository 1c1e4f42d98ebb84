import ContentCopy from "@mui/icons-material/ContentCopy";
import Visibility from "@mui/icons-material/Visibility";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useId, useState } from "react";
import type { EndpointSecret } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { copyText } from "../../fields/copy-text.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { monospace } from "../../fields/monospace.ts";
import { useWords } from "../../i18n/use-words.ts";

interface SecretDialogProps {
  made: Pick<EndpointSecret, "secret" | "previous_expires_at">;
  /** What kind of secret it is. */
  title: string;
  onClose: () => void;
}

/** The one time that a secret can be had: it is copied without being shown, or shown on request. */
export function SecretDialog({ made, title, onClose }: SecretDialogProps) {
  const words = useWords();
  const titleId = useId();
  const [isShown, setIsShown] = useState(false);
  const [copied, setCopied] = useState<"copied" | "refused" | null>(null);
  const copy = async () => setCopied((await copyText(made.secret)) ? "copied" : "refused");
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId} sx={{ fontSize: "1.125rem", fontWeight: 650, pb: 1 }}>
        {title}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography variant="body2">{words("secret.once")}</Typography>
          <Box
            sx={{
              fontFamily: monospace,
              fontSize: "0.875rem",
              p: 1.5,
              borderRadius: 1.5,
              backgroundColor: "background.default",
              overflowWrap: "anywhere",
            }}
          >
            {isShown ? made.secret : words("secret.hidden")}
          </Box>
          <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
            <Button variant="contained" startIcon={<ContentCopy />} onClick={() => void copy()}>
              {words("secret.copy")}
            </Button>
            <Button variant="outlined" startIcon={<Visibility />} onClick={() => setIsShown(!isShown)}>
              {words(isShown ? "secret.hide" : "secret.show")}
            </Button>
          </Stack>
          <Box role="status" sx={{ "&:empty": { display: "contents" } }}>
            {copied !== null && (
              <Alert severity={copied === "copied" ? "success" : "warning"}>{words(`secret.${copied}`)}</Alert>
            )}
          </Box>
          {made.previous_expires_at !== null && (
            <Typography variant="body2">
              {words("secret.previous_until")} <InstantText value={made.previous_expires_at} />
            </Typography>
          )}
        </Stack>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button variant={copied === "copied" || isShown ? "contained" : "outlined"} onClick={onClose}>
          {words("secret.done")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
