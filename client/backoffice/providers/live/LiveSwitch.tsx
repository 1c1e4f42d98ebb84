import CloudOff from "@mui/icons-material/CloudOff";
import PauseCircleOutline from "@mui/icons-material/PauseCircleOutline";
import Sensors from "@mui/icons-material/Sensors";
import Button from "@mui/material/Button";
import Tooltip from "@mui/material/Tooltip";
import Box from "@mui/material/Box";
import { useWords } from "../../i18n/use-words.ts";
import { useLiveState } from "./live-store.ts";
import { useIsLivePaused } from "./use-live-paused.ts";

const looks = {
  live: { icon: Sensors, color: "success.main" },
  connecting: { icon: Sensors, color: "text.secondary" },
  offline: { icon: CloudOff, color: "warning.main" },
  paused: { icon: PauseCircleOutline, color: "text.secondary" },
} as const;

/** Says whether the screen follows the data, and stops or resumes that. */
export function LiveSwitch() {
  const words = useWords();
  const connection = useLiveState();
  const [isPaused, setIsPaused] = useIsLivePaused();
  const state = isPaused ? "paused" : connection;
  const { icon: Icon, color } = looks[state];
  return (
    <Tooltip title={words(`live.${state}_hint`)}>
      <Button
        color="inherit"
        size="small"
        aria-pressed={!isPaused}
        aria-label={words("live.switch", { state: words(`live.${state}`) })}
        onClick={() => setIsPaused(!isPaused)}
        sx={{ gap: 0.75, minWidth: 0, px: 1, color: "text.secondary" }}
      >
        <Icon sx={{ fontSize: 18, color }} />
        <Box component="span" sx={{ display: { xs: "none", sm: "inline" } }}>
          {words(`live.${state}`)}
        </Box>
      </Button>
    </Tooltip>
  );
}
