import ArrowDownward from "@mui/icons-material/ArrowDownward";
import ArrowUpward from "@mui/icons-material/ArrowUpward";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import MenuItem from "@mui/material/MenuItem";
import Switch from "@mui/material/Switch";
import TextField from "@mui/material/TextField";
import { moveMethod } from "../../../../shared/checkout/method-order.ts";
import type { ProfileMethod, ProfileSettings } from "../../../../shared/checkout/profile-settings.ts";
import { paymentMethod, type PaymentMethodType } from "../../../../shared/payments/payment-methods.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useMethodName } from "../payments/use-method-text.ts";

interface MethodOrderProps {
  settings: ProfileSettings;
  isReadOnly: boolean;
  onChange: (changes: Partial<ProfileSettings>) => void;
}

/** Which ways to pay are offered, and in which order. */
export function MethodOrder({ settings, isReadOnly, onChange }: MethodOrderProps) {
  const words = useWords();
  const nameOf = useMethodName();
  const { methods, default_method } = settings;
  const enabled = methods.filter(({ is_enabled }) => is_enabled);
  const toggle = (type: PaymentMethodType) => {
    const next = methods.map((method) =>
      method.type === type ? { ...method, is_enabled: !method.is_enabled } : method,
    );
    const isDefaultOn = next.some((method) => method.type === default_method && method.is_enabled);
    onChange({ methods: next, default_method: isDefaultOn ? default_method : null });
  };
  return (
    <Section title={words("profile_form.methods")}>
      <Box sx={{ color: "text.secondary", fontSize: "0.8125rem", mb: 1 }}>{words("profile_form.methods_hint")}</Box>
      <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {methods.map((method, index) => (
          <MethodLine
            key={method.type}
            method={method}
            isFirst={index === 0}
            isLast={index === methods.length - 1}
            isReadOnly={isReadOnly}
            onToggle={() => toggle(method.type)}
            onMove={(step) => onChange({ methods: moveMethod(methods, method.type, step) })}
          />
        ))}
      </Box>
      <TextField
        select
        size="small"
        disabled={isReadOnly}
        label={words("profile_form.default_method")}
        value={default_method ?? "first"}
        onChange={(event) =>
          onChange({ default_method: enabled.find(({ type }) => type === event.target.value)?.type ?? null })
        }
        sx={{ mt: 2 }}
      >
        <MenuItem value="first">{words("profile_form.default_first")}</MenuItem>
        {enabled.map(({ type }) => (
          <MenuItem key={type} value={type}>
            {nameOf(type)}
          </MenuItem>
        ))}
      </TextField>
    </Section>
  );
}

interface MethodLineProps {
  method: ProfileMethod;
  isFirst: boolean;
  isLast: boolean;
  isReadOnly: boolean;
  onToggle: () => void;
  onMove: (step: -1 | 1) => void;
}

function MethodLine({ method, isFirst, isLast, isReadOnly, onToggle, onMove }: MethodLineProps) {
  const words = useWords();
  const label = useMethodName()(method.type);
  const { currencies } = paymentMethod(method.type);
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridTemplateColumns: "auto minmax(0, 1fr) auto",
        alignItems: "center",
        borderBottom: 1,
        borderColor: "divider",
      }}
    >
      <Switch
        size="small"
        checked={method.is_enabled}
        disabled={isReadOnly}
        onChange={onToggle}
        slotProps={{ input: { "aria-label": label } }}
      />
      <Box sx={{ ml: 1, fontSize: "0.875rem", color: method.is_enabled ? "text.primary" : "text.secondary" }}>
        {label}
        {currencies !== null && (
          <Box component="span" sx={{ color: "text.secondary", ml: 1, fontSize: "0.8125rem" }}>
            {currencies.join(", ")}
          </Box>
        )}
      </Box>
      <Box>
        <IconButton
          size="small"
          aria-label={words("profile_form.move_up", { method: label })}
          disabled={isFirst || isReadOnly}
          onClick={() => onMove(-1)}
        >
          <ArrowUpward sx={{ fontSize: 18 }} />
        </IconButton>
        <IconButton
          size="small"
          aria-label={words("profile_form.move_down", { method: label })}
          disabled={isLast || isReadOnly}
          onClick={() => onMove(1)}
        >
          <ArrowDownward sx={{ fontSize: 18 }} />
        </IconButton>
      </Box>
    </Box>
  );
}
