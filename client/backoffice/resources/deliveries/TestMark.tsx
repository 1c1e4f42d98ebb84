import ScienceOutlined from "@mui/icons-material/ScienceOutlined";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const look = { tone: "info", icon: ScienceOutlined } as const;

/** On deliveries that somebody asked for to see whether an endpoint works. */
export function TestMark() {
  const words = useWords();
  return <StatusChip label={words("deliveries.test")} look={look} />;
}
