import Button from "@mui/material/Button";
import { useWords } from "../../i18n/use-words.ts";

/** Several of them are on the page: each names what it changes to whoever cannot see where it stands. */
export function ChangeButton({ what, onClick }: { what: string; onClick: () => void }) {
  const words = useWords();
  return (
    <Button variant="outlined" size="small" aria-label={words("retention.change_of", { what })} onClick={onClick}>
      {words("retention.change")}
    </Button>
  );
}
