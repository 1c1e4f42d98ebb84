import Card from "@mui/material/Card";
import { useSearchParams } from "react-router";
import { useWords } from "../../i18n/use-words.ts";
import { PageHeading } from "../PageHeading.tsx";
import { SearchPanel } from "./SearchPanel.tsx";

/** A search whose text is its address, so that it can be kept and sent to somebody. */
export default function SearchPage() {
  const words = useWords();
  const [params, setParams] = useSearchParams();
  const typed = params.get("q") ?? "";
  const title = words("search.title");
  const documentTitle = typed.trim() === "" ? title : `${title}: ${typed.trim()}`;
  return (
    <>
      <PageHeading title={title} documentTitle={documentTitle} />
      <Card sx={{ maxWidth: 880 }}>
        <SearchPanel
          typed={typed}
          onType={(text) => setParams(text === "" ? {} : { q: text }, { replace: true })}
          onLeave={() => undefined}
        />
      </Card>
    </>
  );
}
