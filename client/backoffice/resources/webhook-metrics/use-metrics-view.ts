import { useSearchParams } from "react-router";
import { isCalendarDay } from "../../../../shared/instant.ts";
import { type DayRange, presetDays, type RangePreset, rangePresets } from "../../dates/date-presets.ts";
import { useNow } from "../../dates/use-now.ts";
import { useZone } from "../../dates/zone.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import type { MetricsQuestion } from "../../providers/metrics-provider.ts";

export type RangeChoice = RangePreset | "custom";

export interface MetricsView {
  range: RangeChoice;
  question: MetricsQuestion;
  chooseRange: (range: RangePreset) => void;
  chooseDays: (days: DayRange) => void;
  chooseEndpoint: (id: string | null) => void;
}

const usual: RangePreset = "last_7_days";

/** Range and endpoint are in the address and nowhere else: reload, share and Back show the same figures. */
export function useMetricsView(): MetricsView {
  const [params, setParams] = useSearchParams();
  const [account] = useAccountScope();
  const zone = useZone();
  const nowMs = useNow();
  const custom = customDays(params);
  const preset = rangePresets.find((name) => name === params.get("range")) ?? usual;
  const days = custom ?? presetDays(preset, zone, nowMs);
  const change = (values: Readonly<Record<string, string | null>>) =>
    setParams((current) => {
      const next = new URLSearchParams(current);
      for (const [name, value] of Object.entries(values)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  return {
    range: custom === null ? preset : "custom",
    question: { ...days, zone, account, endpointId: params.get("endpoint_id") },
    chooseRange: (range) => change({ range, from: null, to: null }),
    chooseDays: ({ from, to }) => change({ range: null, from, to }),
    chooseEndpoint: (id) => change({ endpoint_id: id }),
  };
}

function customDays(params: URLSearchParams): DayRange | null {
  const [from, to] = [params.get("from"), params.get("to")];
  if (from === null || to === null || !isCalendarDay(from) || !isCalendarDay(to) || to < from) return null;
  return { from, to };
}
