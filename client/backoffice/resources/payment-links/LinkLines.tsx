import Add from "@mui/icons-material/Add";
import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import TextField from "@mui/material/TextField";
import { lineTotal } from "../../../../shared/checkout/link-lines.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { draftTotal, type LineDraft, newLine, readLine } from "./link-draft.ts";

interface LinkLinesProps {
  lines: readonly LineDraft[];
  currency: string;
  onChange: (lines: LineDraft[]) => void;
}

const linesMax = 100;

/** What is to be paid for, line by line. */
export function LinkLines({ lines, currency, onChange }: LinkLinesProps) {
  const words = useWords();
  const change = (key: number, changes: Partial<LineDraft>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...changes } : line)));
  const nextKey = Math.max(0, ...lines.map(({ key }) => key)) + 1;
  return (
    <Box component="fieldset" sx={{ border: 1, borderColor: "divider", borderRadius: 2, m: 0, p: 1.5, pt: 1 }}>
      <Box component="legend" sx={{ px: 0.5, fontSize: "0.8125rem", color: "text.secondary" }}>
        {words("lines.title")}
      </Box>
      {lines.map((line) => (
        <LineFields
          key={line.key}
          draft={line}
          currency={currency}
          canRemove={lines.length > 1}
          onChange={(changes) => change(line.key, changes)}
          onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
        />
      ))}
      <Box sx={{ display: "flex", justifyContent: "space-between", alignItems: "center", gap: 2 }}>
        <Button
          size="small"
          startIcon={<Add />}
          disabled={lines.length >= linesMax}
          onClick={() => onChange([...lines, newLine(nextKey)])}
        >
          {words("link_form.add_line")}
        </Button>
        <Box sx={{ fontWeight: 650 }}>
          <Box component="span" sx={{ color: "text.secondary", fontWeight: 400, mr: 1.5, fontSize: "0.875rem" }}>
            {words("lines.total")}
          </Box>
          <MoneyText amount={draftTotal(lines, currency)} currency={currency} />
        </Box>
      </Box>
    </Box>
  );
}

interface LineFieldsProps {
  draft: LineDraft;
  currency: string;
  canRemove: boolean;
  onChange: (changes: Partial<LineDraft>) => void;
  onRemove: () => void;
}

function LineFields({ draft, currency, canRemove, onChange, onRemove }: LineFieldsProps) {
  const words = useWords();
  const { line, faults } = readLine(draft, currency);
  // An empty field is not yet wrong; one that was filled with nonsense is.
  const isWrong = (field: "quantity" | "price" | "vat") => faults.includes(field) && draft[field].trim() !== "";
  const number = (field: "quantity" | "price" | "vat", label: string) => (
    <TextField
      size="small"
      label={label}
      value={draft[field]}
      error={isWrong(field)}
      onChange={(event) => onChange({ [field]: event.target.value })}
      slotProps={{
        htmlInput: { inputMode: "decimal", autoComplete: "off", "aria-invalid": isWrong(field), maxLength: 16 },
      }}
    />
  );
  return (
    <Box
      sx={{
        display: "grid",
        columnGap: 1,
        rowGap: 2,
        alignItems: "center",
        gridTemplateColumns: {
          xs: "minmax(0, 1fr) minmax(0, 1fr) 36px",
          sm: "minmax(0, 2fr) minmax(0, 2fr) minmax(0, 3fr) 36px",
        },
        pt: 1,
        pb: 1,
        mb: 1.5,
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      <TextField
        size="small"
        label={words("lines.description")}
        value={draft.description}
        onChange={(event) => onChange({ description: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 200, autoComplete: "off" } }}
        sx={{ gridColumn: "1 / -2" }}
      />
      <IconButton
        aria-label={words("link_form.remove_line", { line: draft.description })}
        disabled={!canRemove}
        onClick={onRemove}
        size="small"
      >
        <DeleteOutlined fontSize="small" />
      </IconButton>
      {number("quantity", words("lines.quantity"))}
      {number("vat", words("link_form.vat"))}
      <Box sx={{ gridColumn: { xs: "1 / -2", sm: "auto" }, display: "grid" }}>
        {number("price", words("link_form.price", { currency }))}
      </Box>
      <Box sx={{ gridColumn: "1 / -1", mt: -1, textAlign: "right", fontSize: "0.875rem", color: "text.secondary" }}>
        {line === null ? (
          words("link_form.line_incomplete")
        ) : (
          <MoneyText amount={lineTotal(line)} currency={currency} />
        )}
      </Box>
    </Box>
  );
}
