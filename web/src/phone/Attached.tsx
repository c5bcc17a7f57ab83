import { CallsAnswer, FormAnswers, Order, People, Product } from "./Cards";
import { MapCard } from "./MapCard";
import { FileCard, Picture } from "./Media";
import type { Attachment } from "./parts";
import { Sound } from "./Sound";

/** What a message carries beside its words. */
export function Attached({ attachment }: { attachment: Attachment }) {
  switch (attachment.kind) {
    case "image":
    case "video":
    case "gif":
    case "sticker":
      return <Picture medium={attachment} />;
    case "audio":
      return <Sound url={attachment.url} isVoice={attachment.isVoice} />;
    case "document":
      return <FileCard file={attachment} />;
    case "place":
      return <MapCard place={attachment.place} />;
    case "people":
      return <People people={attachment.people} />;
    case "product":
      return <Product id={attachment.id} />;
    case "order":
      return <Order items={attachment.items} />;
    case "form":
      return <FormAnswers answers={attachment.answers} />;
    case "calls":
      return <CallsAnswer isAllowed={attachment.isAllowed} isPermanent={attachment.isPermanent} />;
  }
}
