import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useId } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useStaffSession } from "../use-staff-session.ts";
import { destinations } from "./use-shortcuts.ts";

/** What the keyboard does, by key; pages that the role may not read are left out. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const titleId = useId();
  const held = useStaffSession()?.permissions ?? [];
  const rows: [keys: string[], meaning: string][] = [
    [["Ctrl", "K"], words("shortcuts.search")],
    [["/"], words("shortcuts.search")],
    ...destinations
      .filter(({ permission }) => held.includes(permission))
      .map(({ key, resource }): [string[], string] => [["G", key.toUpperCase()], words(`menu.${resource}`)]),
    [["Esc"], words("shortcuts.close")],
    [["?"], words("shortcuts.help")],
  ];
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId} sx={{ fontSize: "1.125rem", fontWeight: 650 }}>
        {words("shortcuts.title")}
      </DialogTitle>
      <DialogContent>
        <Box component="dl" sx={{ display: "grid", gridTemplateColumns: "auto 1fr", gap: 1, columnGap: 2.5, m: 0 }}>
          {rows.map(([keys, meaning]) => (
            <Box key={keys.join(" ")} sx={{ display: "contents" }}>
              <Box component="dt">
                {keys.map((key) => (
                  <Box key={key} component="kbd" sx={keycap}>
                    {key}
                  </Box>
                ))}
              </Box>
              <Box component="dd" sx={{ m: 0, fontSize: "0.875rem" }}>
                {meaning}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose} autoFocus>
          {words("shortcuts.done")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const keycap = {
  fontFamily: "inherit",
  fontSize: "0.75rem",
  fontWeight: 600,
  border: 1,
  borderColor: "divider",
  borderRadius: 0.75,
  px: 0.75,
  py: 0.25,
  mr: 0.5,
};
