import { Button, Popover, Radio, Stack, Switch } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAdjustments } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { reviewSettings, setReview, type ReviewMode } from "../api";

const MODES: ReviewMode[] = ["automatic", "manual", "approve_all"];

/** How the simulator reviews: by rules that can be switched off one by one, by hand, or it approves all. */
export function ReviewSettings({ sub }: { sub: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const key = ["template-review", sub];
  const settings = useQuery({ queryKey: key, queryFn: () => reviewSettings(sub) });
  const change = useMutation({
    mutationFn: (body: { mode: ReviewMode; rulesOff: string[] }) => setReview(sub, body),
    onSuccess: (told) => queries.setQueryData(key, told),
    onError: (error) =>
      notifications.show({ color: "red", title: t("common.failed"), message: error.message }),
  });
  const { mode, rules } = settings.data ?? { mode: "automatic" as const, rules: [] };
  const off = rules.filter((rule) => !rule.isOn).map((rule) => rule.id);
  return (
    <Popover position="bottom-end" width={380} trapFocus withinPortal shadow="md">
      <Popover.Target>
        <Button variant="default" leftSection={<IconAdjustments size={16} aria-hidden />}>
          {t("templates.review.settings")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Radio.Group
          label={t("templates.review.how")}
          value={mode}
          onChange={(value) => change.mutate({ mode: value as ReviewMode, rulesOff: off })}
        >
          <Stack gap={8} mt={6}>
            {MODES.map((one) => (
              <Radio
                key={one}
                value={one}
                size="xs"
                label={t(`templates.review.modes.${one}`)}
                description={t(`templates.review.modeHints.${one}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {mode === "automatic" && (
          <Stack gap={8} mt="md" role="group" aria-label={t("templates.review.rules")}>
            {rules.map((rule) => (
              <Switch
                key={rule.id}
                size="xs"
                label={t(`templates.review.rule.${rule.id}`, rule.id)}
                checked={rule.isOn}
                onChange={(event) => {
                  const isOn = event.currentTarget.checked;
                  const rulesOff = isOn ? off.filter((one) => one !== rule.id) : [...off, rule.id];
                  change.mutate({ mode, rulesOff });
                }}
              />
            ))}
          </Stack>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
