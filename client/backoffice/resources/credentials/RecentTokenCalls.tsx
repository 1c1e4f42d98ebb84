import { useGetList } from "react-admin";
import type { CredentialView } from "../../../../shared/identity/credential.schema.ts";
import type { TokenCallView } from "../../../../shared/identity/token-call.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { ShortList } from "../../fields/ShortList.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { TokenOutcomeChip } from "../token-calls/TokenOutcomeChip.tsx";

/** The newest calls for a token with one client, and the way to all of them. */
export function RecentTokenCalls({ credential: { id, account_id } }: { credential: CredentialView }) {
  const words = useWords();
  const { data } = useGetList<TokenCallView>("token-calls", {
    filter: { credential_id: [id] },
    sort: { field: "at", order: "DESC" },
    pagination: { page: 1, perPage: 5 },
    meta: { account: account_id },
  });
  if (data === undefined) return null;
  return (
    <ShortList
      title={words("credential_care.tokens")}
      emptyText={words("credential_care.no_tokens")}
      all={{ to: `/token-calls?account=${account_id}&credential_id=${id}`, label: words("credential_care.all_tokens") }}
      rows={data.map(({ id: callId, at, ip, outcome }) => ({
        id: callId,
        to: null,
        name: ip ?? "–",
        at: null,
        chip: <TokenOutcomeChip outcome={outcome} />,
        end: <InstantText value={at} />,
      }))}
    />
  );
}
