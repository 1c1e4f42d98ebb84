import { type ExportableList, exportableLists } from "../../../../shared/lists/exportable-lists.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { ExportButton } from "../ExportButton.tsx";
import { useUrlListContext } from "../list-context.ts";

/** The list as a file, where there is one of it. */
export function ExportTool() {
  const { controller, view } = useUrlListContext();
  const [account] = useAccountScope();
  return isExportable(controller.resource) ? (
    <ExportButton name={controller.resource} view={view} account={account} />
  ) : null;
}

function isExportable(name: string): name is ExportableList {
  return (exportableLists as readonly string[]).includes(name);
}
