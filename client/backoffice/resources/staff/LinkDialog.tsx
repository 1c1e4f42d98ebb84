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
import type { StaffLinkView } from "../../../../shared/identity/staff.schema.ts";
import { copyText } from "../../fields/copy-text.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { monospace } from "../../fields/monospace.ts";
import { useWords } from "../../i18n/use-words.ts";

/** The one time that a person's link can be had. */
export function LinkDialog({ made, onClose }: { made: StaffLinkView; onClose: () => void }) {
  const words = useWords();
  const titleId = useId();
  const [copied, setCopied] = useState<"copied" | "refused" | null>(null);
  const { name } = made.person;
  const copy = async () => setCopied((await copyText(made.url)) ? "copied" : "refused");
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId} sx={{ fontSize: "1.125rem", fontWeight: 650, pb: 1 }}>
        {words("staff_link.title", { name })}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2} sx={{ alignItems: "flex-start" }}>
          <Typography variant="body2">{words("staff_link.text", { name })}</Typography>
          <Box
            component="code"
            sx={{
              ...{ fontFamily: monospace, fontSize: "0.8125rem", p: 1.5, borderRadius: 1.5, width: "100%" },
              ...{ backgroundColor: "background.default", overflowWrap: "anywhere", userSelect: "all" },
            }}
          >
            {made.url}
          </Box>
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {words("staff_link.until")} <InstantText value={made.expires_at} />
          </Typography>
          <Button variant="contained" startIcon={<ContentCopy />} onClick={() => void copy()}>
            {words("staff_link.copy")}
          </Button>
          <Box role="status" sx={{ width: "100%", "&:empty": { display: "contents" } }}>
            {copied !== null && (
              <Alert severity={copied === "copied" ? "success" : "warning"}>{words(`staff_link.${copied}`)}</Alert>
            )}
          </Box>
        </Stack>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button variant="outlined" onClick={onClose}>
          {words("staff_link.done")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
