import { useQuery } from "@tanstack/react-query";
import { useWords, type Words } from "../i18n/use-words.ts";
import { useAccountScope } from "../layout/use-account-scope.ts";
import { partnerProvider } from "../providers/partner-provider.ts";
import type { FilterDefinition } from "./filter-definition.ts";

/** Narrows a list of lending by whose server registered the customer, and by sandbox or live. */
export function usePartnerFilters(): readonly FilterDefinition[] {
  const words = useWords();
  const [account] = useAccountScope();
  const { data: partners = [] } = useQuery({
    queryKey: ["lending-partners"],
    queryFn: ({ signal }) => partnerProvider.listPartners(signal),
    retry: false,
  });
  const shown = partners.filter(({ account_id: own }) => account === null || own === account);
  const choices = shown.map(({ id, name }) => ({ value: id, label: name }));
  return [
    { kind: "choice", name: "partner", label: words("partner_filter.partner"), choices },
    environmentFilter(words),
  ];
}

/** Sandbox or live. */
export function environmentFilter(words: Words): FilterDefinition {
  const choices = (["live", "sandbox"] as const).map((value) => ({
    value,
    label: words(`partner_filter.environments.${value}`),
  }));
  return { kind: "choice", name: "environment", label: words("partner_filter.environment"), choices };
}
