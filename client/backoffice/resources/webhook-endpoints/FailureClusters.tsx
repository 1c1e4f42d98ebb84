import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { FailureCluster } from "../../../../shared/webhooks/recovery.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { cappedText } from "../../i18n/number-text.ts";
import { type Words, useWords } from "../../i18n/use-words.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { recordPath } from "../resource-path.ts";
import { RecoverDialog } from "./RecoverDialog.tsx";

const windowMs = 7 * 86_400_000;
const shownMax = 20;

/** What failed in the last seven days, the same failures together, each with a way to send them again; of one endpoint where it is named. */
export function FailureClusters({ endpointId }: { endpointId?: string | undefined }) {
  const words = useWords();
  const [account] = useAccountScope();
  const mayManage = useMay("webhooks.manage");
  const [window] = useState(() => {
    const nowMs = Date.now();
    return { from: new Date(nowMs - windowMs).toISOString(), to: new Date(nowMs).toISOString() };
  });
  const [chosen, setChosen] = useState<FailureCluster | null>(null);
  const dataProvider = useDataProvider<KontorDataProvider>();
  const { data: clusters = [] } = useQuery({
    queryKey: ["webhook-clusters", window, account, endpointId],
    queryFn: () => dataProvider.listClusters({ ...window, account, endpointId }),
  });
  if (clusters.length === 0) return null;
  return (
    <Box sx={{ mt: 2.5 }}>
      <Section title={words("clusters.title")} isPadded={false}>
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {clusters.slice(0, shownMax).map((cluster) => (
            <ClusterLine
              key={[cluster.endpoint_id, cluster.class, cluster.code].join(" ")}
              cluster={cluster}
              onRecover={mayManage ? () => setChosen(cluster) : null}
            />
          ))}
        </Box>
      </Section>
      {chosen !== null && (
        <RecoverDialog
          endpointId={chosen.endpoint_id}
          preset={{
            ...window,
            states: ["exhausted", "rejected"],
            ...(chosen.code === null ? {} : { codes: [chosen.code] }),
            ...(chosen.class === null ? {} : { classes: [chosen.class] }),
          }}
          presetText={words("recover.only", { what: failureText(words, chosen) })}
          onClose={() => setChosen(null)}
        />
      )}
    </Box>
  );
}

function failureText(words: Words, { class: name, code }: FailureCluster): string {
  if (code !== null) return `HTTP ${code}`;
  return name === null ? words("clusters.unknown") : words(`code_class.${name}`);
}

function ClusterLine({ cluster, onRecover }: { cluster: FailureCluster; onRecover: (() => void) | null }) {
  const words = useWords();
  const { endpoint_id, url, code, example, count, first_at, last_at } = cluster;
  const shownCount = cappedText(count, cluster.is_capped);
  return (
    <Stack
      component="li"
      direction="row"
      sx={{
        gap: 1.5,
        rowGap: 0.5,
        flexWrap: "wrap",
        alignItems: "center",
        px: 2.5,
        py: 1,
        borderTop: 1,
        borderColor: "divider",
      }}
    >
      <Box sx={{ minWidth: 0, flex: "1 1 260px", fontSize: "0.875rem" }}>
        <Box sx={{ fontWeight: 600 }}>{failureText(words, cluster)}</Box>
        {code === null && example !== null && (
          <Box sx={{ color: "text.secondary", fontSize: "0.8125rem", overflowWrap: "anywhere" }}>
            {words("clusters.example", { example })}
          </Box>
        )}
        <Link
          component={RouterLink}
          to={recordPath("webhook-endpoints", endpoint_id)}
          sx={{ overflowWrap: "anywhere" }}
        >
          {url ?? words("endpoints.per_session")}
        </Link>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {count > 1 && (
            <>
              <InstantText value={first_at} /> –{" "}
            </>
          )}
          <InstantText value={last_at} />
        </Box>
      </Box>
      <Box sx={{ fontVariantNumeric: "tabular-nums", fontSize: "0.875rem" }}>
        {words("clusters.failed", { smart_count: count, count: shownCount })}
      </Box>
      {onRecover !== null && (
        <Button size="small" variant="outlined" onClick={onRecover}>
          {words("clusters.recover", { smart_count: count, count: shownCount })}
        </Button>
      )}
    </Stack>
  );
}
