import ContentCopy from "@mui/icons-material/ContentCopy";
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
import { copyText } from "../../fields/copy-text.ts";
import { monospace } from "../../fields/monospace.ts";
import { useWords } from "../../i18n/use-words.ts";

/** The one time that recovery codes can be seen. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const words = useWords();
  const titleId = useId();
  const [copied, setCopied] = useState<"copied" | "refused" | null>(null);
  const copy = async () => setCopied((await copyText(codes.join("\n"))) ? "copied" : "refused");
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId} sx={{ fontSize: "1.125rem", fontWeight: 650, pb: 1 }}>
        {words("my_account.codes_title")}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2} sx={{ alignItems: "flex-start" }}>
          <Typography variant="body2">{words("my_account.codes_once")}</Typography>
          <Box
            component="ul"
            sx={{
              ...{ m: 0, p: 2, width: "100%", listStyle: "none", borderRadius: 1.5, fontFamily: monospace },
              ...{ display: "grid", gap: 1, gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" } },
              ...{ fontSize: "0.9375rem", backgroundColor: "background.default" },
            }}
          >
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </Box>
          <Button variant="outlined" startIcon={<ContentCopy />} onClick={() => void copy()}>
            {words("my_account.codes_copy")}
          </Button>
          <Box role="status" sx={{ width: "100%", "&:empty": { display: "contents" } }}>
            {copied !== null && (
              <Alert severity={copied === "copied" ? "success" : "warning"}>
                {words(`my_account.codes_${copied}`)}
              </Alert>
            )}
          </Box>
        </Stack>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button variant="contained" onClick={onClose}>
          {words("my_account.codes_done")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
