import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import type { BorrowerView, KycDocumentView, KycItemView } from "../../../../shared/lending/borrower.schema.ts";
import { shortInstant } from "../../dates/instant-text.ts";
import { useNow } from "../../dates/use-now.ts";
import { useZone } from "../../dates/zone.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { itemName } from "./item-name.ts";

interface DocumentViewerProps {
  borrower: BorrowerView;
  item: KycItemView;
}

/** The file that waits for a decision, and every earlier one. */
export function DocumentViewer({ borrower, item }: DocumentViewerProps) {
  const words = useWords();
  const mayOpen = useMay("borrowers.review");
  const [chosen, setChosen] = useState<string | null>(null);
  const documents = borrower.documents.filter(({ type }) => type === item.type);
  const shown = documents.find(({ id }) => id === chosen) ?? documents[0];
  if (shown === undefined) {
    const isFaceless = item.type === "biometrics" && item.status !== "pending";
    return (
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words(isFaceless ? "borrower.no_picture" : "borrower.no_file")}
      </Typography>
    );
  }
  return (
    <Stack spacing={1.5}>
      {documents.length > 1 && <Versions documents={documents} shown={shown} onChoose={setChosen} />}
      {shown.removed_at !== null ? (
        <Removed document={shown} at={shown.removed_at} />
      ) : mayOpen ? (
        <File borrower={borrower} document={shown} label={itemName(words, item.type)} />
      ) : (
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("borrower.no_documents_role")}
        </Typography>
      )}
    </Stack>
  );
}

function Removed({ document, at }: { document: KycDocumentView; at: string }) {
  const words = useWords();
  const zone = useZone();
  const nowMs = useNow();
  return (
    <Alert severity="info">
      {words("borrower.file_removed", { at: shortInstant(at, zone, nowMs) })}
      <Box component="span" sx={{ display: "block", mt: 0.5, overflowWrap: "anywhere", fontSize: "0.8125rem" }}>
        {words("borrower.file_digest")} {document.sha256}
      </Box>
    </Alert>
  );
}

interface VersionsProps {
  documents: readonly KycDocumentView[];
  shown: KycDocumentView;
  onChoose: (id: string) => void;
}

function Versions({ documents, shown, onChoose }: VersionsProps) {
  const words = useWords();
  const zone = useZone();
  const nowMs = useNow();
  return (
    <TextField
      select
      size="small"
      label={words("borrower.versions")}
      value={shown.id}
      onChange={(event) => onChoose(event.target.value)}
    >
      {documents.map(({ id, status, uploaded_at }) => (
        <MenuItem key={id} value={id}>
          {words("borrower.version", {
            status: words(`kyc_status.${status}`),
            at: shortInstant(uploaded_at, zone, nowMs),
          })}
        </MenuItem>
      ))}
    </TextField>
  );
}

function File({ borrower, document, label }: { borrower: BorrowerView; document: KycDocumentView; label: string }) {
  const words = useWords();
  const address = `/api/borrowers/${encodeURIComponent(borrower.id)}/documents/${encodeURIComponent(document.id)}`;
  const title = words("borrower.file_label", { item: label });
  return (
    <Stack spacing={1}>
      {document.format === "pdf" ? (
        <Box component="iframe" src={address} title={title} sx={{ ...frame, height: { xs: 420, md: 620 } }} />
      ) : (
        <Box component="img" src={address} alt={title} sx={{ ...frame, maxHeight: 620, objectFit: "contain" }} />
      )}
      <Stack direction="row" sx={{ justifyContent: "space-between", flexWrap: "wrap", gap: 1 }}>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("borrower.logged")}
        </Typography>
        <Link href={address} target="_blank" rel="noreferrer" variant="body2">
          {words("borrower.open_file")}
        </Link>
      </Stack>
    </Stack>
  );
}

const frame = {
  width: "100%",
  border: 1,
  borderColor: "divider",
  borderRadius: 1,
  backgroundColor: "action.hover",
} as const;
