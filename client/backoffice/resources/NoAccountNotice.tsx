import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import { monospace } from "../fields/monospace.ts";
import { useWords } from "../i18n/use-words.ts";
import { useStaffSession } from "../layout/use-staff-session.ts";

const command = 'npm run --silent kontor -- account add --name "Lamp shop" --kind sandbox';

/** For the places that are of no use without an account: how the first one is made; nothing once there is one. */
export function NoAccountNotice() {
  const words = useWords();
  const session = useStaffSession();
  if (session === undefined || session.accounts.length > 0) return null;
  return (
    <Alert severity="info">
      {words("accounts.none")}
      <Box component="code" sx={{ display: "block", mt: 1, fontFamily: monospace, fontSize: "0.8125rem" }}>
        {command}
      </Box>
    </Alert>
  );
}
