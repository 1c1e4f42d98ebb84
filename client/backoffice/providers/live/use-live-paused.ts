import { useStore } from "react-admin";

/** Whether the person has stopped live updates, to read in peace. */
export function useIsLivePaused(): [boolean, (isPaused: boolean) => void] {
  return useStore<boolean>("kontor.live_paused", false);
}
