import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Snackbar from "@mui/material/Snackbar";
import { useEffect, useEffectEvent, useState } from "react";
import type { StaffSessionView } from "../../../shared/identity/staff.schema.ts";
import { useWords } from "../i18n/use-words.ts";
import { callApi, ProblemError } from "../providers/http.ts";

interface SessionWatchProps {
  onEnded: () => void;
  /** While somebody signs in anew there is nothing to watch. */
  isPaused: boolean;
}

const warnedSeconds = 60;
/** A lost answer is asked for again after so many seconds. */
const againSeconds = 15;

/** Warns a minute before the session ends, of which only the server knows when: other tabs keep it alive too. */
export function SessionWatch({ onEnded, isPaused }: SessionWatchProps) {
  const words = useWords();
  const [left, setLeft] = useState<number | null>(null);
  const [round, setRound] = useState(0);
  const ended = useEffectEvent(onEnded);

  useEffect(() => {
    if (isPaused) return undefined;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const after = (seconds: number, what: () => void) => (timer = setTimeout(what, seconds * 1_000));
    const countDown = (seconds: number) => {
      setLeft(seconds);
      after(1, seconds > 1 ? () => countDown(seconds - 1) : () => void look());
    };
    const look = async () => {
      const seconds = await secondsLeft();
      if (isOver) return;
      if (seconds === 0) ended();
      else if (seconds !== null && seconds <= warnedSeconds) countDown(seconds);
      else after(seconds === null ? againSeconds : seconds - warnedSeconds, () => void look());
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
      setLeft(null);
    };
  }, [isPaused, round]);

  return (
    <Snackbar open={left !== null} anchorOrigin={{ vertical: "bottom", horizontal: "center" }}>
      <Alert
        severity="warning"
        variant="filled"
        role="alert"
        action={
          // Pressing it is what keeps the session alive: the next look at it is somebody's.
          <Button color="inherit" size="small" onClick={() => setRound(round + 1)}>
            {words("session_end.stay")}
          </Button>
        }
      >
        {words("session_end.soon", { seconds: left ?? 0 })}
      </Alert>
    </Snackbar>
  );
}

/** Until the session ends; 0 when it has, null when the server did not say. A page left alone asks without keeping it alive. */
async function secondsLeft(): Promise<number | null> {
  try {
    return ((await callApi("/session")) as StaffSessionView).ends_in_seconds;
  } catch (error) {
    return error instanceof ProblemError && error.status === 401 ? 0 : null;
  }
}
