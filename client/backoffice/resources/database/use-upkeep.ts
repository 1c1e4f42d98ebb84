import { useQuery } from "@tanstack/react-query";
import type { UpkeepKind, UpkeepRunView, UpkeepView } from "../../../../shared/upkeep/upkeep.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { upkeepProvider } from "../../providers/upkeep-provider.ts";
import { useServerAction } from "../use-server-action.ts";

const key = "upkeep";
const whileOpenMs = 2_000;
const otherwiseMs = 60_000;

export function isOpen(run: UpkeepRunView | null | undefined): boolean {
  return run?.state === "waiting" || run?.state === "running";
}

/** Read again often while something is under way. */
export function useUpkeep() {
  return useQuery({
    queryKey: [key],
    queryFn: ({ signal }) => upkeepProvider.read(signal),
    refetchInterval: ({ state }) => (hasOpen(state.data) ? whileOpenMs : otherwiseMs),
    retry: false,
  });
}

function hasOpen(upkeep: UpkeepView | undefined): boolean {
  return upkeep !== undefined && [upkeep.backups[0], upkeep.verification, upkeep.measurement].some(isOpen);
}

/** Has one of them done; a refusal is announced. */
export function useAskUpkeep(kind: UpkeepKind) {
  const words = useWords();
  const { run, isWaiting } = useServerAction({
    call: () => upkeepProvider.ask(kind),
    refreshes: [key],
    said: words("upkeep.asked"),
    showsErrors: false,
  });
  return { ask: () => run(undefined), isWaiting };
}
