import Add from "@mui/icons-material/Add";
import Close from "@mui/icons-material/Close";
import EditOutlined from "@mui/icons-material/EditOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import FormHelperText from "@mui/material/FormHelperText";
import IconButton from "@mui/material/IconButton";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { monospace } from "../../fields/monospace.ts";
import { useWords } from "../../i18n/use-words.ts";
import { type HeaderProblem, type HeaderRow, headerProblem } from "./endpoint-draft.ts";

interface HeaderRowsProps {
  rows: readonly HeaderRow[];
  /** What the server says, by lower-cased name of the header. */
  errors: Readonly<Record<string, string>>;
  onChange: (rows: HeaderRow[]) => void;
}

/** Headers that are sent along. Values that the server has are secret: they can be replaced or removed, not read. */
export function HeaderRows({ rows, errors, onChange }: HeaderRowsProps) {
  const words = useWords();
  const replace = (row: HeaderRow) => onChange(rows.map((other) => (other.key === row.key ? row : other)));
  const remove = (row: HeaderRow) => onChange(rows.filter((other) => other.key !== row.key));
  const add = () => {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1;
    onChange([...rows, { key, name: "", value: "", isKept: false }]);
  };
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, minWidth: 0 }}>
      <Box component="legend" sx={{ p: 0, fontSize: "0.875rem", fontWeight: 600 }}>
        {words("endpoint_settings.headers")}
      </Box>
      <FormHelperText sx={{ mx: 0, mb: 1 }}>{words("endpoint_settings.headers_hint")}</FormHelperText>
      <Stack spacing={1.5}>
        {rows.map((row) =>
          row.isKept ? (
            <KeptHeader
              key={row.key}
              row={row}
              error={errors[row.name]}
              onReplace={() => replace({ ...row, isKept: false })}
              onRemove={() => remove(row)}
            />
          ) : (
            <TypedHeader
              key={row.key}
              row={row}
              error={errors[row.name.trim().toLowerCase()]}
              problem={headerProblem(row, rows)}
              onChange={replace}
              onRemove={() => remove(row)}
            />
          ),
        )}
      </Stack>
      <Button size="small" startIcon={<Add />} onClick={add} sx={{ mt: 1 }}>
        {words("endpoint_settings.header_add")}
      </Button>
    </Box>
  );
}

interface KeptHeaderProps {
  row: HeaderRow;
  error: string | undefined;
  onReplace: () => void;
  onRemove: () => void;
}

function KeptHeader({ row, error, onReplace, onRemove }: KeptHeaderProps) {
  const words = useWords();
  return (
    <Box>
      <Stack direction="row" sx={{ alignItems: "center", gap: 1, minWidth: 0 }}>
        <Box sx={{ flexGrow: 1, minWidth: 0, fontFamily: monospace, fontSize: "0.8125rem", overflowWrap: "anywhere" }}>
          {row.name}: ••••••••
        </Box>
        <IconButton
          size="small"
          aria-label={words("endpoint_settings.header_replace", { name: row.name })}
          onClick={onReplace}
        >
          <EditOutlined fontSize="small" />
        </IconButton>
        <IconButton
          size="small"
          aria-label={words("endpoint_settings.header_remove", { name: row.name })}
          onClick={onRemove}
        >
          <Close fontSize="small" />
        </IconButton>
      </Stack>
      {error !== undefined && (
        <FormHelperText error sx={{ mx: 0 }}>
          {error}
        </FormHelperText>
      )}
    </Box>
  );
}

interface TypedHeaderProps {
  row: HeaderRow;
  error: string | undefined;
  problem: HeaderProblem | null;
  onChange: (row: HeaderRow) => void;
  onRemove: () => void;
}

function TypedHeader({ row, error, problem, onChange, onRemove }: TypedHeaderProps) {
  const words = useWords();
  const said = problem === null ? undefined : words(`endpoint_settings.${problem}`);
  const ofValue = problem === "header_valueless" ? said : undefined;
  const ofName = ofValue === undefined ? (said ?? error) : undefined;
  const name = row.name.trim();
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: "flex-start" }}>
      <Stack direction={{ xs: "column", sm: "row" }} sx={{ gap: 1, flexGrow: 1, minWidth: 0 }}>
        <TextField
          label={words("endpoint_settings.header_name")}
          value={row.name}
          error={ofName !== undefined}
          helperText={ofName}
          onChange={(event) => onChange({ ...row, name: event.target.value })}
          sx={{ flex: 1 }}
          slotProps={{ htmlInput: { maxLength: 100, autoComplete: "off", spellCheck: false } }}
        />
        <TextField
          label={words("endpoint_settings.header_value")}
          value={row.value}
          error={ofValue !== undefined}
          helperText={ofValue}
          onChange={(event) => onChange({ ...row, value: event.target.value })}
          sx={{ flex: 1 }}
          slotProps={{ htmlInput: { maxLength: 1000, autoComplete: "off", spellCheck: false } }}
        />
      </Stack>
      <IconButton
        size="small"
        aria-label={
          name === ""
            ? words("endpoint_settings.header_remove_new")
            : words("endpoint_settings.header_remove", { name })
        }
        onClick={onRemove}
        sx={{ mt: 0.5 }}
      >
        <Close fontSize="small" />
      </IconButton>
    </Stack>
  );
}
