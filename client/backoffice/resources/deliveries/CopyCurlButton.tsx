import Terminal from "@mui/icons-material/Terminal";
import Button from "@mui/material/Button";
import { useNotify } from "react-admin";
import { curlCommand } from "../../../../shared/webhooks/curl-command.ts";
import { maskedUrl } from "../../../../shared/webhooks/masked-url.ts";
import type { AttemptView, DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { copyText } from "../../fields/copy-text.ts";
import { useWords } from "../../i18n/use-words.ts";

interface CopyCurlButtonProps {
  delivery: DeliveryView;
  attempt: AttemptView;
}

/** The request of a try as a command, with the values of secret headers and of the receiver's own query left out. */
export function CopyCurlButton({ delivery, attempt }: CopyCurlButtonProps) {
  const words = useWords();
  const notify = useNotify();
  const { method, url, request_body: body = null } = delivery;
  const copy = async () => {
    const isCopied = await copyText(
      curlCommand({ method, url: maskedUrl(url), headers: attempt.request_headers, body }),
    );
    notify(words(isCopied ? "attempt.curl_copied" : "attempt.curl_refused"), { type: isCopied ? "info" : "warning" });
  };
  return (
    <Button size="small" variant="outlined" startIcon={<Terminal />} onClick={() => void copy()}>
      {words("attempt.copy_curl")}
    </Button>
  );
}
