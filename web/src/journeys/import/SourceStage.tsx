import { Alert, Button, FileButton, Group, Tabs, Text, Textarea, TextInput } from "@mantine/core";
import { IconClipboardText, IconFile, IconLink } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";

export type Origin = { file: File } | { text: string } | { url: string };
type Props = { error: string | null; isBusy: boolean; onRead: (origin: Origin) => void };

/** Where the journey comes from: a file, a pasted text, or an address. */
export function SourceStage({ error, isBusy, onRead }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [url, setUrl] = useState("");
  const look = (origin: Origin, isReady: boolean) => (
    <Group justify="end" mt="md">
      <Button disabled={!isReady} loading={isBusy} onClick={() => onRead(origin)}>
        {t("import.next")}
      </Button>
    </Group>
  );
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t("import.text")}
      </Text>
      <Tabs defaultValue="file" keepMounted={false}>
        <Tabs.List aria-label={t("import.from")} mb="md">
          <Tabs.Tab value="file" leftSection={<IconFile size={15} aria-hidden />}>
            {t("import.file")}
          </Tabs.Tab>
          <Tabs.Tab value="paste" leftSection={<IconClipboardText size={15} aria-hidden />}>
            {t("import.paste")}
          </Tabs.Tab>
          <Tabs.Tab value="url" leftSection={<IconLink size={15} aria-hidden />}>
            {t("import.url")}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="file">
          <div className="drop-zone">
            <span>{t("import.drop")}</span>
            <FileButton
              accept=".json,application/json,text/plain"
              inputProps={{ "aria-label": t("import.choose") }}
              onChange={(file) => file && onRead({ file })}
            >
              {(props) => (
                <Button {...props} loading={isBusy} data-autofocus>
                  {t("import.choose")}
                </Button>
              )}
            </FileButton>
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="paste">
          <Textarea
            label={t("import.pasteLabel")}
            rows={10}
            classNames={{ input: "json-text" }}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {look({ text }, text.trim() !== "")}
        </Tabs.Panel>
        <Tabs.Panel value="url">
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (url.trim()) onRead({ url: url.trim() });
            }}
          >
            <TextInput
              type="url"
              label={t("import.urlLabel")}
              description={t("import.urlHint")}
              placeholder="https://"
              dir="ltr"
              value={url}
              onChange={(event) => setUrl(event.currentTarget.value)}
            />
            {look({ url: url.trim() }, url.trim() !== "")}
          </form>
        </Tabs.Panel>
      </Tabs>
      {error && (
        <Alert className="alert" color="red" variant="light" mt="md" role="alert">
          {error}
        </Alert>
      )}
    </>
  );
}
