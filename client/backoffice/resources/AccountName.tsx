import { accountKind } from "../../../shared/accounts/account.schema.ts";
import { useWords } from "../i18n/use-words.ts";
import { useStaffSession } from "../layout/use-staff-session.ts";

/** An account by its name, its id and whether it is a sandbox. */
export function AccountName({ id }: { id: string }) {
  const words = useWords();
  const name = useStaffSession()?.accounts.find((account) => account.id === id)?.name;
  const kind = words(`accounts.kind_${accountKind(id)}`);
  return <>{name === undefined ? `${id} · ${kind}` : `${name} · ${id} · ${kind}`}</>;
}
