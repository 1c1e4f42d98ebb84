import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormHelperText from "@mui/material/FormHelperText";
import TextField from "@mui/material/TextField";
import { formatMoney } from "../../i18n/number-text.ts";
import { MoneyText } from "../../fields/MoneyText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { everyLine, hasRest, type LineRow } from "./line-choice.ts";
import type { MoneyEntry } from "./use-money-entry.ts";

/** Lines to choose with how many of each; what they come to follows. */
export function LinePicker({ entry, currency }: { entry: MoneyEntry; currency: string }) {
  const words = useWords();
  const { rows, chosen, choose, total, limit, isOverLimit } = entry;
  const toggle = ({ line, rest, isChosen }: LineRow) => {
    const { [line.line_id]: _gone, ...others } = chosen;
    choose(isChosen ? others : { ...chosen, [line.line_id]: String(rest.quantity) });
  };
  const isEverything = rows.filter(hasRest).every((row) => row.isChosen);
  return (
    <Box role="group" aria-label={words("lines.title")} sx={{ border: 1, borderColor: "divider", borderRadius: 2 }}>
      {rows.map((row) => (
        <PickableLine
          key={row.line.line_id}
          row={row}
          currency={currency}
          onToggle={() => toggle(row)}
          onQuantity={(quantity) => choose({ ...chosen, [row.line.line_id]: quantity })}
        />
      ))}
      <Box sx={{ display: "flex", alignItems: "center", justifyContent: "space-between", gap: 2, px: 1.5, py: 1 }}>
        <Button size="small" onClick={() => choose(isEverything ? {} : everyLine(rows))}>
          {words(isEverything ? "by_line.none" : "by_line.all")}
        </Button>
        <Box sx={{ textAlign: "right" }}>
          <Box component="span" sx={{ color: "text.secondary", fontSize: "0.875rem", mr: 1.5, whiteSpace: "nowrap" }}>
            {words("by_line.chosen")}
          </Box>
          <Box component="span" sx={{ fontWeight: 650 }}>
            {total === null && entry.fault === "bad_quantity" ? (
              "–"
            ) : (
              <MoneyText amount={total ?? 0} currency={currency} />
            )}
          </Box>
        </Box>
      </Box>
      {isOverLimit && (
        <FormHelperText error role="alert" sx={{ px: 1.5, pb: 1 }}>
          {words("by_line.over_limit", { limit: formatMoney(limit, currency) })}
        </FormHelperText>
      )}
    </Box>
  );
}

interface PickableLineProps {
  row: LineRow;
  currency: string;
  onToggle: () => void;
  onQuantity: (quantity: string) => void;
}

function PickableLine({ row, currency, onToggle, onQuantity }: PickableLineProps) {
  const words = useWords();
  const { line, rest, isChosen, quantity, amount, problem } = row;
  const name = line.description ?? line.id ?? line.line_id;
  const hasQuantity = isChosen && rest.quantity !== 0 && rest.quantity !== 1;
  return (
    <Box
      sx={{
        display: "grid",
        // Beside a quantity and an amount, a narrow screen leaves a name no room: they stand below it.
        gridTemplateAreas: {
          xs: hasQuantity ? '"choice name name" "choice quantity amount"' : '"choice name amount"',
          sm: '"choice name quantity amount"',
        },
        gridTemplateColumns: { xs: "auto minmax(0, 1fr) auto", sm: "auto minmax(0, 1fr) auto auto" },
        alignItems: "center",
        columnGap: 1,
        px: 0.5,
        pr: 1.5,
        py: 0.5,
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      <Checkbox
        checked={isChosen}
        disabled={!hasRest(row)}
        onChange={onToggle}
        sx={{ gridArea: "choice", alignSelf: { xs: "start", sm: "center" } }}
        slotProps={{ input: { "aria-label": name } }}
      />
      <Box sx={{ gridArea: "name", minWidth: 0, py: 0.75, fontSize: "0.875rem" }}>
        <Box sx={{ overflowWrap: "anywhere", color: hasRest(row) ? "text.primary" : "text.secondary" }}>{name}</Box>
        <Box sx={{ color: problem === null ? "text.secondary" : "error.main", fontSize: "0.8125rem" }}>
          {problem !== null
            ? words(`by_line.${problem}`, { quantity: rest.quantity })
            : hasRest(row)
              ? words("by_line.left", { quantity: rest.quantity, amount: formatMoney(rest.amount, currency) })
              : words("by_line.nothing_left")}
        </Box>
      </Box>
      {hasQuantity && (
        <TextField
          size="small"
          value={quantity}
          error={problem !== null}
          sx={{ gridArea: "quantity", justifySelf: { xs: "start", sm: "end" }, mb: { xs: 0.5, sm: 0 } }}
          onChange={(event) => onQuantity(event.target.value)}
          slotProps={{
            htmlInput: {
              inputMode: "decimal",
              autoComplete: "off",
              "aria-label": words("by_line.quantity_of", { line: name }),
              "aria-invalid": problem !== null,
              style: { textAlign: "right", width: 44, fontVariantNumeric: "tabular-nums" },
            },
          }}
        />
      )}
      {isChosen && (
        <Box sx={{ gridArea: "amount", minWidth: { sm: 104 }, textAlign: "right", fontSize: "0.875rem" }}>
          {problem === null ? <MoneyText amount={amount} currency={currency} /> : "–"}
        </Box>
      )}
    </Box>
  );
}
