import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { useWords } from "../../i18n/use-words.ts";

/** What is special about how an endpoint is called; what is as everywhere is left out. */
export function useSettingFacts(): (endpoint: EndpointPage) => { label: string; value: string | null }[] {
  const words = useWords();
  return ({ settings, has_field_masks: hasMasks }) => {
    const {
      header_names: names,
      concurrency,
      rate_per_second: rate,
      fields = [],
      exclude_fields: excluded = [],
    } = settings;
    const limits = [
      ...(concurrency === null ? [] : [words("endpoint_settings.at_once", { count: concurrency })]),
      ...(rate === null ? [] : [words("endpoint_settings.per_second", { rate })]),
    ];
    const wanted = fields.length === 0 ? words("endpoint_settings.parts_all") : fields.join(", ");
    const without = words("endpoint_settings.parts_without", { names: excluded.join(", ") });
    const parts = excluded.length === 0 ? wanted : fields.length === 0 ? without : `${wanted} · ${without}`;
    return [
      {
        label: words("endpoint_settings.limits"),
        value: limits.length === 0 ? words("endpoint_settings.installation") : limits.join(", "),
      },
      { label: words("endpoint_settings.headers"), value: names.length === 0 ? null : names.join(", ") },
      { label: words("endpoint_settings.parts"), value: hasMasks ? parts : null },
    ];
  };
}
