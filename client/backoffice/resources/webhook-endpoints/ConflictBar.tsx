import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useWords } from "../../i18n/use-words.ts";

/** One field that a colleague has changed. */
export interface Difference {
  label: string;
  theirs: string;
  yours: string;
}

interface ConflictBarProps {
  /** Null until it is known what they have changed. */
  differences: readonly Difference[] | null;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

/** Two people have changed the same: what differs, and the choice. Neither is overwritten unseen. */
export function ConflictBar({ differences, onTakeTheirs, onKeepMine }: ConflictBarProps) {
  const words = useWords();
  return (
    <Alert severity="warning" role="alert" sx={{ "& .MuiAlert-message": { minWidth: 0, flexGrow: 1 } }}>
      <AlertTitle>{words("conflict.title")}</AlertTitle>
      {differences === null ? (
        words("conflict.loading")
      ) : (
        <>
          {words(differences.length === 0 ? "conflict.nothing" : "conflict.text")}
          <Stack component="dl" spacing={1} sx={{ my: 1 }}>
            {differences.map(({ label, theirs, yours }) => (
              <Box key={label}>
                <Box component="dt" sx={{ fontWeight: 600 }}>
                  {label}
                </Box>
                <Side name={words("conflict.theirs")} value={theirs} />
                <Side name={words("conflict.yours")} value={yours} />
              </Box>
            ))}
          </Stack>
          <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
            <Button size="small" color="inherit" variant="outlined" onClick={onTakeTheirs}>
              {words("conflict.take_theirs")}
            </Button>
            <Button size="small" color="inherit" onClick={onKeepMine}>
              {words("conflict.keep_mine")}
            </Button>
          </Stack>
        </>
      )}
    </Alert>
  );
}

function Side({ name, value }: { name: string; value: string }) {
  const words = useWords();
  return (
    <Box component="dd" sx={{ m: 0, overflowWrap: "anywhere" }}>
      {name}: {value === "" ? <em>{words("conflict.empty")}</em> : value}
    </Box>
  );
}
