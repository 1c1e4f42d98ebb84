import ContentCopy from "@mui/icons-material/ContentCopy";
import OpenInNew from "@mui/icons-material/OpenInNew";
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
import type { PaymentLinkView } from "../../../../shared/checkout/payment-link.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { copyText } from "../../fields/copy-text.ts";
import { monospace } from "../../fields/monospace.ts";
import { useWords } from "../../i18n/use-words.ts";

/** The new link, ready to be sent. */
export function LinkMadeDialog({ link, onClose }: { link: PaymentLinkView; onClose: () => void }) {
  const words = useWords();
  const titleId = useId();
  const [copied, setCopied] = useState<"copied" | "refused" | null>(null);
  const copy = async () => setCopied((await copyText(link.url)) ? "copied" : "refused");
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId} sx={{ fontSize: "1.125rem", fontWeight: 650, pb: 1 }}>
        {words("link_made.title", { amount: formatMoney(link.amount, link.currency) })}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Typography variant="body2">{words("link_made.text")}</Typography>
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
            {link.url}
          </Box>
          <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
            <Button variant="contained" startIcon={<ContentCopy />} onClick={() => void copy()} autoFocus>
              {words("link_made.copy")}
            </Button>
            <Button variant="outlined" startIcon={<OpenInNew />} href={link.url} target="_blank" rel="noreferrer">
              {words("link_made.open")}
            </Button>
          </Stack>
          <Box role="status" sx={{ "&:empty": { display: "none" } }}>
            {copied !== null && (
              <Alert severity={copied === "copied" ? "success" : "warning"}>{words(`link_made.${copied}`)}</Alert>
            )}
          </Box>
        </Stack>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2.5 }}>
        <Button onClick={onClose}>{words("dialog.close")}</Button>
      </DialogActions>
    </Dialog>
  );
}
