import { Button, Text } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { When } from "../journeys/When";
import { Failed, Loading } from "../shell/Feedback";
import { readAnswers, type Answer, type Asked } from "./api";

type Props = { journeyId: string; step: string; asked: Asked };

/** What customers wrote in answer to a question, newest first. */
export function WrittenAnswers({ journeyId, step, asked }: Props) {
  const { t } = useTranslation();
  const list = useInfiniteQuery({
    queryKey: ["results", journeyId, "answers", step, asked.version, asked.from],
    queryFn: ({ pageParam }) => readAnswers(journeyId, { ...asked, step, before: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  if (list.isPending) return <Loading />;
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />;
  return (
    <>
      <ul className="written">
        {list.data.pages
          .flatMap((page) => page.answers)
          .map((answer) => (
            <li key={answer.id}>
              <Words answer={answer} />
              <small>
                <span dir="auto">{answer.name ?? <bdi>+{answer.msisdn}</bdi>}</span> ·{" "}
                <When at={answer.at} />
              </small>
            </li>
          ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t("results.more")}
        </Button>
      )}
    </>
  );
}

function Words({ answer }: { answer: Answer }) {
  const { t } = useTranslation();
  if (answer.text) return <p dir="auto">{answer.text}</p>;
  return (
    <Text component="p" c="dimmed" fs="italic">
      {t("results.noWords", { type: answer.type })}
    </Text>
  );
}
