import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { AttemptView, DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { useReasonText } from "../../i18n/use-reason-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useKnownWords } from "../timeline/use-known-words.ts";
import { headerText } from "./attempt-text.ts";
import { CopyCurlButton } from "./CopyCurlButton.tsx";
import { MessagePart } from "./MessagePart.tsx";
import { SignatureNote } from "./SignatureNote.tsx";

interface AttemptDetailsProps {
  delivery: DeliveryView;
  attempt: AttemptView;
}

/** One try: what was sent and what came back, side by side where there is room. */
export function AttemptDetails({ delivery, attempt }: AttemptDetailsProps) {
  const words = useWords();
  const reasonText = useReasonText();
  const knownWords = useKnownWords();
  if (Object.keys(attempt.request_headers).length === 0) return words("delivery.expired");
  return (
    <Stack spacing={2}>
      {attempt.error !== null && (
        <Alert severity="error">
          {attempt.code === null && <AlertTitle>{knownWords("attempt", attempt.outcome)}</AlertTitle>}
          {reasonText(attempt.error)}
        </Alert>
      )}
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
        }}
      >
        <RequestPart delivery={delivery} attempt={attempt} />
        <ResponsePart attempt={attempt} />
      </Box>
      <SignatureNote attempt={attempt} dialect={delivery.dialect} />
    </Stack>
  );
}

function RequestPart({ delivery, attempt }: AttemptDetailsProps) {
  const words = useWords();
  const { request_body: body, method, url } = delivery;
  return (
    <Stack spacing={1.5} sx={{ minWidth: 0 }}>
      <Stack direction="row" sx={{ alignItems: "center", justifyContent: "space-between", gap: 1, minHeight: 32 }}>
        <Typography variant="h3">{words("attempt.request")}</Typography>
        {body !== undefined && <CopyCurlButton delivery={delivery} attempt={attempt} />}
      </Stack>
      <Box sx={{ fontSize: "0.875rem", overflowWrap: "anywhere" }}>
        {method} {url}
      </Box>
      <MessagePart title={words("attempt.request_headers")} text={headerText(attempt.request_headers)} />
      {body === null && <Typography variant="body2">{words("attempt.no_request_body")}</Typography>}
      {typeof body === "string" && <MessagePart title={words("attempt.request_body")} text={body} />}
    </Stack>
  );
}

function ResponsePart({ attempt }: { attempt: AttemptView }) {
  const words = useWords();
  const { response_headers: headers, response_body: body, response_truncated: isTruncated } = attempt;
  return (
    <Stack spacing={1.5} sx={{ minWidth: 0 }}>
      <Typography variant="h3" sx={{ minHeight: 32, display: "flex", alignItems: "center" }}>
        {words("attempt.response")}
      </Typography>
      {headers === null ? (
        <Typography variant="body2">{words("attempt.no_response")}</Typography>
      ) : (
        <>
          <Box sx={{ fontSize: "0.875rem", fontVariantNumeric: "tabular-nums" }}>
            HTTP {attempt.code} · {words("deliveries.ms", { ms: attempt.duration_ms })}
          </Box>
          <MessagePart title={words("attempt.response_headers")} text={headerText(headers)} />
          {(body ?? "") === "" ? (
            <Typography variant="body2">{words("attempt.no_response_body")}</Typography>
          ) : (
            <MessagePart title={words("attempt.response_body")} text={body ?? ""} />
          )}
          {isTruncated && <Alert severity="warning">{words("attempt.truncated")}</Alert>}
        </>
      )}
    </Stack>
  );
}
